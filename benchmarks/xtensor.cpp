// Times making a view for xtensor of a float32 matrix and, in alternation, xtensor's own adaptor on
// the same memory, which keeps nothing alive. Prints medians in nanoseconds and their ratio.

#include "taper/xtensor.h"

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>

#include "benchmarks/support/rounds.h"
#include "taper/taper.h"

namespace {

/// A value that the compiler must make.
template <class T>
void make(const T& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

void run(int rounds) {
  const taper::Tensor dense = taper::randn({30, 40}), x = dense.t();
  const auto adapted = [&](auto shape) {
    return [&dense, shape] {
      make(xt::adapt(dense.data_ptr<float>(), 1200, xt::no_ownership(), shape));
    };
  };
  const std::vector<double> taken =
      bench::compare({{"run-time rank", [&] { make(taper::as_xarray<float>(x)); }},
                      {"adaptor", adapted(xt::dynamic_shape<std::size_t>{30, 40})},
                      {"fixed rank", [&] { make(taper::as_xtensor<float, 2>(x)); }},
                      {"adaptor", adapted(std::array<std::size_t, 2>{30, 40})}},
                     rounds, 1e-3);
  std::printf("| a view of a matrix | Taper | xt::adapt | ratio |\n|---|---|---|---|\n");
  for (const std::size_t i : {0U, 2U})
    std::printf("| of %s rank | %.0f ns | %.0f ns | %.2f |\n", i == 0 ? "run-time" : "fixed",
                1e9 * taken[i], 1e9 * taken[i + 1], taken[i] / taken[i + 1]);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Times making views for xtensor beside xtensor's own adaptor.");
  int rounds = 41;
  app.add_option("--rounds", rounds)->check(CLI::PositiveNumber)->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  run(rounds);
}
