#include <algorithm>

#include "taper/core/base/error.h"
#include "taper/study/gnuplot.h"
#include "taper/study/picture.h"

namespace taper::study {
namespace {

using gnuplot::in_quotes, gnuplot::Paths;

// Where the tiles of a grid lie, in points of the picture.
struct Layout {
  explicit Layout(const ImageGrid& grid)
      : scale(std::max<std::size_t>(1, kTileWidth / grid.width)),
        columns(std::min(grid.columns, grid.tiles.size())),
        step_x(grid.width * scale + kGap),
        step_y(grid.height * scale + kTitleHeight + kGap),
        width(columns * step_x + kGap),
        height((grid.tiles.size() + columns - 1) / columns * step_y + kGap) {}

  std::size_t left(std::size_t tile) const { return kGap + tile % columns * step_x; }
  std::size_t top(std::size_t tile) const { return kGap + tile / columns * step_y + kTitleHeight; }

  static constexpr std::size_t kTileWidth = 168, kGap = 20, kTitleHeight = 40, kLineHeight = 19;
  std::size_t scale, columns, step_x, step_y, width, height;
};

// The lines of a tile's title, one below the other.
std::string title_of(const Tile& tile, std::size_t center, std::size_t top) {
  std::string out;
  std::size_t y = top - Layout::kTitleHeight + Layout::kLineHeight / 2;
  for (std::size_t start = 0; start < tile.title.size(); y += Layout::kLineHeight) {
    const std::size_t end = std::min(tile.title.find('\n', start), tile.title.size());
    out += str("set label ", in_quotes(tile.title.substr(start, end - start)), " at ", center, ",",
               y, " center", tile.marked ? " textcolor rgb '#c00000'\n" : "\n");
    start = end + 1;
  }
  return out;
}

std::string script_of(const ImageGrid& grid, const Paths& paths) {
  const Layout layout(grid);
  std::string out = gnuplot::header(paths, layout.width, layout.height, "font 'sans,11'") +
                    str("set palette gray negative\nset cbrange [0:255]\nunset colorbox\n",
                        "set margins 0, 0, 0, 0\nunset border\nunset tics\nunset key\n",
                        "set xrange [0:", layout.width, "]\nset yrange [", layout.height,
                        ":0]\nscale = ", layout.scale, "\n");
  for (std::size_t i = 0; i < grid.tiles.size(); ++i)
    out += title_of(grid.tiles[i], layout.left(i) + grid.width * layout.scale / 2, layout.top(i));
  for (std::size_t i = 0; i < grid.tiles.size(); ++i)
    out +=
        str(i == 0 ? "plot " : ", \\\n     ", "data index ", i, " matrix using (", layout.left(i),
            " + scale * ($1 + 0.5)):(", layout.top(i), " + scale * ($2 + 0.5)):3 with image");
  return out + "\n";
}

std::string data_of(const ImageGrid& grid) {
  std::string out;
  for (const Tile& tile : grid.tiles) {
    for (std::size_t i = 0; i < tile.pixels.size(); ++i)
      out += str(int{tile.pixels[i]}, (i + 1) % grid.width == 0 ? '\n' : ' ');
    out += "\n\n";
  }
  return out;
}

}  // namespace

void draw(const ImageGrid& grid, const std::filesystem::path& picture) {
  check(!grid.tiles.empty() && grid.columns > 0, "draw", "no images for ", picture.string(),
        ", expected one or more");
  for (const Tile& tile : grid.tiles)
    check(tile.pixels.size() == grid.height * grid.width, "draw", "an image has ",
          tile.pixels.size(), " pixels, expected ", grid.height, " x ", grid.width);
  const Paths paths(picture);
  gnuplot::draw(script_of(grid, paths), data_of(grid), paths);
}

}  // namespace taper::study
