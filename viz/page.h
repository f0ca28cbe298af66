#pragma once

#include <string>
#include <string_view>

namespace taper::viz {

/// The page, which is part of the library, with the recording, or a list of two.
std::string page_with(const std::string& json);

namespace embedded {
/// Made by the build from viz/page/dist.
std::string_view page();
std::string_view still();
}  // namespace embedded

}  // namespace taper::viz
