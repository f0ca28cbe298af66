#pragma once

#include <atomic>
#include <cstdint>
#include <type_traits>

namespace taper {

/// Threads that kernels, matrix products included, may use; at least 1. At first as many as OpenMP
/// would take: OMP_NUM_THREADS, or one for each processor.
void set_num_threads(int count);
int get_num_threads();

namespace detail {

/// How many threads OpenMP, and with it the BLAS and oneDNN, gives the calling thread until the end
/// of the scope.
class ThreadLimit {
 public:
  explicit ThreadLimit(int threads);
  ~ThreadLimit();
  ThreadLimit(const ThreadLimit&) = delete;
  ThreadLimit& operator=(const ThreadLimit&) = delete;

 private:
  [[maybe_unused]] int before_ = 0;  // without OpenMP there is nothing to restore
};

using RangeFunction = void (*)(void* context, int64_t begin, int64_t end);
void parallel_for(int64_t count, int64_t grain, RangeFunction f, void* context);

/// How many threads of the pool look out for work, or are at it.
inline std::atomic<int> threads_awake{0};
/// So many are never awake: tests that say so have all work shared, however little there is.
constexpr int kAllAwake = 1 << 20;
}  // namespace detail

/// Calls f(begin, end) on ranges that cover [0, count), in parallel where there is enough work to
/// share: `grain` items are worth waking a thread for, a quarter of them worth giving to one that
/// is awake. Where the ranges begin varies from run to run; results must not depend on it.
template <class F>
void parallel_for(int64_t count, int64_t grain, F&& f) {
  const int awake = detail::threads_awake.load(std::memory_order_relaxed);
  if (awake > 0) grain = awake < detail::kAllAwake ? (grain + 3) / 4 : 1;
  if (count <= grain) {
    if (count > 0) f(int64_t{0}, count);
    return;
  }
  using G = std::remove_reference_t<F>;
  detail::parallel_for(
      count, grain,
      [](void* context, int64_t begin, int64_t end) { (*static_cast<G*>(context))(begin, end); },
      const_cast<void*>(static_cast<const void*>(&f)));
}

}  // namespace taper
