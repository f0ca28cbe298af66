#include "examples/support/progress.h"

#include <doctest/doctest.h>
#include <pty.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>

#include "tests/support/decimal_comma.h"

using examples::Progress;
using examples::progress_line;
using examples::ProgressState;

namespace {

const ProgressState kHalf{"epoch 1/2", 50, 100, 10, {{"loss", 0.5}}};

// The columns that UTF-8 text takes: every byte but the second and later ones of a character.
size_t width(const std::string& text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

// A terminal of some width that keeps what is written to it. False where there can be none.
class Terminal {
 public:
  explicit Terminal(unsigned short columns) {
    for (const char* name : {"CI", "NO_COLOR", "TERM"}) unsetenv(name);
    const winsize size{24, columns, 0, 0};
    int writer = -1;
    if (openpty(&reader_, &writer, nullptr, nullptr, &size) == 0)
      file_ = fdopen(writer, "w");
    else
      MESSAGE("no pseudo-terminal can be had here, so that the test is skipped");
  }
  ~Terminal() {
    if (reader_ >= 0) close(reader_);
  }
  explicit operator bool() const { return file_ != nullptr; }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  std::FILE* file() { return file_; }

  // All that was written; the end of the terminal's use.
  std::string text() {
    std::fclose(file_);
    std::string all;
    char buffer[4096];
    for (ssize_t count = 0; (count = read(reader_, buffer, sizeof buffer)) > 0;)
      all.append(buffer, static_cast<size_t>(count));
    return all;
  }

 private:
  int reader_ = -1;
  std::FILE* file_ = nullptr;
};

// Two units of work, each long enough for a drawing.
std::string work_on(Terminal& terminal) {
  {
    Progress progress("epoch 1/2", 4, terminal.file());
    for (int unit = 0; unit < 2; ++unit) {
      std::this_thread::sleep_for(std::chrono::milliseconds(110));
      progress.set("loss", unit);
      progress.advance();
    }
  }
  return terminal.text();
}

}  // namespace

TEST_CASE("a progress line shows percentage, bar, rate, time left and fields") {
  CHECK(progress_line(kHalf, 80, false) ==
        "epoch 1/2  50% [###############---------------]  5.00/s  0:10 left  loss 0.5000");
}

TEST_CASE("a progress line is the same in every locale") {
  const taper::test::DecimalComma comma;
  CHECK(progress_line(kHalf, 50, false) == "epoch 1/2  50%  5.00/s  0:10 left  loss 0.5000");
}

TEST_CASE("a bar of blocks moves by eighths") {
  CHECK(progress_line({"", 1, 40, 0, {}}, 18, true) == "   2% |\u258e         |");
}

TEST_CASE("large and small rates are readable") {
  CHECK(progress_line({"", 500, 1000, 100, {}}, 24, false) == "  50%  5.00/s  1:40 left");
  CHECK(progress_line({"", 90000, 90000, 2, {}}, 26, false) == " 100%  45.0k/s  0:00 left");
  CHECK(progress_line({"", 9000000, 9000000, 2, {}}, 27, false) == " 100%  4.50M/s  0:00 left");
}

TEST_CASE("a progress line never exceeds its columns") {
  for (const bool blocks : {false, true})
    for (size_t columns = 1; columns < 120; ++columns) {
      CAPTURE(columns);
      CHECK(width(progress_line(kHalf, columns, blocks)) <= columns);
    }
}

TEST_CASE("without room the bar goes first, then what stands last") {
  CHECK(progress_line(kHalf, 50, false) == "epoch 1/2  50%  5.00/s  0:10 left  loss 0.5000");
  CHECK(progress_line(kHalf, 40, false) == "epoch 1/2  50%  5.00/s  0:10 left");
  CHECK(progress_line(kHalf, 8, false) == "epoch 1/");
}

TEST_CASE("on a terminal the bar redraws its line and leaves no trace") {
  Terminal terminal(200);
  if (!terminal) return;
  const std::string text = work_on(terminal);
  CHECK(text.find("\repoch 1/2  25% ") == 0);
  CHECK(text.find("\repoch 1/2  50% ") != text.npos);
  CHECK(text.find("loss 1.0000") != text.npos);
  CHECK(text.find('\n') == text.npos);
  CHECK(text.substr(text.size() - 4) == "\r\033[K");
}

TEST_CASE("on a narrow terminal the bar does not wrap") {
  Terminal terminal(20);
  if (!terminal) return;
  const std::string text = work_on(terminal);
  CHECK(text.find("\repoch 1/2  25%\033[K\repoch 1/2  50%\033[K") == 0);
}

TEST_CASE("drawings are a tenth of a second apart") {
  using Clock = std::chrono::steady_clock;
  Terminal terminal(20);
  if (!terminal) return;
  const auto start = Clock::now();
  {
    Progress progress("work", 100000, terminal.file());
    for (int i = 0; i < 100000; ++i) progress.advance();
  }
  const auto tenths = (Clock::now() - start) / std::chrono::milliseconds(100);
  const std::string text = terminal.text();
  CHECK(std::count(text.begin(), text.end(), '%') <= tenths);
}

TEST_CASE("without a terminal there are plain lines, seldom") {
  std::FILE* file = std::tmpfile();
  REQUIRE(file);
  {
    Progress often("often", 4, file, std::chrono::milliseconds(1));
    Progress seldom("seldom", 4, file);
    std::this_thread::sleep_for(std::chrono::milliseconds(110));
    often.advance();
    seldom.advance();
  }
  std::rewind(file);
  char text[100] = {};
  std::fread(text, 1, sizeof text, file);
  CHECK(std::string(text).find("often  25% [###") == 0);
  CHECK(std::string(text).back() == '\n');
  CHECK(std::string(text).find("seldom") == std::string::npos);
  std::fclose(file);
}

TEST_CASE("CI and NO_COLOR keep the bar away from a terminal") {
  for (const char* name : {"CI", "NO_COLOR"}) {
    Terminal terminal(80);
    if (!terminal) return;
    setenv(name, "1", 1);
    CHECK(work_on(terminal).empty());
    unsetenv(name);
  }
}
