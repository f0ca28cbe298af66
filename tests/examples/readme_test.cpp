#include <doctest/doctest.h>

#include <sstream>

#include "taper/data/file.h"
#include "taper/taper.h"
#include "tests/support/folders.h"

using taper::data::read_file;

TEST_CASE("the program in the README is the example that is compiled") {
  const std::string root = taper::testing::tests_folder() + "/../";
  const std::string readme = read_file(root + "README.md");
  CHECK(readme.find("```cpp\n" + read_file(root + "examples/xor.cpp") + "```\n") != readme.npos);
}

TEST_CASE("the README checks gradients in five lines, as this test does") {
  const taper::Tensor x = taper::randn({3, 4}, taper::dtype(taper::kDouble).requires_grad(true));
  const taper::Tensor w = taper::randn({4, 2}, taper::dtype(taper::kDouble).requires_grad(true));
  const auto f = [](const taper::Tensor& x, const taper::Tensor& w) { return x.mm(w).tanh(); };
  CHECK(taper::gradcheck(f, {x, w}));
  CHECK(taper::gradgradcheck(f, {x, w}));

  const std::string readme = read_file(taper::testing::tests_folder() + "/../README.md");
  const size_t start = readme.find("```cpp\nconst taper::Tensor x = taper::randn");
  REQUIRE(start != readme.npos);
  std::istringstream lines(readme.substr(start + 7, readme.find("```", start + 7) - start - 7));
  const std::string test = read_file(taper::testing::tests_folder() + "/examples/readme_test.cpp");
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    CAPTURE(line);
    CHECK(test.find(line.substr(0, line.find(";"))) != test.npos);
  }
  CHECK(count == 5);
}

TEST_CASE("files that the README shows exist") {
  const std::string root = taper::testing::tests_folder() + "/../";
  const std::string readme = read_file(root + "README.md");
  size_t count = 0;
  for (const std::string& start : {std::string("src=\""), std::string("](")})
    for (size_t at = readme.find(start); at != readme.npos; at = readme.find(start, at + 1)) {
      if (readme[at - 1] == '[') continue;  // a lambda
      const size_t begin = at + start.size();
      const std::string file = readme.substr(begin, readme.find_first_of("\")", begin) - begin);
      CAPTURE(file);
      CHECK_NOTHROW(read_file(root + file));
      ++count;
    }
  CHECK(count >= 8);
}
