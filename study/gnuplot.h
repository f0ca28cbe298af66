#pragma once

#include <filesystem>
#include <string>

/// How pictures are drawn: a script and its data, which lie beside the picture under one name.
namespace taper::study::gnuplot {

struct Paths {
  explicit Paths(const std::filesystem::path& picture_path);
  std::filesystem::path picture, script, data;
};

/// A gnuplot string.
std::string in_quotes(const std::string& text);

/// The first lines of a script: terminal, sizes in points, and the name of the data.
std::string header(const Paths& paths, std::size_t width, std::size_t height,
                   const std::string& options);

/// Writes both, and draws. Throws where a file cannot be written or gnuplot fails; without gnuplot
/// it warns.
void draw(const std::string& script, const std::string& data, const Paths& paths);

}  // namespace taper::study::gnuplot
