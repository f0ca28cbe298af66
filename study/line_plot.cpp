#include <algorithm>
#include <cmath>

#include "taper/core/base/error.h"
#include "taper/study/gnuplot.h"
#include "taper/study/picture.h"

namespace taper::study {
namespace {

using gnuplot::in_quotes, gnuplot::Paths;

constexpr const char* kColors[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"};
constexpr std::size_t kMostPoints = 50;  // a series of up to this many points shows each as a dot
constexpr std::size_t kWidth = 960, kOnePlotHeight = 560, kPlotHeight = 360;

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

std::string curve(const Series& series, std::size_t position, std::size_t index) {
  const bool dots = series.x.size() <= kMostPoints;
  return str("data index ", index, " using 1:2 with ",
             dots ? "linespoints pointtype 7 pointsize 0.8" : "lines", " linewidth 2 dashtype ",
             position + 1, " linecolor rgb '", kColors[position % std::size(kColors)], "' ",
             series.label.empty() ? "notitle" : "title " + in_quotes(series.label));
}

// The plots' series lie one after the other in the data.
std::string script_of(const std::vector<LinePlot>& plots, const Paths& paths) {
  const std::size_t height = plots.size() == 1 ? kOnePlotHeight : kPlotHeight * plots.size();
  std::string out = gnuplot::header(paths, kWidth, height, "font 'sans,13'") +
                    "set border 3 linecolor rgb '#555555'\nset tics nomirror\n"
                    "set grid linecolor rgb '#dddddd' linetype 1\nset lmargin 10\nset bmargin 4\n"
                    "set key outside right center vertical Left reverse samplen 3\n";
  out += str("set multiplot layout ", plots.size(), ",1\n");
  std::size_t index = 0;
  for (const LinePlot& plot : plots) {
    out += str("\nset title ", in_quotes(plot.title), " font ',15'\nset xlabel ",
               in_quotes(plot.x_label), "\nset ylabel ", in_quotes(plot.y_label), "\n",
               x_axis(plot), y_axis(plot));
    for (std::size_t i = 0; i < plot.series.size(); ++i)
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
      for (std::size_t i = 0; i < series.x.size(); ++i)
        out += str(series.x[i], " ", series.y[i], "\n");
      out += "\n\n";
    }
  return out;
}

bool is_drawable(const LinePlot& plot) {
  bool drawable = false;
  for (const Series& series : plot.series) {
    check(series.x.size() == series.y.size(), "draw", "series '", series.label, "' has ",
          series.x.size(), " x and ", series.y.size(), " y values, expected as many");
    drawable = drawable || !series.x.empty();
  }
  return drawable;
}

}  // namespace

void draw(const std::vector<LinePlot>& plots, const std::filesystem::path& picture) {
  check(!plots.empty() && std::all_of(plots.begin(), plots.end(), is_drawable), "draw",
        "no points for ", picture.string(), ", expected one or more in each plot");
  const Paths paths(picture);
  gnuplot::draw(script_of(plots, paths), data_of(plots), paths);
}

}  // namespace taper::study
