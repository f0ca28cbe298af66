#include "examples/support/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "taper/core/base/format.h"

namespace examples {
namespace {

using std::chrono::milliseconds;
using taper::formatted;

constexpr milliseconds kBetweenDrawings{100};
constexpr size_t kLongestBar = 30;
constexpr size_t kShortestBar = 5;
constexpr size_t kPlainColumns = 80;
// A terminal echoes ^C behind the line; with these columns free the line still does not wrap.
constexpr size_t kSpareColumns = 3;

std::string rate(double per_second) {
  if (per_second >= 1e6) return formatted("%.2fM/s", per_second / 1e6);
  if (per_second >= 1e4) return formatted("%.1fk/s", per_second / 1e3);
  return formatted(per_second >= 100 ? "%.0f/s" : "%.2f/s", per_second);
}

std::string minutes(double seconds_left) {
  const double whole = std::ceil(seconds_left);
  return formatted("%.0f", std::floor(whole / 60)) + formatted(":%02.0f", std::fmod(whole, 60));
}

std::string field(const std::string& name, double value) {
  return name + " " + formatted(std::abs(value) < 1000 ? "%.4f" : "%.4g", value);
}

std::string bar(double share, size_t columns, bool blocks) {
  if (!blocks) {
    const auto full = static_cast<size_t>(share * static_cast<double>(columns));
    return "[" + std::string(full, '#') + std::string(columns - full, '-') + "]";
  }
  static const char* const kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<size_t>(share * 8 * static_cast<double>(columns));
  const size_t full = eighths / 8, part = eighths % 8;
  std::string text = "|";
  for (size_t i = 0; i < full; ++i) text += "█";
  return text + kEighths[part] + std::string(columns - full - (part > 0), ' ') + "|";
}

// What stands right of the bar, the most wanted first.
std::vector<std::string> details(const ProgressState& state) {
  std::vector<std::string> parts;
  if (state.done > 0 && state.seconds > 0) {
    const double per_second = static_cast<double>(state.done) / state.seconds;
    parts.push_back(rate(per_second));
    parts.push_back(minutes(static_cast<double>(state.total - state.done) / per_second) + " left");
  }
  for (const auto& [name, value] : state.fields) parts.push_back(field(name, value));
  return parts;
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value && *value;
}

bool is_live(std::FILE* out) {
  const char* terminal = std::getenv("TERM");
  return isatty(fileno(out)) && !is_set("CI") && !is_set("NO_COLOR") &&
         !(terminal && std::strcmp(terminal, "dumb") == 0);
}

bool has_unicode() {
  for (const char* variable : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (is_set(variable)) return std::strstr(std::getenv(variable), "UTF-8") != nullptr;
  return false;
}

size_t terminal_columns(std::FILE* out) {
  winsize size{};
  return ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

std::string progress_line(const ProgressState& state, size_t columns, bool blocks) {
  const double share =
      state.total > 0 ? static_cast<double>(state.done) / static_cast<double>(state.total) : 1;
  const std::string head = state.label + formatted(" %3.0f%%", std::floor(share * 100));
  std::string tail;
  for (const std::string& part : details(state)) {
    if (head.size() + tail.size() + 2 + part.size() > columns) break;
    tail += "  " + part;
  }
  const size_t used = head.size() + tail.size() + 3;  // a space and the ends of the bar
  if (used + kShortestBar > columns) return (head + tail).substr(0, columns);
  return head + " " + bar(share, std::min(columns - used, kLongestBar), blocks) + tail;
}

Progress::Progress(std::string label, int64_t total, std::FILE* out,
                   milliseconds between_plain_lines)
    : out_(out),
      live_(is_live(out)),
      interval_(live_ ? kBetweenDrawings : between_plain_lines),
      start_(Clock::now()),
      due_(start_ + interval_) {
  state_.label = std::move(label);
  state_.total = total;
}

Progress::~Progress() {
  if (!drawn_) return;
  std::fputs("\r\033[K", out_);
  std::fflush(out_);
}

void Progress::set(const std::string& name, double value) {
  for (auto& field : state_.fields)
    if (field.first == name) {
      field.second = value;
      return;
    }
  state_.fields.emplace_back(name, value);
}

void Progress::advance(int64_t units) {
  state_.done = std::min(state_.done + units, state_.total);
  const auto now = Clock::now();
  if (now < due_) return;
  due_ = now + interval_;
  state_.seconds = std::chrono::duration<double>(now - start_).count();
  draw();
}

void Progress::draw() {
  if (live_) {
    const size_t columns = terminal_columns(out_);
    const size_t room = columns > kSpareColumns ? columns - kSpareColumns : 1;
    std::fprintf(out_, "\r%s\033[K", progress_line(state_, room, has_unicode()).c_str());
    drawn_ = true;
  } else {
    std::fprintf(out_, "%s\n", progress_line(state_, kPlainColumns, false).c_str());
  }
  std::fflush(out_);
}

}  // namespace examples
