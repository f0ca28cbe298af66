// Times solve and qr of float64 matrices and, in the same run and in alternation, the functions of
// LAPACK that they stand on, called directly on copies of the arguments. Prints a Markdown table of
// medians and their ratios.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

#include "benchmarks/support/rounds.h"
#include "taper/taper.h"

extern "C" {
void dgesv_(const int* n, const int* columns, double* a, const int* lda, int* pivots, double* b,
            const int* ldb, int* info);
void dgeqrf_(const int* m, const int* n, double* a, const int* lda, double* tau, double* work,
             const int* size, int* info);
void dorgqr_(const int* m, const int* n, const int* k, double* a, const int* lda, const double* tau,
             double* work, const int* size, int* info);
}

namespace {

using taper::Tensor;
using Numbers = std::vector<double>;

Numbers numbers_of(const Tensor& x) {
  const double* const begin = x.data_ptr<double>();
  return {begin, begin + x.numel()};
}

/// Overwrites copies of a and b, which are kept from call to call.
std::function<void()> gesv(const Tensor& a, const Tensor& b) {
  return [n = static_cast<int>(a.size(0)), k = static_cast<int>(b.size(1)), a = numbers_of(a),
          b = numbers_of(b), lu = Numbers(), x = Numbers(), pivots = std::vector<int>()]() mutable {
    int info = 0;
    lu = a;
    x = b;
    pivots.resize(static_cast<std::size_t>(n));
    dgesv_(&n, &k, lu.data(), &n, pivots.data(), x.data(), &n, &info);
  };
}

std::function<void()> geqrf(const Tensor& a) {
  const int n = static_cast<int>(a.size(0)), size = 64 * n;  // 64 columns at once
  return [n, size, a = numbers_of(a), q = Numbers(), r = Numbers(),
          tau = Numbers(static_cast<std::size_t>(n)),
          work = Numbers(static_cast<std::size_t>(size))]() mutable {
    int info = 0;
    q = a;
    dgeqrf_(&n, &n, q.data(), &n, tau.data(), work.data(), &size, &info);
    r = q;
    dorgqr_(&n, &n, &n, q.data(), &n, tau.data(), work.data(), &size, &info);
  };
}

void measure(const char* name, int64_t n, int rounds, const std::function<void()>& taper,
             const std::function<void()>& lapack) {
  const std::vector<double> taken =
      bench::compare({{"taper", taper}, {"LAPACK", lapack}}, rounds, 5e-3);
  std::printf("| %s | %lld | %.3g ms | %.3g ms | %.2f |\n", name, static_cast<long long>(n),
              1e3 * taken[0], 1e3 * taken[1], taken[0] / taken[1]);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  int rounds = 41;
  CLI::App app("Times solve and qr beside LAPACK.");
  app.add_option("--rounds", rounds, "How often each is timed")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const taper::NoGradGuard guard;
  std::printf("| operation | rows and columns | Taper | LAPACK | ratio |\n|---|---|---|---|---|\n");
  for (const int64_t n : {64, 256}) {
    const Tensor a = taper::randn({n, n}, taper::kDouble), b = taper::randn({n, 1}, taper::kDouble);
    measure(
        "solve", n, rounds, [=] { linalg_solve(a, b); }, gesv(a, b));
    measure(
        "qr", n, rounds, [=] { linalg_qr(a); }, geqrf(a));
  }
  return 0;
}
