#pragma once

#include <clocale>
#include <cstdlib>
#include <locale>
#include <string>

#include "tests/support/temporary_folder.h"

namespace taper::test {

/// Until the end of its scope, C++ and, where Debian's package locales or a German system has it,
/// C write 1.234,5.
class DecimalComma {
 public:
  DecimalComma() : cpp_(std::locale::global({std::locale(), new Punctuation})) {
    const std::string name = folder_ / "de_DE.UTF-8";
    const std::string compile = "localedef --no-archive -i de_DE -f UTF-8 " + name + " 2>&1";
    setenv("LOCPATH", folder_.path().c_str(), 1);
    c_has_it_ = (std::system((compile + " >/dev/null").c_str()) == 0 &&
                 std::setlocale(LC_ALL, "de_DE.UTF-8")) ||
                std::setlocale(LC_ALL, "de_DE");
    unsetenv("LOCPATH");
  }
  ~DecimalComma() {
    std::setlocale(LC_ALL, "C");
    std::locale::global(cpp_);
  }
  DecimalComma(const DecimalComma&) = delete;
  DecimalComma& operator=(const DecimalComma&) = delete;

  bool c_has_it() const { return c_has_it_; }

 private:
  struct Punctuation : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };

  TemporaryFolder folder_;
  std::locale cpp_;
  bool c_has_it_;
};

}  // namespace taper::test
