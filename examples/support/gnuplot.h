#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace examples {

struct Series {
  std::string label;  // its name in the legend; empty for none
  std::vector<double> x;
  std::vector<double> y;  // as many as x; NaN is a gap
};

struct LinePlot {
  std::string title;
  std::string x_label;
  std::string y_label;
  std::vector<Series> series;
  std::optional<std::pair<double, double>> y_range;  // lowest and highest y; by the data if not set
};

struct Tile {
  std::vector<uint8_t> pixels;  // height x width, row by row from the top
  std::string title;            // one or two lines
  bool marked = false;          // title in red
};

struct ImageGrid {
  size_t height;
  size_t width;
  size_t columns;
  std::vector<Tile> tiles;
};

// Draws the plots below each other, or the images, as a PNG file by gnuplot. The data (.dat) and
// the script (.gp) stay beside it: restyle the script and run gnuplot on it to draw again. Where
// there is no gnuplot, a warning says how to draw later. Throws taper::Error when a file cannot be
// written and when gnuplot fails; data and script are there by then.
void draw(const std::vector<LinePlot>& plots, const std::filesystem::path& picture);
void draw(const ImageGrid& grid, const std::filesystem::path& picture);

}  // namespace examples
