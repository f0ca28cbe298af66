#include "taper/study/picture.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>

#include "taper/core/base/error.h"
#include "taper/core/base/warning.h"
#include "taper/data/file.h"
#include "taper/study/process.h"
#include "tests/support/decimal_comma.h"
#include "tests/support/temporary_folder.h"

using taper::data::read_file;
using taper::study::draw;
using taper::study::ImageGrid;
using taper::study::LinePlot;
using taper::test::TemporaryFolder;

namespace {

using Plots = std::vector<LinePlot>;

Plots line_plot(const std::string& title = "a title") {
  return {LinePlot{title, "epoch", "", {{"loss", {1, 2, 3}, {0.9, 0.5, 0.25}}}, {}}};
}

ImageGrid image_grid() {
  return {2, 3, 2, {{{0, 1, 2, 3, 4, 5}, "true: bag\npredicted: coat", true}}};
}

bool is_png(const std::string& bytes) {
  return bytes.substr(1, 3) == "PNG" && bytes.substr(bytes.size() - 8, 4) == "IEND";
}

// Without a PATH there is no gnuplot.
struct NoPath {
  NoPath() : path(std::getenv("PATH")) { setenv("PATH", "/nowhere", 1); }
  ~NoPath() { setenv("PATH", path.c_str(), 1); }
  std::string path;
};

}  // namespace

TEST_CASE("a line plot leaves picture, script and data") {
  const TemporaryFolder folder;
  draw(line_plot(), folder / "curves.png");
  CHECK(is_png(read_file(folder / "curves.png")));
  CHECK(read_file(folder / "curves.dat") == "# loss\n1 0.9\n2 0.5\n3 0.25\n\n\n");
  CHECK(read_file(folder / "curves.gp").find("title 'loss'") != std::string::npos);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 3);
}

TEST_CASE("the script redraws the picture in another place") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "old");
  draw(line_plot(), folder / "old/curves.png");
  std::filesystem::rename(folder.path() / "old", folder.path() / "new");
  std::filesystem::remove(folder.path() / "new/curves.png");
  CHECK(taper::study::Process({"gnuplot", "curves.gp"}, folder.path() / "new").wait() == 0);
  CHECK(is_png(read_file(folder / "new/curves.png")));
}

TEST_CASE("an image grid leaves picture, script and data") {
  const TemporaryFolder folder;
  draw(image_grid(), folder / "grid.png");
  CHECK(is_png(read_file(folder / "grid.png")));
  CHECK(read_file(folder / "grid.dat") == "0 1 2\n3 4 5\n\n\n");
  const std::string script = read_file(folder / "grid.gp");
  CHECK(script.find("'true: bag'") != script.npos);
  CHECK(script.find("'predicted: coat'") != script.npos);
  CHECK(script.find("textcolor rgb '#c00000'") != script.npos);
}

TEST_CASE("texts and names are no commands") {
  const TemporaryFolder folder;
  const std::string trap = "`touch " + folder / "trapped" + "`'; system('false') #";
  draw(line_plot(trap), folder / "|it's.png");
  CHECK(is_png(read_file(folder / "|it's.png")));
  ImageGrid grid = image_grid();
  grid.tiles[0].title = trap;
  draw(grid, folder / "<grid.png");
  CHECK(is_png(read_file(folder / "<grid.png")));
  CHECK_FALSE(std::filesystem::exists(folder / "trapped"));
}

TEST_CASE("plots below each other have their own axes") {
  const TemporaryFolder folder;
  Plots plots = line_plot();
  plots.push_back({"", "x", "", {{"a", {0.5}, {1}}, {"b", {2}, {-3}}}, {{0, 1.5}}});
  draw(plots, folder / "curves.png");
  CHECK(is_png(read_file(folder / "curves.png")));
  CHECK(read_file(folder / "curves.dat") ==
        "# loss\n1 0.9\n2 0.5\n3 0.25\n\n\n# a\n0.5 1\n\n\n# b\n2 -3\n\n\n");
  const std::string script = read_file(folder / "curves.gp");
  for (const char* part : {"set multiplot layout 2,1", "set xrange [1:3]\nset xtics 1\n",
                           "set xrange [0.5:2]\nset xtics autofreq\n", "set yrange [0:1.5]",
                           "data index 0", "data index 1", "data index 2"}) {
    CAPTURE(part);
    CHECK(script.find(part) != script.npos);
  }
}

TEST_CASE("scripts and data are the same in every locale") {
  const auto draw_all = [] {
    const TemporaryFolder folder;
    Plots plots = line_plot();
    plots[0].y_range = {0.5, 1234.5};
    draw(plots, folder / "plot.png");
    draw(image_grid(), folder / "grid.png");
    return read_file(folder / "plot.gp") + read_file(folder / "plot.dat") +
           read_file(folder / "grid.gp") + read_file(folder / "grid.dat");
  };
  const std::string plain = draw_all();
  const taper::test::DecimalComma comma;
  CHECK(draw_all() == plain);
}

TEST_CASE("without gnuplot a warning says what to install, and the script is there") {
  const TemporaryFolder folder;
  draw(line_plot("older"), folder / "a.png");
  const NoPath no_path;
  std::string message;
  const auto old = taper::set_warning_handler([&](const std::string& text) { message = text; });
  draw(line_plot(), folder / "a.png");
  taper::set_warning_handler(old);
  CHECK(message == "draw: no picture " + folder / "a.png" +
                       ", because gnuplot is not installed; install the package gnuplot-nox and "
                       "run gnuplot on a.gp in its folder");
  CHECK(read_file(folder / "a.gp").find("'a title'") != std::string::npos);
  CHECK(std::filesystem::exists(folder / "a.dat"));
  CHECK_FALSE(std::filesystem::exists(folder / "a.png"));
}

TEST_CASE("a picture that gnuplot cannot draw is an error with gnuplot's words") {
  const TemporaryFolder folder;
  Plots plots = line_plot();
  plots[0].y_range = {1, 1};
  plots[0].series[0].y = {NAN, NAN, NAN};
  CHECK_THROWS_WITH_AS(draw(plots, folder / "a.png"), doctest::Contains("empty y range"),
                       taper::Error);
  CHECK_FALSE(std::filesystem::exists(folder / "a.png"));
}

TEST_CASE("wrong sizes and nothing to draw are errors") {
  CHECK_THROWS_WITH_AS(draw(Plots{{"", "", "", {{"loss", {1, 2}, {1}}}, {}}}, "a.png"),
                       "draw: series 'loss' has 2 x and 1 y values, expected as many",
                       taper::Error);
  for (const Plots& plots : {Plots{}, Plots{LinePlot{}}})
    CHECK_THROWS_WITH_AS(draw(plots, "a.png"),
                         "draw: no points for a.png, expected one or more in each plot",
                         taper::Error);
  CHECK_THROWS_WITH_AS(draw(ImageGrid{2, 2, 1, {}}, "a.png"),
                       "draw: no images for a.png, expected one or more", taper::Error);
  CHECK_THROWS_WITH_AS(draw(ImageGrid{2, 2, 1, {{{1, 2, 3}, "", false}}}, "a.png"),
                       "draw: an image has 3 pixels, expected 2 x 2", taper::Error);
}

TEST_CASE("a name that ends in .svg gives a vector picture") {
  const TemporaryFolder folder;
  draw(line_plot(), folder / "new/curves.svg");  // the folder is made
  const std::string svg = read_file(folder / "new/curves.svg");
  CHECK(svg.find("<svg") != svg.npos);
  CHECK(svg.find("</svg>") != svg.npos);
  CHECK(svg.find("a title") != svg.npos);
}

TEST_CASE("a heat map has names and numbers") {
  const TemporaryFolder folder;
  const taper::study::HeatMap map{"confusion",     "predicted",     "true",
                                  {"bag", "coat"}, {"bag", "coat"}, {3, 0, 1, 42}};
  draw(map, folder / "map.png");
  CHECK(is_png(read_file(folder / "map.png")));
  CHECK(read_file(folder / "map.dat") == "3 0\n1 42\n");
  draw(map, folder / "map.svg");
  const std::string svg = read_file(folder / "map.svg");
  for (const char* part : {"confusion", "predicted", "coat", ">42<"}) {
    CAPTURE(part);
    CHECK(svg.find(part) != svg.npos);
  }
  CHECK_THROWS_WITH(
      draw(taper::study::HeatMap{"", "", "", {"a"}, {"b", "c"}, {1}}, folder / "x.png"),
      "draw: values of a heat map, got 1, expected 1 x 2");
}
