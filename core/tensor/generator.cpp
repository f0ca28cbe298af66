#include "taper/core/tensor/generator.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <mutex>

#include "taper/core/base/error.h"
#include "taper/core/tensor/array.h"
#include "taper/core/tensor/mersenne_twister.h"
#include "taper/core/tensor/random_stream.h"

namespace taper {
namespace {

thread_local RandomStreamGuard* guard = nullptr;

}  // namespace

struct Generator::State {
  std::mutex mutex;
  MersenneTwister engine;
  std::atomic<uint64_t> seed;
  std::optional<double> kept_normal;
};

Generator::Generator(uint64_t seed) : state_(std::make_shared<State>()) { set_current_seed(seed); }

void Generator::lock() const { state_->mutex.lock(); }
void Generator::unlock() const { state_->mutex.unlock(); }

void Generator::set_current_seed(uint64_t seed) {
  state_->engine.seed(static_cast<uint32_t>(seed));
  state_->seed = seed;
  state_->kept_normal.reset();
}

uint64_t Generator::current_seed() const { return state_->seed; }

namespace {

/// The state as numbers: the seed, whether a normal number is kept, its bits, how many words were
/// used, and the words.
constexpr std::size_t kBeforeWords = 4;
constexpr int64_t kStateSize = kBeforeWords + MersenneTwister::kSize;

}  // namespace

Array Generator::get_state() const {
  const MersenneTwister& engine = state_->engine;
  const double kept = state_->kept_normal.value_or(0);
  Array out({kStateSize}, kLong);
  auto* numbers = out.data<int64_t>();
  numbers[0] = static_cast<int64_t>(current_seed());
  numbers[1] = state_->kept_normal ? 1 : 0;
  std::memcpy(&numbers[2], &kept, sizeof kept);
  numbers[3] = static_cast<int64_t>(engine.used());
  std::copy(engine.words().begin(), engine.words().end(), numbers + kBeforeWords);
  return out;
}

void Generator::set_state(const Array& state) {
  check(state.defined() && state.dtype() == kLong && state.sizes() == Dims{kStateSize} &&
            state.is_contiguous(),
        "set_state", "expected what get_state() gave, ", kStateSize, " numbers of dtype int64");
  const auto* numbers = state.data<int64_t>();
  MersenneTwister::Words words;
  for (std::size_t i = 3; i < kStateSize; ++i) {
    const int64_t most = i == 3 ? int64_t{MersenneTwister::kSize} : int64_t{UINT32_MAX};
    check(numbers[i] >= 0 && numbers[i] <= most, "set_state", "number ", i, " is ", numbers[i],
          ", expected 0 to ", most);
    if (i >= kBeforeWords) words[i - kBeforeWords] = static_cast<uint32_t>(numbers[i]);
  }
  double kept = 0;
  std::memcpy(&kept, &numbers[2], sizeof kept);
  state_->kept_normal = numbers[1] != 0 ? std::optional(kept) : std::nullopt;
  state_->seed = static_cast<uint64_t>(numbers[0]);
  state_->engine.resume(words, static_cast<std::size_t>(numbers[3]));
}

uint32_t Generator::random() { return state_->engine(); }
void Generator::random(uint32_t* to, std::size_t count) { state_->engine(to, count); }

uint64_t Generator::random64() {
  MersenneTwister& engine = state_->engine;
  const uint64_t high = engine();
  return high << 32 | engine();
}

float Generator::uniform_float() { return unit_float(random()); }
double Generator::uniform_double() { return unit_double(random64()); }

double Generator::normal() {
  if (state_->kept_normal) {
    const double kept = *state_->kept_normal;
    state_->kept_normal.reset();
    return kept;
  }
  const double u1 = uniform_double(), u2 = uniform_double();
  const double r = std::sqrt(-2 * std::log1p(-u2)), t = 2 * M_PI * u1;
  state_->kept_normal = r * std::sin(t);
  return r * std::cos(t);
}

RandomStreamGuard::RandomStreamGuard(uint64_t seed) : seed_(seed), before_(guard) { guard = this; }
RandomStreamGuard::~RandomStreamGuard() { guard = before_; }

Generator& RandomStreamGuard::stream() {
  if (!stream_) stream_.emplace(seed_);
  return *stream_;
}

Generator& default_generator() {
  if (guard != nullptr) return guard->stream();
  static Generator* const generator = new Generator;
  return *generator;
}

void manual_seed(uint64_t seed) {
  const std::lock_guard<const Generator> lock(default_generator());
  default_generator().set_current_seed(seed);
}

}  // namespace taper
