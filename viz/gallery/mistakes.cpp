// Mistakes, as the engine sees them.

#include <taper/taper.h>
#include <taper/viz.h>

#include "pages.h"

namespace gallery {
namespace {

using taper::Tensor;
using taper::viz::Recording;

std::string two_steps(bool zeroes, const char* title) {
  const Tensor w =
      taper::tensor({1.0, -2.0}, taper::TensorOptions(taper::kDouble).requires_grad(true));
  const Tensor x = taper::tensor({3.0, 1.0}, taper::kDouble);
  taper::optim::SGD sgd({w}, taper::optim::SGDOptions(0.02));
  Recording recording("", title);
  recording.name(w, "w");
  recording.name(x, "x");
  for (int step = 0; step < 2; ++step) {
    if (zeroes) sgd.zero_grad();
    const Tensor loss = taper::square((w * x).sum() - 4);
    loss.backward();
    sgd.step();
  }
  return recording.json();
}

void forgotten_zero_grad(const std::string& path, const char*) {
  taper::viz::write_page(
      path, {two_steps(false, "zero_grad() forgotten"), two_steps(true, "with zero_grad()")});
}

/// Runs what ends in an error, which is what its page shows.
template <class F>
void until_error(F f) {
  try {
    f();
  } catch (const taper::Error&) {
  }
}

void changed_in_place(const std::string& path, const char* title) {
  const Tensor x =
      taper::tensor({1.0, 2.0, 3.0}, taper::TensorOptions(taper::kDouble).requires_grad(true));
  Recording recording(path, title);
  recording.name(x, "x");
  const Tensor y = taper::exp(x);
  recording.name(y, "y");
  const Tensor loss = (y * y).sum();
  recording.name(loss, "loss");
  y.add_(1);
  until_error([&] { loss.backward(); });
}

void second_backward(const std::string& path, const char* title) {
  const Tensor x = taper::tensor(0.5, taper::TensorOptions(taper::kDouble).requires_grad(true));
  Recording recording(path, title);
  recording.name(x, "x");
  const Tensor y = taper::tanh(x) * x;
  recording.name(y, "y");
  y.backward();
  until_error([&] { y.backward(); });
}

void hidden_infinity(const std::string& path, const char* title) {
  const Tensor x =
      taper::tensor({0.0, 1.0, 4.0}, taper::TensorOptions(taper::kDouble).requires_grad(true));
  const taper::autograd::DetectAnomalyGuard anomaly;
  Recording recording(path, title);
  recording.name(x, "x");
  const Tensor root = taper::sqrt(x);
  const Tensor y = taper::where(x > 0, root, taper::zeros_like(x)).sum();
  recording.name(y, "y");
  until_error([&] { y.backward(); });
}

}  // namespace

std::vector<Entry> mistakes() {
  return {{"forgotten_zero_grad.html", "A forgotten zero_grad",
           "side by side: what .grad already held is an addend", forgotten_zero_grad},
          {"changed_in_place.html", "A saved value changed in place",
           "the error, at the node whose saved value is stale", changed_in_place},
          {"second_backward.html", "A second backward", "saved values that the first one freed",
           second_backward},
          {"hidden_infinity.html", "An infinity behind a mask",
           "anomaly mode ends the recording where NaN begins", hidden_infinity}};
}

}  // namespace gallery
