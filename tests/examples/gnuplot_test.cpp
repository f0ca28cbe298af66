#include "examples/support/gnuplot.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>

#include "examples/support/process.h"
#include "taper/core/base/error.h"
#include "taper/data/file.h"
#include "tests/support/temporary_folder.h"

using examples::draw;
using examples::ImageGrid;
using examples::LinePlot;
using taper::data::read_file;
using taper::test::TemporaryFolder;

namespace {

LinePlot line_plot(const std::string& title = "a title") {
  return {title, "epoch", "", {{"loss", {1, 2, 3}, {0.9, 0.5, 0.25}}}, {}};
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
  CHECK(examples::Process({"gnuplot", "curves.gp"}, folder.path() / "new").wait() == 0);
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

TEST_CASE("the y range can be given") {
  const TemporaryFolder folder;
  LinePlot plot = line_plot();
  plot.y_range = {0, 1.5};
  draw(plot, folder / "curves.png");
  CHECK(read_file(folder / "curves.gp").find("set yrange [0:1.5]") != std::string::npos);
}

TEST_CASE("without gnuplot the message says what to install and the script is there") {
  const TemporaryFolder folder;
  const NoPath no_path;
  const std::string message = "draw: no picture " + folder / "a.png" +
                              ": cannot start gnuplot: No such file or directory; install the "
                              "package gnuplot-nox and run gnuplot on " +
                              folder / "a.gp";
  CHECK_THROWS_WITH_AS(draw(line_plot(), folder / "a.png"), message.c_str(), taper::Error);
  CHECK(std::filesystem::exists(folder / "a.gp"));
  CHECK(std::filesystem::exists(folder / "a.dat"));
}

TEST_CASE("a picture that gnuplot cannot draw is an error with gnuplot's words") {
  const TemporaryFolder folder;
  LinePlot plot = line_plot();
  plot.y_range = {1, 1};
  plot.series[0].y = {NAN, NAN, NAN};
  CHECK_THROWS_AS(draw(plot, folder / "a.png"), taper::Error);
  CHECK_FALSE(std::filesystem::exists(folder / "a.png"));
}

TEST_CASE("wrong sizes and nothing to draw are errors") {
  CHECK_THROWS_WITH_AS(draw(LinePlot{"", "", "", {{"loss", {1, 2}, {1}}}, {}}, "a.png"),
                       "draw: series 'loss' has 2 x and 1 y values, expected as many",
                       taper::Error);
  CHECK_THROWS_WITH_AS(draw(LinePlot{}, "a.png"), "draw: no points for a.png, expected one or more",
                       taper::Error);
  CHECK_THROWS_WITH_AS(draw(ImageGrid{2, 2, 1, {}}, "a.png"),
                       "draw: no images for a.png, expected one or more", taper::Error);
  CHECK_THROWS_WITH_AS(draw(ImageGrid{2, 2, 1, {{{1, 2, 3}, "", false}}}, "a.png"),
                       "draw: an image has 3 pixels, expected 2 x 2", taper::Error);
}
