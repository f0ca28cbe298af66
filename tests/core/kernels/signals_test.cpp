// Products while signals arrive. Runs a second time with oneDNN's kernels for AVX2, see
// tests/CMakeLists.txt.

#include <doctest/doctest.h>

#if defined(__linux__) && defined(__x86_64__)
#include <pthread.h>
#include <signal.h>
#include <sys/time.h>
#include <ucontext.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <vector>

#include "taper/taper.h"

using namespace taper;

namespace {

std::atomic<int> arrived, off_stack, elsewhere;
pthread_t own_thread;
std::uintptr_t stack_begin, stack_end;

void note(int, siginfo_t*, void* context) {
  ++arrived;
  if (!pthread_equal(pthread_self(), own_thread)) {
    ++elsewhere;
    return;
  }
  const auto& registers = static_cast<ucontext_t*>(context)->uc_mcontext.gregs;
  const auto pointer = static_cast<std::uintptr_t>(registers[REG_RSP]);
  if (pointer < stack_begin || pointer >= stack_end) ++off_stack;
}

/// Sends a signal each half of a millisecond while it lives. The handler has a stack of its own, so
/// that it can look at where the interrupted code has its stack, instead of writing there.
class Timer {
 public:
  Timer() : stack_(std::size_t{64} << 10) {
    arrived = off_stack = elsewhere = 0;
    own_thread = pthread_self();
    pthread_attr_t attributes;
    pthread_getattr_np(own_thread, &attributes);
    void* begin = nullptr;
    std::size_t size = 0;
    pthread_attr_getstack(&attributes, &begin, &size);
    pthread_attr_destroy(&attributes);
    stack_begin = reinterpret_cast<std::uintptr_t>(begin);
    stack_end = stack_begin + size;
    stack_t stack{};
    stack.ss_sp = stack_.data();
    stack.ss_size = stack_.size();
    sigaltstack(&stack, &before_);
    struct sigaction action {};
    action.sa_sigaction = note;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
    sigaction(SIGALRM, &action, &handler_before_);
    set(500);
  }
  ~Timer() {
    set(0);
    sigaction(SIGALRM, &handler_before_, nullptr);
    sigaltstack(&before_, nullptr);
  }
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

 private:
  static void set(suseconds_t period) {
    const itimerval timer{{0, period}, {0, period}};
    setitimer(ITIMER_REAL, &timer, nullptr);
  }

  std::vector<char> stack_;
  stack_t before_{};
  struct sigaction handler_before_ {};
};

/// Does it for some signals long.
template <class F>
void repeat(F f) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(4);
  do f();
  while (std::chrono::steady_clock::now() < end);
}

/// One step of a layer: its forward product, with or without a bias, and the two backward ones.
void step(int64_t n, int64_t k, int64_t m, ScalarType dtype, bool bias) {
  const Variable x = rand({n, k}, TensorOptions(dtype).requires_grad(true));
  const Variable w = rand({m, k}, TensorOptions(dtype).requires_grad(true));
  const Variable b = bias ? rand({m}, TensorOptions(dtype).requires_grad(true)) : Variable();
  repeat([&] { nn::functional::linear(x, w, b).sum().backward(); });
}

void stacked_step(int64_t n, ScalarType dtype) {
  const Variable a = rand({8, n, n}, TensorOptions(dtype).requires_grad(true));
  repeat([&] { bmm(a, a.transpose(1, 2)).sum().backward(); });
}

/// One step of a convolution of images of n x n, forward and both backward, and of the pooling
/// behind it.
void convolution_step(int64_t channels, int64_t filters, int64_t kernel, int64_t n,
                      int64_t groups) {
  const Variable x = rand({8, channels, n, n}, requires_grad());
  const Variable w = rand({filters, channels / groups, kernel, kernel}, requires_grad());
  const Variable b = rand({filters}, requires_grad());
  repeat([&] {
    max_pool2d(conv2d(x, w, b, 1, kernel / 2, 1, groups), 2).sum().backward();
    if (groups == 1) conv_transpose2d(x, w.transpose(0, 1)).sum().backward();
  });
}

/// Does it on one thread and on two, and checks where the signals found them.
template <class F>
void while_signals_arrive(F f) {
  const int threads = get_num_threads();
  for (const int count : {1, 2}) {
    set_num_threads(count);
    const Timer timer;
    f();
    CHECK(arrived > 10);
    CHECK(off_stack.load() == 0);
    CHECK(elsewhere.load() == 0);
  }
  set_num_threads(threads);
}

}  // namespace

TEST_CASE("no signal arrives where a product has its stack elsewhere, or in a thread of Taper's") {
  while_signals_arrive([] {
    for (const ScalarType dtype : {kFloat, kDouble, kBFloat16})
      for (const int64_t n : {1, 7, 64, 256})
        for (const bool bias : {false, true}) {
          step(n, 784, 256, dtype, bias);
          step(n, 100, 100, dtype, bias);
          step(n, 9, 10, dtype, bias);
        }
    for (const ScalarType dtype : {kFloat, kDouble, kBFloat16}) stacked_step(100, dtype);
    const AutocastGuard autocast(true);
    step(256, 784, 256, kFloat, true);
  });
}

TEST_CASE("nor where a convolution has") {
  while_signals_arrive([] {
    for (const int64_t kernel : {1, 3, 5})
      for (const int64_t n : {6, 28}) {
        convolution_step(1, 10, kernel, n, 1);
        convolution_step(10, 20, kernel, n, 1);
        convolution_step(16, 32, kernel, n, 1);
        convolution_step(16, 16, kernel, n, 16);
      }
  });
}

TEST_CASE("nor where linear algebra has started threads before") {
  while_signals_arrive([] {
    for (const ScalarType dtype : {kFloat, kDouble}) {
      const Variable a = rand({300, 300}, dtype);
      repeat([&] { linalg_solve(a, a); });
      repeat([&] { linalg_qr(a); });
      repeat([&] { linalg_eigvalsh(a); });
      step(256, 784, 256, dtype, true);
      stacked_step(100, dtype);
    }
  });
}

#endif
