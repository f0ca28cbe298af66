#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes combination() {
  Mistakes mistakes;
  // Of three
  MISTAKE(lerp(ones({2}), ones({2}, kDouble), 0.5));
  MISTAKE(lerp(ones({2}), ones({2}), ones({2}, kDouble)));
  MISTAKE(lerp(ones({2}), ones({3}), 0.5));
  MISTAKE(lerp(ones({2}, kLong), ones({2}, kLong), 0.5));
  MISTAKE(ones({2}).lerp_(ones({3, 2}), 0.5));
  MISTAKE(addcmul(ones({2}), ones({3}), ones({2})));
  MISTAKE(ones({2}).addcmul_(ones({3, 2}), ones({2})));
  MISTAKE(addcdiv(ones({2}), ones({3}), ones({2})));
  MISTAKE(addcdiv(ones({2}, kLong), ones({2}, kLong), ones({2}, kLong)));
  MISTAKE(ones({2}).addcdiv_(ones({3, 2}), ones({2})));
  // Of two
  MISTAKE(copysign(ones({2}), ones({3})));
  MISTAKE(ones({2}, kLong).copysign_(1));
  MISTAKE(heaviside(ones({2}), ones({2}, kLong)));
  MISTAKE(heaviside(ones({2}), ones({3})));
  MISTAKE(ones({2}).float_power_(2));
  MISTAKE(float_power(ones({2}), ones({3})));
  MISTAKE(atan2(ones({2}), ones({3})));
  MISTAKE(ones({2}, kLong).atan2_(ones({2}, kLong)));
  MISTAKE(hypot(ones({2}), ones({3})));
  MISTAKE(logaddexp(ones({2}), ones({3})));
  MISTAKE(clip(ones({2}), optional<Scalar>()));
  MISTAKE(subtract(ones({2}), ones({3})));
  MISTAKE(multiply(ones({2}), ones({3})));
  MISTAKE(divide(ones({2}), ones({3})));
  MISTAKE(subtract(ones({2}, kBool), ones({2}, kBool)));
  MISTAKE(negative(ones({2}, kBool)));
  MISTAKE(absolute(ones({2}, kBool)));
  // Of one
  MISTAKE(polygamma(-1, ones({2})));
  MISTAKE(frac(ones({2}, kLong)));
  MISTAKE(round(ones({2}, kLong), 2));
  MISTAKE(ones({2}, kLong).tan_());
  MISTAKE(ones({2}, kLong).asin_());
  MISTAKE(ones({2}, kLong).erfc_());
  MISTAKE(ones({2}, kLong).lgamma_());
  MISTAKE(ones({2}, kLong).digamma_());
  MISTAKE(ones({2}, kLong).exp2_());
  MISTAKE(ones({2}, kLong).logit_());
  MISTAKE(tan(Tensor()));
  return mistakes;
}

}  // namespace rows::errors
