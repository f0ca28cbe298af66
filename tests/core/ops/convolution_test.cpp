#include <doctest/doctest.h>

#include <array>
#include <thread>
#include <vector>

#include "taper/taper.h"

using namespace taper;

namespace {

/// Small integers: sums of their products are exact, in whatever order.
Variable integers(IntArrayRef sizes, ScalarType dtype) {
  return randint(-3, 4, sizes, dtype).requires_grad_();
}

}  // namespace

TEST_CASE("a batch that is convolved in parts has each image's own result and gradients") {
  manual_seed(0);
  constexpr int64_t kImages = 70;
  for (const ScalarType dtype : {kFloat, kDouble})
    for (const int64_t groups : {1, 2})
      for (const int64_t channels : {1, 3, 4, 12})
        for (const int64_t stride : {1, 3}) {
          CAPTURE(dtype);
          CAPTURE(groups);
          CAPTURE(channels);
          CAPTURE(stride);
          const Variable x = integers({kImages, groups * channels, 21, 19}, dtype),
                         w = integers({groups * 2, channels, 7, 5}, dtype);
          const auto convolved = [&](const Variable& images) {
            return conv2d(images, w, {}, stride, 2, {1, 2}, groups);
          };
          const Variable y = convolved(x), g = integers(y.sizes(), dtype).detach();
          const variable_list all = autograd::grad({y}, {x, w}, {g});
          Variable of_w = zeros_like(w);
          for (int64_t i = 0; i < kImages; ++i) {
            CAPTURE(i);
            const Variable image = x.detach().narrow(0, i, 1).requires_grad_();
            const Variable alone = convolved(image);
            CHECK(equal(alone, y.narrow(0, i, 1)));
            const variable_list grads = autograd::grad({alone}, {image, w}, {g.narrow(0, i, 1)});
            CHECK(equal(grads[0], all[0].narrow(0, i, 1)));
            of_w = of_w + grads[1];
          }
          CHECK(equal(of_w, all[1]));
        }
}

TEST_CASE("gradients of a convolution are the same whichever of them are asked for") {
  manual_seed(0);
  struct Sizes {
    int64_t channels, filters, groups;
  };
  for (const Sizes& sizes :
       {Sizes{1, 5, 1}, {7, 20, 1}, {10, 20, 1}, {15, 5, 1}, {16, 16, 1}, {9, 27, 3}, {30, 6, 3}}) {
    CAPTURE(sizes.channels);
    CAPTURE(sizes.groups);
    const variable_list inputs{
        integers({66, sizes.channels, 20, 24}, kFloat),
        integers({sizes.filters, sizes.channels / sizes.groups, 3, 5}, kFloat),
        integers({sizes.filters}, kFloat)};
    const auto convolved = [&](const variable_list& x) {
      return conv2d(x[0], x[1], x[2], 1, 1, 1, sizes.groups);
    };
    const Variable y = convolved(inputs), g = integers(y.sizes(), kFloat).detach();
    variable_list wide;  // by products of matrices
    for (const Variable& x : inputs) wide.push_back(x.detach().to(kDouble).requires_grad_());
    const variable_list expected = autograd::grad({convolved(wide)}, wide, {g.to(kDouble)});
    for (std::size_t chosen = 1; chosen < 8; ++chosen) {
      CAPTURE(chosen);
      variable_list asked, right;
      for (std::size_t i = 0; i < 3; ++i)
        if ((chosen >> i) & 1) {
          asked.push_back(inputs[i]);
          right.push_back(expected[i]);
        }
      for (const bool create_graph : {false, true}) {
        const variable_list found = autograd::grad({y}, asked, {g}, true, create_graph);
        for (std::size_t i = 0; i < asked.size(); ++i) CHECK(equal(found[i].to(kDouble), right[i]));
      }
    }
  }
}

TEST_CASE("the same margin on both sides is left to the convolution") {
  const Variable x = ones({1, 1, 6, 6}, requires_grad());
  const auto is_alone = [&](const Variable& w) {
    const auto input_of = [](const Variable& y) { return y.grad_fn()->next_edges()[0].node; };
    return input_of(conv2d(x, w, {}, 1, "same")) == input_of(conv2d(x, w, {}, 1, 1));
  };
  CHECK(is_alone(ones({1, 1, 3, 5})));
  CHECK_FALSE(is_alone(ones({1, 1, 3, 2})));
}

TEST_CASE("a transposed convolution may leave more room behind than it strides") {
  manual_seed(0);
  for (const int64_t groups : {1, 2}) {
    CAPTURE(groups);
    variable_list found[2];
    const Variable x = integers({3, 4 * groups, 9, 7}, kFloat),
                   w = integers({4 * groups, 5, 3, 2}, kFloat);
    for (const ScalarType dtype : {kFloat, kDouble}) {
      const Variable a = x.detach().to(dtype).requires_grad_(),
                     b = w.detach().to(dtype).requires_grad_();
      const Variable y = conv_transpose2d(a, b, {}, 1, 1, {1, 2}, groups, {2, 3});
      const variable_list first = autograd::grad({y}, {a, b}, {y.detach()}, true, true);
      variable_list& all = found[dtype == kDouble];
      all = autograd::grad({(first[0] * first[0]).sum()}, {b});
      all.insert(all.end(), {y, first[0], first[1]});
    }
    for (std::size_t i = 0; i < found[0].size(); ++i)
      CHECK(allclose(found[0][i].to(kDouble), found[1][i]));
  }
}

TEST_CASE("threads may convolve more shapes than primitives are kept for") {
  constexpr int64_t kShapes = 600;  // for each of two threads; 1,024 are kept
  const Variable w = ones({13, 13, 2, 3});
  std::array<int64_t, 2> right{};
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < right.size(); ++t)
    threads.emplace_back([&, t] {
      for (int64_t i = 0; i < kShapes; ++i) {
        const Variable x = ones({1, 13, static_cast<int64_t>(t) + 3, i + 2});
        const auto transposed = [&](ScalarType dtype) {
          return conv_transpose2d(x.to(dtype), w.to(dtype), {}, {3, 2}, {2, 1});
        };
        right[t] += equal(transposed(kFloat).to(kDouble), transposed(kDouble));
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(right[0] == kShapes);
  CHECK(right[1] == kShapes);
}

TEST_CASE("gradients of few channels do not depend on the number of threads") {
  manual_seed(0);
  const Variable x = randn({64, 1, 28, 28}, requires_grad()), w = randn({10, 1, 5, 5});
  const Variable y = conv2d(x, w), g = randn_like(y);
  const int before = get_num_threads();
  variable_list found;
  for (const int threads : {1, 2, 3}) {
    set_num_threads(threads);
    found.push_back(autograd::grad({y}, {x}, {g}, true)[0]);
  }
  set_num_threads(before);
  CHECK(equal(found[0], found[1]));
  CHECK(equal(found[0], found[2]));
}
