#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Pictures for papers and lectures.
namespace taper::study {

struct Series {
  std::string label;  // its name in the legend; empty for none
  std::vector<double> x;
  std::vector<double> y;  // as many as x; NaN is a gap
};

/// Curves over x, with a legend beside them.
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

/// Images side by side, `columns` in a row.
struct ImageGrid {
  std::size_t height;
  std::size_t width;
  std::size_t columns;
  std::vector<Tile> tiles;
};

/// A matrix as colours and numbers, row by row from the top, such as a confusion matrix.
struct HeatMap {
  std::string title, x_label, y_label;
  std::vector<std::string> rows, columns;  // their names
  std::vector<double> values;              // rows x columns, not negative
};

/// Draws the plots below each other, the images, or the matrix by gnuplot, as PNG, or as SVG if the
/// name of the picture ends so. The data (.dat) and the script (.gp) stay beside it: restyle the
/// script and run gnuplot on it to draw again. Their folder is made if it is not there. Where there
/// is no gnuplot, a warning says how to draw later. Throws Error when a file cannot be written and
/// when gnuplot fails; data and script are there by then.
void draw(const std::vector<LinePlot>& plots, const std::filesystem::path& picture);
void draw(const ImageGrid& grid, const std::filesystem::path& picture);
void draw(const HeatMap& map, const std::filesystem::path& picture);

}  // namespace taper::study
