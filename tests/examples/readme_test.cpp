#include <doctest/doctest.h>

#include "taper/data/file.h"
#include "tests/support/folders.h"

using taper::data::read_file;

TEST_CASE("the program in the README is the example that is compiled") {
  const std::string root = taper::testing::tests_folder() + "/../";
  const std::string readme = read_file(root + "README.md");
  CHECK(readme.find("```cpp\n" + read_file(root + "examples/xor.cpp") + "```\n") != readme.npos);
}

TEST_CASE("files that the README shows exist") {
  const std::string root = taper::testing::tests_folder() + "/../";
  const std::string readme = read_file(root + "README.md");
  size_t count = 0;
  for (const std::string& start : {std::string("src=\""), std::string("](")})
    for (size_t at = readme.find(start); at != readme.npos; at = readme.find(start, at + 1)) {
      const size_t begin = at + start.size();
      const std::string file = readme.substr(begin, readme.find_first_of("\")", begin) - begin);
      CAPTURE(file);
      CHECK_NOTHROW(read_file(root + file));
      ++count;
    }
  CHECK(count >= 8);
}
