#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "taper/data/file.h"
#include "taper/study/process.h"
#include "tests/support/temporary_folder.h"

using taper::data::read_file;
using taper::study::Process;
using taper::test::TemporaryFolder;

namespace {

std::string output_of(const std::vector<std::string>& arguments) {
  Process process(arguments);
  const std::string output = process.read_all();
  CHECK(process.wait() == 0);
  return output;
}

// The y values of the `index`-th series in a gnuplot data file.
std::vector<double> series(const std::string& data, int index) {
  std::istringstream lines(data);
  std::vector<double> values;
  int current = -1;
  for (std::string line; std::getline(lines, line);) {
    double x = 0, y = 0;
    if (line[0] == '#') ++current;
    if (current == index && std::istringstream(line) >> x >> y) values.push_back(y);
  }
  return values;
}

double largest(const std::vector<double>& values) {
  return *std::max_element(values.begin(), values.end());
}

}  // namespace

TEST_CASE("activations draws each function with its gradient") {
  const TemporaryFolder folder;
  output_of({TAPER_EXAMPLES_DIR "/activations", "--out", folder / "out"});
  const std::pair<std::string, double> steepest[] = {
      {"relu", 1}, {"sigmoid", 0.25}, {"tanh", 1}, {"prelu", 1}};
  for (const auto& activation : steepest) {
    const std::string name = activation.first;
    CAPTURE(name);
    CHECK(read_file(folder / "out/" + name + ".png").substr(1, 3) == "PNG");
    const std::string data = read_file(folder / "out/" + name + ".dat");
    const size_t kinks = name.find("relu") != name.npos ? 1 : 0;
    CHECK(series(data, 0).size() == 161);
    CHECK(series(data, 1).size() == 161 - kinks);
    CHECK(series(data, 2).size() == kinks);
    CHECK(largest(series(data, 1)) == doctest::Approx(activation.second));
  }
}

TEST_CASE("the gradients at the kinks are shown as they are") {
  const TemporaryFolder folder;
  output_of({TAPER_EXAMPLES_DIR "/activations", "--out", folder / "out"});
  CHECK(series(read_file(folder / "out/relu.dat"), 2) == std::vector<double>{0});
  CHECK(series(read_file(folder / "out/prelu.dat"), 2) == std::vector<double>{0.25});
}

TEST_CASE("programs fail when their output cannot be written") {
  const TemporaryFolder folder;
  const std::string programs[] = {
      TAPER_EXAMPLES_DIR "/graph", TAPER_EXAMPLES_DIR "/graph --dot",
      TAPER_EXAMPLES_DIR "/train --limit 10 --epochs 1 --out " + folder / "out"};
  for (const std::string& program : programs) {
    CAPTURE(program);
    Process process({"bash", "-c", program + " >/dev/full"});
    CHECK(process.read_all().find(": the standard output could not be written") !=
          std::string::npos);
    CHECK(process.wait() == 1);
  }
}

TEST_CASE("activations names an output folder that it cannot make") {
  const TemporaryFolder folder;
  taper::data::write_file(folder / "out", "a file");
  Process process({TAPER_EXAMPLES_DIR "/activations", "--out", folder / "out"});
  CHECK(process.read_all().find(folder / "out") != std::string::npos);
  CHECK(process.wait() == 1);
}

TEST_CASE("graph shows both paths and the error of a second backward") {
  const std::string output = output_of({TAPER_EXAMPLES_DIR "/graph"});
  for (const char* part :
       {"p = add(a, b)", "q = add(b, c)", "y = mul(p, q)", "digraph {",
        "dy/db = (b + c) + (a + b) = 12", "Trying to backward through the graph a second time"}) {
    CAPTURE(part);
    CHECK(output.find(part) != output.npos);
  }
}

TEST_CASE("xor learns") {
  const std::string output = output_of({TAPER_EXAMPLES_DIR "/xor"});
  const size_t last = output.find("step 200: loss ");
  REQUIRE(last != output.npos);
  CHECK(std::stod(output.substr(last + 15)) < 1e-4);
}

TEST_CASE("regression finds what the closed forms say") {
  std::istringstream lines(output_of({TAPER_EXAMPLES_DIR "/regression"}));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    CAPTURE(line);
    const std::string before = "difference ";
    REQUIRE(line.find(before) != line.npos);
    CHECK(std::stod(line.substr(line.find(before) + before.size())) < 1e-6);
  }
  CHECK(count == 2);
}

TEST_CASE("Graphviz draws the output of graph --dot") {
  const TemporaryFolder folder;
  taper::data::write_file(folder / "y.dot", output_of({TAPER_EXAMPLES_DIR "/graph", "--dot"}));
  const std::string svg = output_of({"dot", "-Tsvg", folder / "y.dot"});
  CHECK(svg.find("y = mul") != svg.npos);
}
