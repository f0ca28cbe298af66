#include "taper/core/runtime/profiler.h"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/base/file.h"
#include "taper/core/base/format.h"
#include "taper/core/runtime/recorder.h"

namespace taper::profiler {
namespace {

const char* phase_name(Phase phase) {
  switch (phase) {
    case Phase::kForward:
      return "forward";
    case Phase::kBackward:
      return "backward";
    case Phase::kRule:
      return "rule";
    case Phase::kRange:
      break;
  }
  return "range";
}

int64_t sort_key(const Row& row, SortBy order) {
  switch (order) {
    case SortBy::kSelf:
      return row.self;
    case SortBy::kTotal:
      return row.total;
    case SortBy::kCalls:
      return row.calls;
    case SortBy::kBytes:
      break;
  }
  return row.bytes;
}

std::string quoted(const char* name) {
  std::string text = "\"";
  for (; *name != '\0'; ++name) {
    if (static_cast<unsigned char>(*name) < ' ') {
      text += formatted("\\u%04x", static_cast<unsigned>(*name));
      continue;
    }
    if (*name == '"' || *name == '\\') text += '\\';
    text += *name;
  }
  return text + '"';
}

double milliseconds(int64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e6; }
double microseconds(int64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e3; }

}  // namespace

Profiler::Profiler() : recorder_(std::make_shared<Recorder>()) {}
Profiler::~Profiler() = default;
void Profiler::stop() { recorder_->stop(); }

std::vector<Row> Profiler::rows(SortBy order) const {
  const std::vector<Event> events = recorder_->events();
  std::vector<int64_t> self;
  for (const Event& e : events) {
    self.push_back(e.end - e.begin);
    if (e.parent >= 0) self[static_cast<std::size_t>(e.parent)] -= e.end - e.begin;
  }
  std::map<std::pair<Phase, std::string>, Row> sums;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& e = events[i];
    Row& row = sums.try_emplace({e.phase, e.name}, Row{e.name, e.phase}).first->second;
    ++row.calls;
    row.self += self[i];
    row.total += e.end - e.begin;
    row.bytes += e.bytes;
  }
  std::vector<Row> rows;
  rows.reserve(sums.size());
  for (auto& [key, row] : sums) rows.push_back(std::move(row));
  std::stable_sort(rows.begin(), rows.end(), [order](const Row& a, const Row& b) {
    return sort_key(a, order) > sort_key(b, order);
  });
  return rows;
}

std::string Profiler::table(SortBy order, std::size_t limit) const {
  const std::vector<Row> all = rows(order);
  int64_t sum = 0;
  int width = 4;
  for (const Row& row : all) {
    sum += row.self;
    width = std::max(width, static_cast<int>(row.name.size()));
  }
  std::string text = formatted("%-*s  %-8s %9s %11s %6s %11s %11s %13s\n", width, "name", "phase",
                               "calls", "self ms", "%", "total ms", "mean us", "bytes");
  for (std::size_t i = 0; i < std::min(limit, all.size()); ++i) {
    const Row& row = all[i];
    text +=
        formatted("%-*s  %-8s %9lld %11.3f %6.1f %11.3f %11.3f %13lld\n", width, row.name.c_str(),
                  phase_name(row.phase), static_cast<long long>(row.calls), milliseconds(row.self),
                  100.0 * static_cast<double>(row.self) / static_cast<double>(sum),
                  milliseconds(row.total), microseconds(row.total) / static_cast<double>(row.calls),
                  static_cast<long long>(row.bytes));
  }
  return text + formatted("total: %.3f ms\n", milliseconds(sum));
}

void Profiler::write_chrome_trace(const std::string& path) const {
  std::string text = "{\"displayTimeUnit\": \"ns\", \"traceEvents\": [";
  const char* separator = "\n";
  for (const Event& e : recorder_->events()) {
    text +=
        separator +
        formatted(
            "{\"ph\": \"X\", \"cat\": \"%s\", \"pid\": %d, \"tid\": %d, \"ts\": %.3f, "
            "\"dur\": %.3f, \"args\": {\"bytes\": %lld}, \"name\": ",
            phase_name(e.phase), static_cast<int>(getpid()), recorder_->thread(),
            microseconds(e.begin), microseconds(e.end - e.begin), static_cast<long long>(e.bytes)) +
        quoted(e.name) + "}";
    separator = ",\n";
  }
  write_file(path, text + "\n]}\n", "write_chrome_trace");
}

RecordFunction::RecordFunction(const std::string& name)
    : scope_(Phase::kRange, Recorder::current() ? Recorder::current()->keep(name) : "") {}

}  // namespace taper::profiler
