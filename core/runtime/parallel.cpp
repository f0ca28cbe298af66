#include "taper/core/runtime/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "taper/core/base/error.h"
#include "taper/core/runtime/thread_pool.h"

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
  check(count > 0, "set_num_threads", "Expected positive number of threads, got ", count);
  thread_count() = count;
}

int get_num_threads() { return thread_count(); }

void detail::parallel_for(int64_t count, int64_t grain, RangeFunction f, void* context) {
  // So that a thread that starts late still finds some; little work is not worth so many
  // hand-overs.
  constexpr int64_t kSharesPerThread = 4;
  constexpr int64_t kLine = 64;  // elements: long shares begin where vectors do
  const int threads = get_num_threads();
  int64_t shares = (count + grain - 1) / grain;
  shares = shares < threads * kSharesPerThread ? std::min<int64_t>(shares, threads)
                                               : threads * kSharesPerThread;
  if (threads < 2 || shares < 2 || ThreadPool::is_inside()) return f(context, 0, count);
  int64_t share = (count + shares - 1) / shares;
  if (share > 16 * kLine) share = (share + kLine - 1) / kLine * kLine;
  Job job(f, context, count, share, threads);
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
