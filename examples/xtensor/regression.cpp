// Fits a line and a classifier to data in xtensor's arrays. The losses are xtensor expressions with
// their derivatives, Taper takes the gradients, and both results have a closed form beside which
// they are printed.

#include <taper/taper.h>
#include <taper/xtensor.h>

#include <iomanip>
#include <iostream>
#include <random>

namespace {

using taper::Tensor;
using Array = xt::xarray<double>;

// (z - t)^2
const auto squared_error = taper::xtensor_function(
    "squared_error", [](const auto& z, const auto& t) { return xt::square(z - t); },
    [](const auto& g, const auto& z, const auto& t) { return g * 2.0 * (z - t); },
    [](const auto& g, const auto& z, const auto& t) { return g * 2.0 * (t - z); });

// ln(1 + e^z) - z t: what it costs to say sigmoid(z) where t is true, written so that no e^z
// overflows
const auto log_loss = taper::xtensor_function(
    "log_loss",
    [](const auto& z, const auto& t) {
      return xt::maximum(z, 0.0) + xt::log1p(xt::exp(-xt::abs(z))) - z * t;
    },
    [](const auto& g, const auto& z, const auto& t) { return g * (1.0 / (1.0 + xt::exp(-z)) - t); },
    [](const auto& g, const auto& z, const auto&) { return -g * z; });

/// a + b x, fitted by gradient descent.
template <class Loss>
Tensor fit(const Loss& loss, const Array& x, const Array& targets, double learning_rate,
           int steps) {
  const Tensor inputs = taper::from_xtensor(x), t = taper::from_xtensor(targets);
  const Tensor a = taper::zeros({}, taper::dtype(taper::kDouble).requires_grad(true));
  const Tensor b = taper::zeros({}, taper::dtype(taper::kDouble).requires_grad(true));
  taper::optim::SGD sgd({a, b}, learning_rate);
  for (int step = 0; step < steps; ++step) {
    sgd.zero_grad();
    loss(a + b * inputs, t).mean().backward();
    sgd.step();
  }
  return taper::stack({a, b}).detach();
}

void print(const char* what, const Tensor& fitted, const Array& closed_form) {
  const auto found = taper::as_xtensor<double, 1>(fitted);
  std::cout << what << ": fitted " << found(0) << " + " << found(1) << " x, closed form "
            << closed_form(0) << " + " << closed_form(1) << " x, difference "
            << xt::amax(xt::abs(found - closed_form))() << "\n";
}

/// The slope is the covariance over the variance, and the line goes through the means.
Array least_squares(const Array& x, const Array& y) {
  const double mx = xt::mean(x)(), my = xt::mean(y)();
  const double b = xt::sum((x - mx) * (y - my))() / xt::sum(xt::square(x - mx))();
  return {my - b * mx, b};
}

/// Where x is 0 or 1 only, each group's share of ones is its probability.
Array logistic(const Array& x, const Array& t) {
  const double p1 = xt::sum(x * t)() / xt::sum(x)();
  const double p0 = xt::sum((1.0 - x) * t)() / xt::sum(1.0 - x)();
  const double a = std::log(p0 / (1 - p0));
  return {a, std::log(p1 / (1 - p1)) - a};
}

}  // namespace

int main() {
  std::mt19937 random(1);
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> uniform;
  Array x = Array::from_shape({500}), y = x, group = x, label = x;
  for (std::size_t i = 0; i < x.size(); ++i) {
    x(i) = normal(random);
    y(i) = 3 - 2 * x(i) + 0.5 * normal(random);
    group(i) = uniform(random) < 0.4 ? 1 : 0;
    label(i) = uniform(random) < (group(i) > 0 ? 0.8 : 0.3) ? 1 : 0;
  }
  std::cout << std::setprecision(6);
  print("least squares", fit(squared_error, x, y, 0.25, 100), least_squares(x, y));
  print("logistic regression", fit(log_loss, group, label, 2, 400), logistic(group, label));
}
