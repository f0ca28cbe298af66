#pragma once

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
  int before_ = 0;
};

using RangeFunction = void (*)(void* context, int64_t begin, int64_t end);
void parallel_for(int64_t count, int64_t grain, RangeFunction f, void* context);
}  // namespace detail

/// Calls f(begin, end) on ranges that cover [0, count), each of at least `grain` items except the
/// last, in parallel where there is enough work to share. Where the ranges begin depends on the
/// number of threads only, whoever does them, so results do not vary from run to run.
template <class F>
void parallel_for(int64_t count, int64_t grain, F&& f) {
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
