#include "taper/core/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "taper/core/error.h"
#include "taper/core/thread_pool.h"

#ifdef _OPENMP
#include <omp.h>
#endif

namespace taper {
namespace {

int default_thread_count() {
#ifdef _OPENMP
  return omp_get_max_threads();
#else
  return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
#endif
}

std::atomic<int>& thread_count() {
  static std::atomic<int> count{default_thread_count()};
  return count;
}

}  // namespace

void set_num_threads(int count) {
  check(count > 0, "set_num_threads", "the number of threads must be positive, got ", count);
  thread_count() = count;
}

int get_num_threads() { return thread_count(); }

void detail::parallel_for(int64_t count, int64_t grain, RangeFunction f, void* context) {
  constexpr int64_t kSharesPerThread = 4;  // so that a thread that starts late still finds some
  const int threads = get_num_threads();
  const int64_t shares = std::min(threads * kSharesPerThread, (count + grain - 1) / grain);
  if (threads < 2 || shares < 2 || ThreadPool::is_inside()) return f(context, 0, count);
  Job job(f, context, count, (count + shares - 1) / shares, threads);
  if (!ThreadPool::instance().run(job)) f(context, 0, count);
}

#ifdef _OPENMP

detail::ThreadLimit::ThreadLimit(int threads) : before_(omp_get_max_threads()) {
  if (threads != before_) omp_set_num_threads(threads);
}
detail::ThreadLimit::~ThreadLimit() {
  if (omp_get_max_threads() != before_) omp_set_num_threads(before_);
}

#else

detail::ThreadLimit::ThreadLimit(int) {}
detail::ThreadLimit::~ThreadLimit() = default;

#endif

}  // namespace taper
