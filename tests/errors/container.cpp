#include "tests/errors/mistakes.h"

namespace rows::errors {

namespace {
OrderedDict<std::string, int> abc() { return {{"a", 1}, {"b", 2}, {"c", 3}}; }
}  // namespace

Mistakes container() {
  Mistakes mistakes;
  MISTAKE((OrderedDict<std::string, int>()).front());
  MISTAKE((OrderedDict<std::string, int>()).back());
  MISTAKE(abc()["d"]);
  MISTAKE(abc()[3]);
  MISTAKE((OrderedDict<std::string, int>("Penguin"))["d"]);
  MISTAKE(abc().insert("a", 2));
  MISTAKE(abc().update(abc()));
  MISTAKE(abc().erase("d"));
  MISTAKE((OrderedDict<std::string, int>("Penguin")).erase("d"));
  MISTAKE(OrderedDict<std::string, int> dict("Penguin"); dict.insert("a", 1); dict.insert("a", 2));
  MISTAKE(const auto dict = abc(); dict["d"]);
  MISTAKE(const auto dict = abc(); dict[5]);
  return mistakes;
}

}  // namespace rows::errors
