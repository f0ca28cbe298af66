#include <cmath>

#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes tensor() {
  Mistakes mistakes;
  // Nothing
  MISTAKE(Tensor().item());
  MISTAKE(Tensor().item<float>());
  MISTAKE(Tensor().clone());
  MISTAKE(Tensor().detach());
  MISTAKE(Tensor().to(kDouble));
  MISTAKE(Tensor().grad());
  MISTAKE(Tensor().backward());
  MISTAKE(Tensor().requires_grad_());
  MISTAKE(Tensor().retain_grad());
  MISTAKE(Tensor().is_leaf());
  MISTAKE(Tensor().zero_());
  MISTAKE(Tensor().grad_fn());
  MISTAKE(Tensor().data());
  MISTAKE(Tensor().register_hook([](Tensor) {}));
  MISTAKE(Tensor().strides());
  MISTAKE(Tensor().stride(0));
  // Memory
  MISTAKE(ones({2}, kLong).data_ptr<float>());
  MISTAKE(ones({2}).data_ptr<int64_t>());
  MISTAKE(ones({2}, kBool).data_ptr<uint8_t>());
  MISTAKE(const Tensor x = ones({2, 3}); x.accessor<float, 1>());
  MISTAKE(const Tensor x = ones({2}); x.accessor<double, 1>());
  // Scalars
  MISTAKE(Scalar(1e300).toFloat());
  MISTAKE(Scalar(300).toByte());
  MISTAKE(Scalar(-300).toChar());
  MISTAKE(Scalar(70000).toShort());
  MISTAKE(Scalar(int64_t{1} << 40).toInt());
  MISTAKE(Scalar(1e20).toLong());
  MISTAKE(Scalar(NAN).toLong());
  MISTAKE(Scalar(NAN).toInt());
  MISTAKE(Scalar(1e30).to<int>());
  MISTAKE(Scalar(1e300).to<float>());
  MISTAKE(Scalar(300).to<uint8_t>());
  MISTAKE(ones({2}, kByte).fill_(300));
  MISTAKE(full({2}, 300, kByte));
  MISTAKE(full({2}, 1e20, kLong));
  MISTAKE(full({2}, 1e300, kFloat));
  // Flags
  MISTAKE(ones({2}, kLong).requires_grad_());
  MISTAKE(ones({2}, kLong).set_requires_grad(true));
  MISTAKE((ones({2}, requires_grad()) * 2).requires_grad_(false));
  MISTAKE(ones({2}).detach().view({2}).detach_());
  MISTAKE(Tensor x = ones({2}, requires_grad()); (x * 2).view({2}).detach_());
  MISTAKE(Tensor x = ones({2}, requires_grad()); x.set_data(ones({2}, kLong)));
  MISTAKE(Tensor x = ones({2}, requires_grad()); x.set_data(Tensor()));
  MISTAKE(ones({2}).retain_grad());
  MISTAKE(ones({2}).register_hook([](Tensor) {}));
  MISTAKE(ones({2}).remove_hook(0));
  MISTAKE(ones({2}, requires_grad()).remove_hook(3));
  MISTAKE(ones({2}).to(requires_grad()));
  MISTAKE(Tensor().sum());
  MISTAKE(Tensor().item<int64_t>());
  MISTAKE(ones({2}).item<bool>());
  MISTAKE(ones({2, 2}).item<int>());
  MISTAKE(Tensor().expand({2}));
  return mistakes;
}

}  // namespace rows::errors
