#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes arithmetic() {
  Mistakes mistakes;
  // Shapes
  MISTAKE(ones({2, 3}) + ones({4}));
  MISTAKE(ones({2, 3}) - ones({2, 4}));
  MISTAKE(ones({2, 3}) * ones({3, 3}));
  MISTAKE(ones({2}) / ones({3}));
  MISTAKE(ones({2}) % ones({3}));
  MISTAKE(rsub(ones({2}), ones({3})));
  MISTAKE(maximum(ones({2}), ones({3})));
  MISTAKE(minimum(ones({2}), ones({3})));
  MISTAKE(max(ones({2}), ones({3})));
  MISTAKE(pow(ones({2}), ones({3})));
  MISTAKE(fmod(ones({2}), ones({3})));
  MISTAKE(remainder(ones({2}), ones({3})));
  MISTAKE(floor_divide(ones({2}), ones({3})));
  MISTAKE(div(ones({2}), ones({3}), "floor"));
  MISTAKE(eq(ones({2}), ones({3})));
  MISTAKE(lt(ones({2}), ones({3})));
  MISTAKE(logical_and(ones({2}), ones({3})));
  MISTAKE(bitwise_and(ones({2}, kLong), ones({3}, kLong)));
  MISTAKE(where(ones({2}, kBool), ones({3}), ones({3})));
  MISTAKE(where(ones({2}, kBool), ones({2}), ones({3})));
  MISTAKE(masked_fill(ones({2}), ones({3}, kBool), 1));
  MISTAKE(isclose(ones({2}), ones({3})));
  MISTAKE(allclose(ones({2}), ones({3})));
  MISTAKE(clamp(ones({2}), ones({3}), ones({2})));
  MISTAKE(clamp_min(ones({2}), ones({3})));
  // In place
  MISTAKE(ones({2}).add_(ones({3})));
  MISTAKE(ones({1, 3}).add_(ones({2, 3})));
  MISTAKE(ones({3}).sub_(ones({2, 3})));
  MISTAKE(ones({3}).mul_(ones({2, 3})));
  MISTAKE(ones({3}).div_(ones({2, 3})));
  MISTAKE(Tensor x = ones({3}); x += ones({2, 3}));
  MISTAKE(Tensor x = ones({2}, kLong); x /= 2);
  MISTAKE(ones({3}).copy_(ones({2, 3})));
  MISTAKE(ones({3}).copy_(ones({4})));
  MISTAKE(ones({3}).fill_(ones({2})));
  MISTAKE(ones({3}).masked_fill_(ones({2, 3}, kBool), 1));
  MISTAKE(ones({3}).clamp_(ones({2, 3}), ones({3})));
  MISTAKE(ones({3}).pow_(ones({2, 3})));
  MISTAKE(ones({3}).eq_(ones({2, 3})));
  MISTAKE(ones({2}, kLong).add_(ones({2})));
  MISTAKE(ones({2}, kLong).add_(0.5));
  MISTAKE(ones({2}, kLong).mul_(0.5));
  MISTAKE(ones({2}, kLong).sub_(ones({2}, kDouble)));
  MISTAKE(ones({2}, kLong).div_(2));
  MISTAKE(ones({2}, kBool).add_(1));
  MISTAKE(ones({2}, kLong).pow_(0.5));
  MISTAKE(ones({2}, kLong).exp_());
  MISTAKE(ones({2}, kLong).sqrt_());
  MISTAKE(ones({2}, kLong).sigmoid_());
  MISTAKE(ones({2}, kLong).reciprocal_());
  MISTAKE(ones({1}).expand({2}).add_(1));
  MISTAKE(ones({1}).expand({2}).copy_(ones({2})));
  MISTAKE(ones({1}).expand({2}).exp_());
  // Dtypes
  MISTAKE(add(ones({2}, kLong), ones({2}, kLong), 0.5));
  MISTAKE(sub(ones({2}, kLong), ones({2}, kLong), 0.5));
  MISTAKE(ones({2}, kBool) - ones({2}, kBool));
  MISTAKE(ones({2}) - ones({2}, kBool));
  MISTAKE(ones({2}, kBool) - 1);
  MISTAKE(rsub(ones({2}, kBool), ones({2}, kBool)));
  MISTAKE(add(ones({2}, kLong), ones({2}, kLong), true));
  MISTAKE(add(ones({2}), ones({2}), true));
  MISTAKE(-ones({2}, kBool));
  MISTAKE(abs(ones({2}, kBool)));
  MISTAKE(bitwise_and(ones({2}), ones({2})));
  MISTAKE(bitwise_or(ones({2}), 1));
  MISTAKE(bitwise_xor(ones({2}), ones({2})));
  MISTAKE(bitwise_not(ones({2})));
  MISTAKE(where(ones({2}), ones({2}), ones({2})));
  MISTAKE(where(ones({2}, kLong), ones({2}), ones({2})));
  MISTAKE(masked_fill(ones({2}), ones({2}, kBool), ones({2})));
  MISTAKE(ones({2}).masked_fill_(ones({2}, kBool), ones({2})));
  MISTAKE(isclose(ones({2}), ones({2}, kDouble)));
  MISTAKE(allclose(ones({2}), ones({2}, kLong)));
  MISTAKE(isclose(ones({2}), ones({2}), -1));
  MISTAKE(isclose(ones({2}), ones({2}), 1e-5, -1));
  MISTAKE(ceil(ones({2}, kBool)));
  MISTAKE(floor(ones({2}, kBool)));
  MISTAKE(trunc(ones({2}, kBool)));
  MISTAKE(sign(ones({2}, kBool)).neg());
  // Values
  MISTAKE(div(ones({2}), ones({2}), "up"));
  MISTAKE(div(ones({2}, kLong), zeros({2}, kLong), "floor"));
  MISTAKE(div(ones({2}, kLong), zeros({2}, kLong), "trunc"));
  MISTAKE(floor_divide(ones({2}, kLong), zeros({2}, kLong)));
  MISTAKE(floor_divide(ones({2}, kLong), 0));
  MISTAKE(remainder(ones({2}, kLong), zeros({2}, kLong)));
  MISTAKE(fmod(ones({2}, kLong), zeros({2}, kLong)));
  MISTAKE(pow(ones({2}, kLong), -1));
  MISTAKE(ones({2}, kLong).pow_(-2));
  MISTAKE(clamp(ones({2}), optional<Scalar>()));
  MISTAKE(clamp(ones({2}), optional<Tensor>(), optional<Tensor>()));
  // Truth
  MISTAKE(ones({2}).item<float>());
  MISTAKE(zeros({0}).item());
  MISTAKE(native::is_nonzero(ones({2})));
  MISTAKE(is_nonzero(zeros({0})));
  MISTAKE(full({1}, 300).item<uint8_t>());
  MISTAKE(full({1}, 1e20, kDouble).item<int64_t>());
  MISTAKE(full({1}, 1e300, kDouble).item<float>());
  // Nothing
  MISTAKE(Tensor() + ones({2}));
  MISTAKE(ones({2}) + Tensor());
  MISTAKE(ones({2}) * Tensor());
  MISTAKE(ones({2}).add_(Tensor()));
  MISTAKE(where(ones({2}, kBool), ones({2}), Tensor()));
  MISTAKE(ones({2}).copy_(Tensor()));
  MISTAKE(maximum(ones({2}), Tensor()));
  MISTAKE(pow(ones({2}), Tensor()));
  return mistakes;
}

}  // namespace rows::errors
