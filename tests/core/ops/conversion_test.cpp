// to() in its forms, and what copies and conversions leave alone.

#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"

using namespace taper;

TEST_SUITE_BEGIN("conversion");

TEST_CASE("to() gives the tensor itself if there is nothing to do, unless a copy is asked for") {
  const Variable x = ones({2, 3});
  const Variable other = zeros({}, kInt);
  CHECK(x.to(kFloat).is_same(x));
  CHECK(x.to(kCPU).is_same(x));
  CHECK(x.to(Device("cpu")).is_same(x));
  CHECK(x.to(x.options()).is_same(x));
  CHECK(x.cpu().is_same(x));
  CHECK(x.to(other).dtype() == kInt);
  CHECK(x.type_as(other).dtype() == kInt);
  CHECK(x.toType(kLong).dtype() == kLong);
  CHECK(x.to(kCPU, kDouble).dtype() == kDouble);
  CHECK(x.to(Device(kCPU), kDouble, /*non_blocking=*/true).dtype() == kDouble);
  CHECK(x.to(dtype(kDouble).device(kCPU)).dtype() == kDouble);
  for (const Variable& copy :
       {x.to(kFloat, false, true), x.to(x, false, true), x.to(kCPU, false, true)}) {
    CHECK(copy.data_ptr() != x.data_ptr());
    CHECK(equal(copy, x));
  }
}

TEST_CASE("there is one device") {
  const Variable x = ones({2});
  const char* message = "device: Taper runs on the CPU only, got cuda, expected cpu";
  CHECK(x.is_cpu());
  CHECK_FALSE(x.is_cuda());
  CHECK_FALSE(cuda::is_available());
  CHECK_THROWS_WITH_AS(x.to(kCUDA), message, Error);
  CHECK_THROWS_WITH_AS(x.to(Device("cuda"), kFloat), message, Error);
  CHECK_THROWS_WITH_AS(x.cuda(), message, Error);
  CHECK_THROWS_WITH_AS(ones({2}, kCUDA), message, Error);
  CHECK_THROWS_WITH_AS(x.to(requires_grad()),
                       doctest::Contains("Call requires_grad_() on the result"), Error);
}

TEST_CASE("gradients pass through conversions and copies in the input's dtype") {
  const Variable x = ones({2}, dtype(kDouble).requires_grad(true));
  (x.to(kFloat) * 3).sum().backward();
  CHECK(equal(x.grad(), full({2}, 3.0, kDouble)));
  const Variable y = zeros({2, 2});
  y.copy_(x, /*non_blocking=*/true);
  CHECK(y.requires_grad());
  y.sum().backward();
  CHECK(equal(x.grad(), full({2}, 5.0, kDouble)));
  CHECK_FALSE(x.to(kLong).requires_grad());
}

TEST_CASE("fill_ with a tensor takes one of rank 0") {
  const Variable value = tensor(2.0, requires_grad());
  const Variable x = zeros({2, 3});
  x.fill_(value);
  (x * x).sum().backward();
  CHECK(value.grad().item<float>() == 24);
  CHECK(equal(zeros({2}, kInt).fill_(tensor(7.9)), full({2}, 7, kInt)));
  CHECK_THROWS_WITH_AS(
      x.fill_(ones({1})),
      "fill_ only supports 0-dimension value tensor but got tensor with 1 dimensions.", Error);
}

TEST_CASE("elements that share memory may be filled, not changed one by one") {
  const Variable x = tensor({1.0, 2.0, 3.0});
  x.expand({2, 3}).fill_(7);
  CHECK(equal(x, full({3}, 7.0)));
  x.expand({4, 3}).narrow(1, 1, 2).zero_();
  CHECK(equal(x, tensor({7.0, 0.0, 0.0})));
  CHECK_THROWS_WITH(x.expand({2, 3}).copy_(ones({2, 3})),
                    doctest::Contains("Please clone() the tensor"));
  CHECK_THROWS_WITH(x.expand({2, 3}).add_(1), doctest::Contains("Please clone() the tensor"));
  const Variable y = ones({3}, requires_grad()) * 2;
  CHECK_THROWS_WITH(y.expand({2, 3}).zero_(), doctest::Contains("Please clone() the tensor"));
}

TEST_CASE("copies refuse what does not broadcast") {
  CHECK_THROWS_WITH_AS(zeros({2}).copy_(ones({2, 2})),
                       "copy_: output with shape [2] doesn't match the broadcast shape [2, 2]; use "
                       "an operation that returns a new tensor",
                       Error);
}

TEST_CASE("a Scalar converts to every type, within its range") {
  CHECK(Scalar(-1).to<uint8_t>() == 255);
  CHECK(Scalar(200).toByte() == 200);
  CHECK(Scalar(-128).toChar() == -128);
  CHECK(Scalar(-2147483648.0).toInt() == -2147483647 - 1);
  CHECK(Scalar(2147483647.5).toInt() == 2147483647);
  CHECK(Scalar(2.5).toShort() == 2);
  CHECK(Scalar(NAN).toBool());
  CHECK(Scalar(300).wrap<uint8_t>() == 44);
  CHECK(Scalar(-1.5).wrap<uint8_t>() == 255);
  for (const Scalar number : {Scalar(128), Scalar(-129), Scalar(1e10), Scalar(NAN)})
    CHECK_THROWS_WITH_AS(number.toChar(),
                         str("Scalar: value cannot be converted to type int8_t without overflow, "
                             "got ",
                             number)
                             .c_str(),
                         Error);
  CHECK_THROWS_AS(Scalar(-0.5).toByte(), Error);
  CHECK_THROWS_AS(Scalar(9223372036854775808.0).toLong(), Error);
  CHECK_THROWS_AS(Scalar(2147483648).toInt(), Error);
}

TEST_CASE("a Scalar equals numbers, and bools only if it is one") {
  CHECK(Scalar(2).equal(2.0));
  CHECK(Scalar(2.0).equal(2));
  CHECK_FALSE(Scalar(2.5).equal(2));
  CHECK(Scalar(true).equal(true));
  CHECK_FALSE(Scalar(true).equal(1));
  CHECK_FALSE(Scalar(1).equal(true));
}

TEST_CASE("a copy over what a pass needs is noticed") {
  const Variable w = ones({2}, requires_grad()), x = ones({2}), y = (w * x).sum();
  x.copy_(zeros({2}));
  CHECK_THROWS_WITH(y.backward(), doctest::Contains("modified by an inplace operation"));
}

TEST_SUITE_END();
