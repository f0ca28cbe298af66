// What the smaller families refuse, in libtorch's words.

#include <taper/taper.h>

#include <doctest/doctest.h>

#include <cmath>
#include <functional>

using namespace taper;

namespace {

struct Mistake {
  std::function<void()> make;
  const char* sentence;
};

}  // namespace

TEST_CASE("mistakes are answered with libtorch's sentences") {
  const Tensor m = arange(6).to(kFloat).view({2, 3}), v = tensor({1.0, 2.0}), n = tensor({1, 2});
  const Mistake mistakes[] = {
      {[&] { lerp(v, v.to(kDouble), 0.5); }, "for `end` but got dtype"},
      {[&] { heaviside(n, v); },
       "heaviside is not yet implemented for tensors with different dtypes"},
      {[&] { addcdiv(n, n, n); }, "Integer division with addcdiv is no longer supported"},
      {[&] { polygamma(-1, v); }, "polygamma(n, x) does not support negative n"},
      {[&] { v.clone().float_power_(2); }, "the base given to float_power_ has dtype"},
      {[&] { rot90(v); }, "expected total dims >= 2, but got total dims = 1"},
      {[&] {
         rot90(m, 1, {0, 0});
       },
       "expected rotation dims to be different, but got dim0 = 0"},
      {[&] { rot90(m, 1, {0}); }, "expected total rotation dims == 2, but got dims = 1"},
      {[&] { fliplr(v); }, "Input must be >= 2-d."},
      {[&] { repeat_interleave(v, -1); }, "repeats can not be negative"},
      {[&] {
         repeat_interleave(v, tensor({1, 2, 3}), 0);
       },
       "repeats must have the same size as input along dim"},
      {[&] { repeat_interleave(v, n, 0, 7); }, "allocated size does not match required size"},
      {[&] { meshgrid({m}); }, "Expected 0D or 1D tensor in the tensor list"},
      {[&] {
         meshgrid({v, n});
       },
       "expects all tensors to have the same dtype"},
      {[&] { meshgrid({v}, "ji"); }, "indexing must be one of \"xy\" or \"ij\", but received: ji"},
      {[&] { diag_embed(v, 0, 1, 1); }, "diagonal dimensions cannot be identical 1, 1"},
      {[&] { tril_indices(-1, 2); }, "row must be non-negative, got-1"},
      {[&] { as_strided(v, {3}, {1}); }, "are out of bounds for storage of size 8"},
      {[&] {
         as_strided(v, {2}, {1, 1});
       },
       "mismatch in length of strides and shape"},
      {[&] { as_strided(v, {2}, {-1}); }, "Negative strides are not supported at the moment"},
      {[&] { v.unfold(0, 3, 1); }, "maximum size for tensor at dimension 0 is 2 but size is 3"},
      {[&] { v.unfold(0, 1, 0); }, "step is 0 but must be > 0"},
      {[&] { take_along_dim(m, n, 1); },
       "input and indices should have the same number of dimensions"},
      {[&] { take_along_dim(m, m, 1); }, "dtype of indices should be Long"},
      {[&] { isin(ones({2}, kBool), n); }, "Unsupported input type encountered for isin(): Bool"},
      {[&] { bincount(tensor({-1})); }, "bincount only supports 1-d non-negative integral inputs."},
      {[&] { bincount(n, v, -1); }, "minlength should be >= 0"},
      {[&] { bincount(n, tensor({1.0})); },
       "weights should be 1-d and have the same length as input"},
      {[&] { histc(v, 0); }, "bins must be > 0, but got 0"},
      {[&] { histc(v, 2, 3, 1); }, "torch.histc: max must be larger than min"},
      {[&] { histc(tensor({NAN}), 2); }, "is not finite"},
      {[&] { searchsorted(m, v); }, "boundaries tensor should be 1 dimension or the first N-1"},
      {[&] { searchsorted(v, v, false, false, "up"); },
       "side can only be 'left' or 'right' but got up"},
      {[&] { searchsorted(v, v, false, true, "left"); },
       "side and right can't be set to opposites, got side of left while right was True"},
      {[&] { bucketize(v, m); }, "boundaries tensor must be 1 dimension, but got dim(2)"},
      {[&] {
         median(zeros({0, 2}), 0);
       },
       "Expected reduction dim 0 to have non-zero size."},
      {[&] { kthvalue(v, 3); }, "selected number k out of range for dimension 0"},
      {[&] { quantile(v, 1.5); }, "q values must be in the range [0, 1]"},
      {[&] { quantile(n, 0.5); }, "input tensor must be either float or double dtype"},
      {[&] { quantile(v, 0.5, 0, false, "cubic"); },
       "interpolation must be one of linear, lower, higher, midpoint or nearest, but got cubic"},
      {[&] { nanmean(n); }, "expected input to have floating point dtype but got"},
      {[&] { diff(tensor(1)); }, "expects input to be at least one-dimensional"},
      {[&] { inner(m, v); }, "the last dimension must match on both input tensors but got shapes"},
      {[&] { tensordot(m, m, {0}, {1}); },
       "contracted dimensions need to match, but first has size 2 in dim 0 and second has size 3 "
       "in dim 1"},
      {[&] { tensordot(m, m, {0}, {}); }, "both dimension lists should have same length"},
      {[&] {
         cdist(m, v.view({1, 2}));
       },
       "X1 and X2 must have the same number of columns. X1: 3 X2: 2"},
      {[&] { cdist(m, v); }, "only supports at least 2D tensors"},
      {[&] { cdist(m, m, -1); }, "only supports non-negative p values"},
      {[&] { hann_window(-1); }, "requires non-negative window_length, got window_length=-1"},
  };
  for (const Mistake& mistake : mistakes)
    CHECK_THROWS_WITH_AS(mistake.make(), doctest::Contains(mistake.sentence), Error);
}

TEST_CASE("the positions of equal elements are the first") {
  const Tensor x = tensor({2.0, 1.0, 2.0, 1.0, 2.0});
  CHECK(std::get<1>(median(x, 0)).item<int>() == 0);
  CHECK(std::get<1>(kthvalue(x, 2)).item<int>() == 3);
  CHECK(std::get<1>(mode(x)).item<int>() == 4);
}
