// Two ways of dropping units that keep the mean: growing the kept ones while training, or shrinking
// all of them in the test. Layers do the former.

#include <cstdio>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace study = taper::study;
using taper::Tensor;

constexpr double kKeep = 0.6;

Tensor mask(const Tensor& x) { return taper::bernoulli(kKeep * taper::ones_like(x)); }

void show(const char* name, const Tensor& x) {
  std::printf("%-44s mean %.3f, dropped %4.1f %%\n", name, x.mean().item<double>(),
              100 * (x == 0).to(taper::kDouble).mean().item<double>());
}

void run(const study::Settings&) {
  const Tensor x = taper::ones({1000, 100});
  show("the values", x);
  show("training, kept values grow by 1 / keep", x * mask(x) / kKeep);
  show("training, kept values stay", x * mask(x));
  show("... then all shrink by keep in the test", x * kKeep);

  taper::nn::Dropout layer(1 - kKeep);  // takes the probability of dropping
  show("nn::Dropout, training", layer(x));
  layer->eval();
  show("nn::Dropout, evaluation", layer(x));
}

}  // namespace

int main(int argc, char** argv) {
  return study::run_program(argc, argv, "Compares two conventions of dropout.", {}, run);
}
