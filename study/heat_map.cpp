#include <algorithm>
#include <cmath>

#include "taper/core/base/error.h"
#include "taper/study/gnuplot.h"
#include "taper/study/picture.h"

namespace taper::study {
namespace {

using gnuplot::in_quotes, gnuplot::Paths;

constexpr std::size_t kCell = 56, kLeft = 130, kRight = 110, kTop = 60, kBottom = 120;

// The names of the columns or rows as tics, row 0 at the top.
std::string tics(const char* axis, const std::vector<std::string>& names) {
  std::string out = str("set ", axis, "tics (");
  for (std::size_t i = 0; i < names.size(); ++i)
    out += str(i == 0 ? "" : ", ", in_quotes(names[i]), " ", i);
  return out + ")\n";
}

std::string script_of(const HeatMap& map, const Paths& paths) {
  const std::size_t rows = map.rows.size(), columns = map.columns.size();
  const double most = *std::max_element(map.values.begin(), map.values.end());
  return gnuplot::header(paths, columns * kCell + kLeft + kRight, rows * kCell + kTop + kBottom,
                         "font 'sans,11'") +
         str("set title ", in_quotes(map.title), " font ',15'\nset xlabel ", in_quotes(map.x_label),
             "\nset ylabel ", in_quotes(map.y_label), "\n", tics("x", map.columns),
             "set xtics rotate by -40 nomirror scale 0\n", tics("y", map.rows),
             "set ytics nomirror scale 0\nset xrange [-0.5:", columns - 0.5, "]\nset yrange [",
             rows - 0.5,
             ":-0.5]\nset palette defined (0 '#ffffff', 1 '#0072b2')\nset cbrange [0:", most,
             "]\nunset key\ndark = ", most / 2,
             "\nplot data matrix using 1:2:3 with image, \\\n     data matrix using "
             "1:2:(sprintf('%g', $3)):($3 > dark ? 0xffffff : 0x000000) with labels textcolor rgb "
             "variable\n");
}

std::string data_of(const HeatMap& map) {
  std::string out;
  for (std::size_t i = 0; i < map.values.size(); ++i)
    out += str(map.values[i], (i + 1) % map.columns.size() == 0 ? '\n' : ' ');
  return out;
}

}  // namespace

void draw(const HeatMap& map, const std::filesystem::path& picture) {
  check(!map.values.empty() && map.values.size() == map.rows.size() * map.columns.size(), "draw",
        "values of a heat map, got ", map.values.size(), ", expected ", map.rows.size(), " x ",
        map.columns.size());
  const Paths paths(picture);
  gnuplot::draw(script_of(map, paths), data_of(map), paths);
}

}  // namespace taper::study
