#pragma once

#include <cstdint>
#include <memory>
#include <optional>

namespace taper {

class Array;

/// A stream of random numbers: the MT19937 generator, read in the way PyTorch reads it, so that
/// the same seed gives the same tensors. Copies share the stream. Operations and manual_seed() lock
/// it; so does who calls the other methods while other threads use the stream.
class Generator {
 public:
  explicit Generator(uint64_t seed = 5489);

  /// For std::lock_guard<const Generator>.
  void lock() const;
  void unlock() const;
  void set_current_seed(uint64_t seed);
  uint64_t current_seed() const;
  /// The next 32 random bits.
  uint32_t random();
  /// The next `count` such numbers.
  void random(uint32_t* to, std::size_t count);
  /// The next 64 random bits: two draws, the first one high.
  uint64_t random64();
  /// Where the stream stands, as numbers (int64) to be saved. set_state() goes on from there; it
  /// throws, and changes nothing, for numbers that are none.
  Array get_state() const;
  void set_state(const Array& state);
  /// In [0, 1), from 24 and 53 bits.
  float uniform_float();
  double uniform_double();
  /// A standard normal number by Box and Muller's method; every second one is kept from the first.
  double normal();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

/// The stream that is used where no other is given.
Generator& default_generator();
/// Starts the default stream anew.
void manual_seed(uint64_t seed);

}  // namespace taper
