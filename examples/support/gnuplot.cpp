#include "examples/support/gnuplot.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <system_error>

#include "examples/support/process.h"
#include "taper/core/base/error.h"
#include "taper/data/file.h"

namespace examples {
namespace {

namespace fs = std::filesystem;

constexpr const char* kColors[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"};
constexpr size_t kMostPoints = 50;  // a series of up to this many points shows each as a dot

// The script, its data and the picture, which lie side by side under one name.
struct Paths {
  explicit Paths(const fs::path& picture_path)
      : picture(picture_path),
        script(fs::path(picture_path).replace_extension(".gp")),
        data(fs::path(picture_path).replace_extension(".dat")),
        unfinished(fs::path(picture_path).replace_extension(".unfinished.png")) {}

  fs::path picture, script, data, unfinished;
};

// A gnuplot string. Between single quotes gnuplot expands nothing; a quote is doubled.
std::string in_quotes(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') result += '\'';
    result += c == '\n' || c == '\r' ? ' ' : c;
  }
  return result + "'";
}

// A file of the script's folder. Without "./" gnuplot takes a name that starts with < or | for a
// command.
std::string file_in_quotes(const fs::path& path) {
  return in_quotes("./" + path.filename().string());
}

std::string header(const Paths& paths, size_t width, size_t height, const std::string& options) {
  std::ostringstream out;
  out << "# Run gnuplot on this file, in its folder, to draw the picture again.\n"
      << "if (!exists('picture')) picture = " << file_in_quotes(paths.picture) << "\n"
      << "data = " << file_in_quotes(paths.data) << "\n"
      << "if (strstrt(GPVAL_TERMINALS, 'pngcairo')) {\n"
      << "  set terminal pngcairo size " << width << "," << height << " noenhanced " << options
      << "\n} else {\n"
      << "  set terminal png truecolor size " << width << "," << height << " noenhanced\n}\n"
      << "set output picture\n";
  return out.str();
}

// Whole numbers on the x axis get whole ticks, about ten of them.
std::string x_axis(const LinePlot& plot) {
  double low = INFINITY, high = -INFINITY;
  bool whole = true;
  for (const Series& series : plot.series)
    for (const double x : series.x) {
      low = std::min(low, x), high = std::max(high, x);
      whole = whole && x == std::floor(x);
    }
  std::ostringstream out;
  if (low == high) low -= 1, high += 1;
  out << "set xrange [" << low << ":" << high << "]\n";
  if (whole) out << "set xtics " << std::max(1.0, std::ceil((high - low) / 10)) << "\n";
  return out.str();
}

std::string curve(const Series& series, size_t index) {
  const bool dots = series.x.size() <= kMostPoints;
  const std::string color = kColors[index % std::size(kColors)];
  return "data index " + std::to_string(index) + " using 1:2 with " +
         (dots ? "linespoints pointtype 7 pointsize 0.8" : "lines") +
         " linewidth 2 linecolor rgb '" + color + "' " +
         (series.label.empty() ? "notitle" : "title " + in_quotes(series.label));
}

std::string script_of(const LinePlot& plot, const Paths& paths) {
  std::ostringstream out;
  out << header(paths, 960, 600, "font 'sans,13'") << "set title " << in_quotes(plot.title)
      << " font ',15'\n"
      << "set xlabel " << in_quotes(plot.x_label) << "\n"
      << "set ylabel " << in_quotes(plot.y_label) << "\n"
      << "set border 3 linecolor rgb '#555555'\nset tics nomirror\n"
      << "set grid linecolor rgb '#dddddd' linetype 1\n"
      << "set bmargin 5\nset key bmargin center horizontal Left reverse samplen 2\n"
      << x_axis(plot);
  if (plot.y_range) {
    out << "set yrange [" << plot.y_range->first << ":" << plot.y_range->second << "]\n";
  } else {
    out << "set autoscale yfix\nset offsets 0, 0, graph 0.03, graph 0.03\n";
  }
  for (size_t i = 0; i < plot.series.size(); ++i)
    out << (i == 0 ? "plot " : ", \\\n     ") << curve(plot.series[i], i);
  out << "\n";
  return out.str();
}

std::string data_of(const LinePlot& plot) {
  std::ostringstream out;
  out.precision(9);
  for (const Series& series : plot.series) {
    out << "# " << series.label << "\n";
    for (size_t i = 0; i < series.x.size(); ++i) out << series.x[i] << " " << series.y[i] << "\n";
    out << "\n\n";
  }
  return out.str();
}

// Where the tiles of a grid lie, in points of the picture.
struct Layout {
  explicit Layout(const ImageGrid& grid)
      : scale(std::max<size_t>(1, kTileWidth / grid.width)),
        columns(std::min(grid.columns, grid.tiles.size())),
        step_x(grid.width * scale + kGap),
        step_y(grid.height * scale + kTitleHeight + kGap),
        width(columns * step_x + kGap),
        height((grid.tiles.size() + columns - 1) / columns * step_y + kGap) {}

  size_t left(size_t tile) const { return kGap + tile % columns * step_x; }
  size_t top(size_t tile) const { return kGap + tile / columns * step_y + kTitleHeight; }

  static constexpr size_t kTileWidth = 168, kGap = 20, kTitleHeight = 40, kLineHeight = 19;
  size_t scale, columns, step_x, step_y, width, height;
};

void write_title(std::ostream& out, const Tile& tile, size_t center, size_t top) {
  std::istringstream lines(tile.title);
  size_t y = top - Layout::kTitleHeight + Layout::kLineHeight / 2;
  for (std::string line; std::getline(lines, line); y += Layout::kLineHeight)
    out << "set label " << in_quotes(line) << " at " << center << "," << y << " center"
        << (tile.marked ? " textcolor rgb '#c00000'\n" : "\n");
}

std::string script_of(const ImageGrid& grid, const Paths& paths) {
  const Layout layout(grid);
  std::ostringstream out;
  out << header(paths, layout.width, layout.height, "font 'sans,11'")
      << "set palette gray negative\nset cbrange [0:255]\nunset colorbox\n"
      << "set margins 0, 0, 0, 0\nunset border\nunset tics\nunset key\n"
      << "set xrange [0:" << layout.width << "]\nset yrange [" << layout.height << ":0]\n"
      << "scale = " << layout.scale << "\n";
  for (size_t i = 0; i < grid.tiles.size(); ++i)
    write_title(out, grid.tiles[i], layout.left(i) + grid.width * layout.scale / 2, layout.top(i));
  for (size_t i = 0; i < grid.tiles.size(); ++i)
    out << (i == 0 ? "plot " : ", \\\n     ") << "data index " << i << " matrix using ("
        << layout.left(i) << " + scale * ($1 + 0.5)):(" << layout.top(i)
        << " + scale * ($2 + 0.5)):3 with image";
  out << "\n";
  return out.str();
}

std::string data_of(const ImageGrid& grid) {
  std::ostringstream out;
  for (const Tile& tile : grid.tiles) {
    for (size_t i = 0; i < tile.pixels.size(); ++i)
      out << int{tile.pixels[i]} << ((i + 1) % grid.width == 0 ? '\n' : ' ');
    out << "\n\n";
  }
  return out.str();
}

// gnuplot does not notice a full disk; a whole PNG ends with the chunk IEND.
bool is_whole_png(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  char end[8] = {};
  file.seekg(-8, std::ios::end);
  return file.read(end, sizeof end) && std::string(end, 4) == "IEND";
}

struct Outcome {
  bool started;
  int exit_code;
  std::string output;
};

Outcome run_gnuplot(const Paths& paths) {
  const std::string setting = "picture = " + file_in_quotes(paths.unfinished);
  try {
    Process gnuplot({"gnuplot", "-e", setting, "./" + paths.script.filename().string()},
                    fs::absolute(paths.script).parent_path());
    const std::string output = gnuplot.read_all();
    return {true, gnuplot.wait(), output};
  } catch (const std::system_error& error) {
    return {false, 0, error.what()};
  }
}

// Puts the finished picture in its place, or removes what there is of it.
bool finish(const Paths& paths, bool drawn) {
  std::error_code error;
  if (drawn) fs::rename(paths.unfinished, paths.picture, error);
  const bool finished = drawn && !error;
  if (!finished) fs::remove(paths.unfinished, error);
  return finished;
}

void draw(const std::string& script, const std::string& data, const Paths& paths) {
  taper::data::write_file(paths.data.string(), data);
  taper::data::write_file(paths.script.string(), script);
  const Outcome gnuplot = run_gnuplot(paths);
  taper::check(gnuplot.started, "draw", "no picture ", paths.picture.string(), ": ", gnuplot.output,
               "; install the package gnuplot-nox and run gnuplot on ", paths.script.string());
  const bool drawn = gnuplot.exit_code == 0 && is_whole_png(paths.unfinished);
  taper::check(finish(paths, drawn), "draw", "gnuplot could not write ", paths.picture.string(),
               " by ", paths.script.string(), " (is the disk full?): ", gnuplot.output);
}

}  // namespace

void draw(const LinePlot& plot, const fs::path& picture) {
  bool drawable = false;
  for (const Series& series : plot.series) {
    taper::check(series.x.size() == series.y.size(), "draw", "series '", series.label, "' has ",
                 series.x.size(), " x and ", series.y.size(), " y values, expected as many");
    drawable = drawable || !series.x.empty();
  }
  taper::check(drawable, "draw", "no points for ", picture.string(), ", expected one or more");
  const Paths paths(picture);
  draw(script_of(plot, paths), data_of(plot), paths);
}

void draw(const ImageGrid& grid, const fs::path& picture) {
  taper::check(!grid.tiles.empty() && grid.columns > 0, "draw", "no images for ", picture.string(),
               ", expected one or more");
  for (const Tile& tile : grid.tiles)
    taper::check(tile.pixels.size() == grid.height * grid.width, "draw", "an image has ",
                 tile.pixels.size(), " pixels, expected ", grid.height, " x ", grid.width);
  const Paths paths(picture);
  draw(script_of(grid, paths), data_of(grid), paths);
}

}  // namespace examples
