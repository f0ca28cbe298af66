#include "examples/support/gnuplot.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <system_error>

#include "examples/support/process.h"
#include "taper/core/base/error.h"
#include "taper/core/base/warning.h"
#include "taper/data/file.h"

namespace examples {
namespace {

namespace fs = std::filesystem;
using taper::str;

constexpr const char* kColors[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"};
constexpr size_t kMostPoints = 50;  // a series of up to this many points shows each as a dot
constexpr size_t kWidth = 960, kOnePlotHeight = 560, kPlotHeight = 360;

// The script, its data and the picture, which lie side by side under one name.
struct Paths {
  explicit Paths(const fs::path& picture_path)
      : picture(picture_path),
        script(fs::path(picture_path).replace_extension(".gp")),
        data(fs::path(picture_path).replace_extension(".dat")) {}

  fs::path picture, script, data;
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
  const std::string size = str("size ", width, ",", height, " noenhanced");
  return str("# Run gnuplot on this file, in its folder, to draw the picture again.\n",
             "if (!exists('to_output')) set output ", file_in_quotes(paths.picture),
             "\ndata = ", file_in_quotes(paths.data),
             "\nif (strstrt(GPVAL_TERMINALS, 'pngcairo')) {\n  set terminal pngcairo ", size, " ",
             options, "\n} else {\n  set terminal png truecolor ", size, "\n}\n");
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
  if (low == high) low -= 1, high += 1;
  const std::string ticks = whole ? str(std::max(1.0, std::ceil((high - low) / 10))) : "autofreq";
  return str("set xrange [", low, ":", high, "]\nset xtics ", ticks, "\n");
}

std::string y_axis(const LinePlot& plot) {
  if (plot.y_range)
    return str("set yrange [", plot.y_range->first, ":", plot.y_range->second, "]\n");
  return "set autoscale yfix\nset offsets 0, 0, graph 0.03, graph 0.03\n";
}

std::string curve(const Series& series, size_t position, size_t index) {
  const bool dots = series.x.size() <= kMostPoints;
  return str("data index ", index, " using 1:2 with ",
             dots ? "linespoints pointtype 7 pointsize 0.8" : "lines", " linewidth 2 dashtype ",
             position + 1, " linecolor rgb '", kColors[position % std::size(kColors)], "' ",
             series.label.empty() ? "notitle" : "title " + in_quotes(series.label));
}

// The plots' series lie one after the other in the data.
std::string script_of(const std::vector<LinePlot>& plots, const Paths& paths) {
  const size_t height = plots.size() == 1 ? kOnePlotHeight : kPlotHeight * plots.size();
  std::string out = header(paths, kWidth, height, "font 'sans,13'") +
                    "set border 3 linecolor rgb '#555555'\nset tics nomirror\n"
                    "set grid linecolor rgb '#dddddd' linetype 1\nset lmargin 10\nset bmargin 4\n"
                    "set key outside right center vertical Left reverse samplen 3\n";
  out += str("set multiplot layout ", plots.size(), ",1\n");
  size_t index = 0;
  for (const LinePlot& plot : plots) {
    out += str("\nset title ", in_quotes(plot.title), " font ',15'\nset xlabel ",
               in_quotes(plot.x_label), "\nset ylabel ", in_quotes(plot.y_label), "\n",
               x_axis(plot), y_axis(plot));
    for (size_t i = 0; i < plot.series.size(); ++i)
      out += (i == 0 ? "plot " : ", \\\n     ") + curve(plot.series[i], i, index++);
    out += "\n";
  }
  return out;
}

std::string data_of(const std::vector<LinePlot>& plots) {
  std::string out;
  for (const LinePlot& plot : plots)
    for (const Series& series : plot.series) {
      out += str("# ", series.label, "\n");
      for (size_t i = 0; i < series.x.size(); ++i) out += str(series.x[i], " ", series.y[i], "\n");
      out += "\n\n";
    }
  return out;
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

// The lines of a tile's title, one below the other.
std::string title_of(const Tile& tile, size_t center, size_t top) {
  std::string out;
  size_t y = top - Layout::kTitleHeight + Layout::kLineHeight / 2;
  for (size_t start = 0; start < tile.title.size(); y += Layout::kLineHeight) {
    const size_t end = std::min(tile.title.find('\n', start), tile.title.size());
    out += str("set label ", in_quotes(tile.title.substr(start, end - start)), " at ", center, ",",
               y, " center", tile.marked ? " textcolor rgb '#c00000'\n" : "\n");
    start = end + 1;
  }
  return out;
}

std::string script_of(const ImageGrid& grid, const Paths& paths) {
  const Layout layout(grid);
  std::string out = header(paths, layout.width, layout.height, "font 'sans,11'") +
                    str("set palette gray negative\nset cbrange [0:255]\nunset colorbox\n",
                        "set margins 0, 0, 0, 0\nunset border\nunset tics\nunset key\n",
                        "set xrange [0:", layout.width, "]\nset yrange [", layout.height,
                        ":0]\nscale = ", layout.scale, "\n");
  for (size_t i = 0; i < grid.tiles.size(); ++i)
    out += title_of(grid.tiles[i], layout.left(i) + grid.width * layout.scale / 2, layout.top(i));
  for (size_t i = 0; i < grid.tiles.size(); ++i)
    out +=
        str(i == 0 ? "plot " : ", \\\n     ", "data index ", i, " matrix using (", layout.left(i),
            " + scale * ($1 + 0.5)):(", layout.top(i), " + scale * ($2 + 0.5)):3 with image");
  return out + "\n";
}

std::string data_of(const ImageGrid& grid) {
  std::string out;
  for (const Tile& tile : grid.tiles) {
    for (size_t i = 0; i < tile.pixels.size(); ++i)
      out += str(int{tile.pixels[i]}, (i + 1) % grid.width == 0 ? '\n' : ' ');
    out += "\n\n";
  }
  return out;
}

// A whole PNG ends with the chunk IEND.
bool is_whole_png(const std::string& bytes) {
  return bytes.size() > 8 && bytes.compare(bytes.size() - 8, 4, "IEND") == 0;
}

struct Outcome {
  std::string picture, errors;
};

// Null if there is no gnuplot.
std::optional<Outcome> run_gnuplot(const Paths& paths) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> errors(std::tmpfile(), std::fclose);
  taper::check(errors != nullptr, "draw",
               "cannot make a temporary file: ", std::generic_category().message(errno));
  try {
    Process gnuplot({"gnuplot", "-e", "to_output = 1", "./" + paths.script.filename().string()},
                    fs::absolute(paths.script).parent_path(), fileno(errors.get()));
    Outcome outcome{gnuplot.read_all(), ""};
    if (gnuplot.wait() != 0) outcome.picture.clear();
    std::rewind(errors.get());
    for (int c = 0; (c = std::fgetc(errors.get())) != EOF;) outcome.errors += static_cast<char>(c);
    return outcome;
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::no_such_file_or_directory) return std::nullopt;
    throw taper::Error(str("draw: ", error.what()));
  }
}

void draw(const std::string& script, const std::string& data, const Paths& paths) {
  taper::write_file(paths.data.string(), data, "draw");
  taper::write_file(paths.script.string(), script, "draw");
  const std::optional<Outcome> gnuplot = run_gnuplot(paths);
  const bool drawn = gnuplot && is_whole_png(gnuplot->picture);
  // An older picture would be taken for one of these data.
  std::error_code none;
  if (!drawn) fs::remove(paths.picture, none);
  if (!gnuplot)
    return TAPER_WARN("draw: no picture ", paths.picture.string(),
                      ", because gnuplot is not installed; install the package gnuplot-nox and run "
                      "gnuplot on ",
                      paths.script.filename().string(), " in its folder");
  taper::check(drawn, "draw", "gnuplot could not draw ", paths.picture.string(), " by ",
               paths.script.string(), ": ", gnuplot->errors);
  taper::write_file(paths.picture.string(), gnuplot->picture, "draw");
}

bool is_drawable(const LinePlot& plot) {
  bool drawable = false;
  for (const Series& series : plot.series) {
    taper::check(series.x.size() == series.y.size(), "draw", "series '", series.label, "' has ",
                 series.x.size(), " x and ", series.y.size(), " y values, expected as many");
    drawable = drawable || !series.x.empty();
  }
  return drawable;
}

}  // namespace

void draw(const std::vector<LinePlot>& plots, const fs::path& picture) {
  taper::check(!plots.empty() && std::all_of(plots.begin(), plots.end(), is_drawable), "draw",
               "no points for ", picture.string(), ", expected one or more in each plot");
  const Paths paths(picture);
  draw(script_of(plots, paths), data_of(plots), paths);
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
