#include <doctest/doctest.h>
#include <taper/taper.h>
#include <taper/xtensor.h>

#include <sstream>

#include "taper/data/file.h"
#include "tests/support/folders.h"

using namespace taper;

TEST_CASE("the page: views") {
  Tensor x = arange(6, kDouble).reshape({2, 3});
  const auto view = as_xarray<double>(x.t());                         // of any rank, for reading
  const double largest = xt::amax(as_xtensor<double, 2>(x) * 2.0)();  // of rank 2
  as_mutable_xarray<double>(x) += 1.0;                                // writes into x
  CHECK(view(2, 1) == 6);
  CHECK(largest == 10);
}

TEST_CASE("the page: conversions") {
  xt::xarray<double> a{{1, 2}, {3, 4}};
  Tensor sum = from_xtensor(a + xt::sin(a));                    // evaluated once
  Tensor weight = from_xtensor(std::move(a), requires_grad());  // has a's memory
  auto both = std::make_shared<xt::xarray<float>>(xt::zeros<float>({3}));
  Tensor window = from_xtensor(both);  // shares it
  CHECK(weight.requires_grad());
  CHECK(window.data_ptr() == both->data());
  CHECK(sum.numel() == 4);
}

TEST_CASE("the page: functions") {
  // y = w sin x
  const auto scaled_sine = xtensor_function(
      "scaled_sine", [](const auto& x, const auto& w) { return w * xt::sin(x); },
      [](const auto& g, const auto& x, const auto& w) { return g * w * xt::cos(x); },
      [](const auto& g, const auto& x, const auto&) { return g * xt::sin(x); });

  const Tensor x = randn({3, 4}, dtype(kDouble).requires_grad(true));
  const Tensor w = randn({4}, dtype(kDouble).requires_grad(true));
  scaled_sine(x, w).sum().backward();
  gradcheck(scaled_sine, {x, w});
  CHECK(allclose(w.grad(), x.sin().sum(0)));
}

TEST_CASE("the page: second derivatives") {
  const auto cosine = xtensor_function(
      "cosine", [](const auto& x) { return xt::cos(x); },
      [](const auto& g, const auto& x) { return -g * xt::sin(x); });
  const auto sine = xtensor_function(
      "sine", [](const auto& x) { return xt::sin(x); },
      [cosine](const Tensor& g, const Tensor& x) { return g * cosine(x); });
  CHECK(gradgradcheck(sine, {randn({3}, dtype(kDouble).requires_grad(true))}));
}

TEST_CASE("the code on the page is the code above") {
  const std::string folder = taper::testing::tests_folder();
  const std::string page = data::read_file(folder + "/../docs/xtensor.md");
  const std::string test = data::read_file(folder + "/xtensor/docs_test.cpp");
  int count = 0;
  const std::string start = "```cpp\n";
  for (std::size_t at = page.find(start); at != page.npos; at = page.find(start, at + 1), ++count) {
    std::istringstream lines(
        page.substr(at + start.size(), page.find("```", at + 1) - at - start.size()));
    std::string block;
    for (std::string line; std::getline(lines, line);)
      block += (line.empty() ? "" : "  ") + line + "\n";
    CAPTURE(block);
    CHECK(test.find(block) != test.npos);
  }
  CHECK(count == 4);
}
