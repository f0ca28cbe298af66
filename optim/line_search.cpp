#include "taper/optim/line_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace taper::optim {
namespace {

constexpr double kDecrease = 1e-4, kCurvature = 0.9, kSmallest = 1e-9;
constexpr int kMost = 25;

/// The minimum of the cubic through two trials and their slopes, kept within bounds; the middle of
/// these if the cubic has none.
double cubic_minimum(const Trial& a, const Trial& b, double lowest, double highest) {
  const double d1 = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.t - b.t);
  const double square = d1 * d1 - a.slope * b.slope;
  if (!(square >= 0)) return (lowest + highest) / 2;
  const auto& [left, right] = a.t <= b.t ? std::tie(a, b) : std::tie(b, a);
  const double d2 = std::sqrt(square);
  const double part = (right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2);
  return std::min(std::max(right.t - (right.t - left.t) * part, lowest), highest);
}

class Search {
 public:
  Search(const std::function<Trial(double)>& evaluate, const Trial& start, double d_norm)
      : evaluate_(evaluate), start_(start), d_norm_(d_norm) {}

  /// Goes ahead until a good trial is found, or two that have one between them.
  void bracket(double t) {
    Trial before = start_, now = evaluate_(t);
    for (; trials_ < kMost; ++trials_) {
      if (is_high(now) || (trials_ > 1 && now.loss >= before.loss)) return hold(before, now);
      found_ = is_flat(now);
      if (found_) return hold(now, now);
      if (now.slope >= 0) return hold(before, now);
      t = cubic_minimum(before, now, now.t + 0.01 * (now.t - before.t), now.t * 10);
      before = std::exchange(now, evaluate_(t));
    }
    hold(start_, now);
  }

  /// Narrows the bracket until a good trial is found.
  void narrow() {
    for (; !found_ && trials_ < kMost && width() * d_norm_ >= kSmallest; ++trials_) {
      const Trial now = evaluate_(next_length());
      Trial &low = ends_[low_], &high = ends_[1 - low_];
      if (is_high(now) || now.loss >= low.loss) {
        high = now;
        hold(ends_[0], ends_[1]);
        continue;
      }
      found_ = is_flat(now);
      if (!found_ && now.slope * (high.t - low.t) >= 0) high = low;
      low = now;
    }
  }

  const Trial& best() const { return ends_[low_]; }

 private:
  bool is_high(const Trial& x) const {
    return x.loss > start_.loss + kDecrease * x.t * start_.slope;
  }
  bool is_flat(const Trial& x) const { return std::abs(x.slope) <= -kCurvature * start_.slope; }
  double width() const { return std::abs(ends_[1].t - ends_[0].t); }

  void hold(const Trial& a, const Trial& b) {
    ends_ = {a, b};
    low_ = a.loss <= b.loss ? 0 : 1;
  }

  /// Twice near an end of the bracket, or at it, the length moves a tenth of the width inwards.
  double next_length() {
    const auto [lowest, highest] = std::minmax(ends_[0].t, ends_[1].t);
    const double t = cubic_minimum(ends_[0], ends_[1], lowest, highest);
    const double margin = 0.1 * (highest - lowest);
    const bool near = std::min(highest - t, t - lowest) < margin;
    const bool moves = near && (was_near_ || t >= highest || t <= lowest);
    was_near_ = near && !moves;
    if (!moves) return t;
    return std::abs(t - highest) < std::abs(t - lowest) ? highest - margin : lowest + margin;
  }

  const std::function<Trial(double)>& evaluate_;
  const Trial& start_;
  double d_norm_;
  std::array<Trial, 2> ends_;
  std::size_t low_ = 0;
  int trials_ = 0;
  bool found_ = false, was_near_ = false;
};

}  // namespace

Trial strong_wolfe(const std::function<Trial(double)>& evaluate, const Trial& start, double t,
                   double d_norm) {
  Search search(evaluate, start, d_norm);
  search.bracket(t);
  search.narrow();
  return search.best();
}

}  // namespace taper::optim
