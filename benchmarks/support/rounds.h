#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace bench {

struct Contender {
  std::string name;
  std::function<void()> run;
};

inline double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Seconds that one of `calls` successive calls takes on average.
inline double seconds(const std::function<void()>& f, int64_t calls = 1) {
  const auto start = std::chrono::steady_clock::now();
  for (int64_t i = 0; i < calls; ++i) f();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  return taken.count() / static_cast<double>(calls);
}

/// The contenders' medians in seconds a call. They take turns, `rounds` times, so that a machine
/// that slows down or speeds up treats them alike; short calls are repeated until a turn lasts for
/// `turn` seconds. Each is called once before, which makes what later calls reuse. Contenders that
/// have threads of their own, which look out for more work when their turn is over, rest for `rest`
/// seconds before each, and begin with a call that is not timed.
inline std::vector<double> compare(const std::vector<Contender>& contenders, int rounds,
                                   double turn = 0, double rest = 0) {
  std::vector<int64_t> calls;
  for (const Contender& c : contenders) {
    int64_t n = 1;
    c.run();
    for (double once = seconds(c.run, n); once * static_cast<double>(n) < turn / 2;)
      once = seconds(c.run, n *= 2);
    calls.push_back(n);
  }
  std::vector<std::vector<double>> taken(contenders.size());
  for (int round = 0; round < rounds; ++round)
    for (std::size_t i = 0; i < contenders.size(); ++i) {
      if (rest > 0) {
        std::this_thread::sleep_for(std::chrono::duration<double>(rest));
        contenders[i].run();
      }
      taken[i].push_back(seconds(contenders[i].run, calls[i]));
    }
  std::vector<double> medians;
  for (const std::vector<double>& t : taken) medians.push_back(median(t));
  return medians;
}

}  // namespace bench
