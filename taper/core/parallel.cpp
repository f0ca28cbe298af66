#include "taper/core/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

#include "taper/core/error.h"

#ifdef _OPENMP
#include <omp.h>
#endif

namespace taper {
namespace {

std::atomic<int>& thread_count() {
  static std::atomic<int> count{
      static_cast<int>(std::max(1u, std::thread::hardware_concurrency()))};
  return count;
}

}  // namespace

void set_num_threads(int count) {
  check(count > 0, "set_num_threads", "the number of threads must be positive, got ", count);
  thread_count() = count;
#ifdef _OPENMP
  omp_set_num_threads(count);  // the BLAS and oneDNN take theirs from OpenMP
#endif
}

int get_num_threads() { return thread_count(); }

#ifdef _OPENMP

void detail::parallel_for(int64_t count, int64_t grain, RangeFunction f, void* context) {
  const int64_t most = (count + grain - 1) / std::max<int64_t>(grain, 1);
  const int64_t shares = std::min<int64_t>(get_num_threads(), most);
  if (shares < 2 || omp_in_parallel()) return f(context, 0, count);
  const int64_t share = (count + shares - 1) / shares;
  std::exception_ptr error;
#pragma omp parallel for num_threads(static_cast <int>(shares)) schedule(static, 1)
  for (int64_t i = 0; i < shares; ++i) {
    try {
      if (i * share < count) f(context, i * share, std::min(count, (i + 1) * share));
    } catch (...) {
#pragma omp critical
      error = std::current_exception();
    }
  }
  if (error) std::rethrow_exception(error);
}

#else

void detail::parallel_for(int64_t count, int64_t, RangeFunction f, void* context) {
  f(context, 0, count);
}

#endif

}  // namespace taper
