#pragma once

#include <string>

namespace taper::viz {

/// What the page's drawing code makes of a graph, given as a recording in JSON: an SVG file.
std::string draw(const std::string& json);

}  // namespace taper::viz
