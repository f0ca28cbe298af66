#include "taper/core/graph/access.h"

#include <doctest/doctest.h>

#include <iostream>
#include <sstream>
#include <vector>

#include "taper/core.h"

using namespace taper;
using indexing::Ellipsis;
using indexing::None;
using indexing::Slice;
using indexing::TensorIndex;

namespace {

template <class T>
std::string printed(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

/// What is written to standard error while it lives.
class Errors {
 public:
  Errors() : previous_(std::cerr.rdbuf(text_.rdbuf())) {}
  ~Errors() { std::cerr.rdbuf(previous_); }
  std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::streambuf* previous_;
};

}  // namespace

TEST_SUITE_BEGIN("access");

TEST_CASE("what describes a tensor is printed as by libtorch") {
  const Tensor x = zeros({2, 3});
  CHECK(printed(x.sizes()) == "[2, 3]");
  CHECK(printed(x.t().strides()) == "[1, 3]");
  CHECK(printed(ones({}).sizes()) == "[]");
  CHECK(printed(ArrayRef<double>({0.5, 2})) == "[0.5, 2]");
  CHECK(printed(x.scalar_type()) == "Float");
  CHECK(printed(x.device()) == "cpu");
  CHECK(printed(x.layout()) == "Strided");
  CHECK(printed(Scalar(2.5)) == "2.5");
  CHECK(printed(Scalar(3)) == "3");
  CHECK(printed(Scalar(true)) == "true");
  CHECK(printed(x.options()) ==
        "TensorOptions(dtype=float, device=cpu, layout=Strided, "
        "requires_grad=false (default), pinned_memory=false (default), memory_format=(nullopt))");
  CHECK(printed(TensorOptions().requires_grad(true)).find("dtype=float (default)") == 14);
  CHECK(printed(std::vector<TensorIndex>{0, None, Ellipsis, Slice(1, 9, 2), true}) ==
        "(0, None, ..., 1:9:2, true)");
}

TEST_CASE("type() and its names") {
  const Tensor x = ones({2}, kLong);
  CHECK(x.toString() == "CPULongType");
  CHECK(printed(x.type()) == "CPULongType");
  CHECK(std::string(toString(kBFloat16)) == "BFloat16");
  CHECK(x.type().scalarType() == kLong);
  CHECK(zeros({1}).toType(x.type()).dtype() == kLong);
  CHECK(ones({1}, x.type().options()).dtype() == kLong);
}

TEST_CASE("print() tells type and sizes on standard error") {
  const Errors errors;
  ones({2, 3}).print();
  Tensor().print();
  CHECK(errors.text() == "[CPUFloatType [2, 3]]\n[UndefinedTensor]\n");
}

TEST_CASE("accessors index without checks, also what is transposed") {
  const Tensor x = arange(6.0).view({2, 3});
  const auto a = x.accessor<float, 2>();
  CHECK(a.size(0) == 2);
  CHECK(a.stride(0) == 3);
  CHECK(a[1][2] == 5);
  a[1][2] = 7;
  CHECK(x[1][2].item<float>() == 7);
  CHECK(x.t().accessor<float, 2>()[0][1] == 3);
  CHECK(a[1].sizes() == IntArrayRef{3});
  CHECK_THROWS_WITH((x.accessor<float, 1>()),
                    "accessor: TensorAccessor expected 1 dims but tensor has 2");
  CHECK_THROWS_WITH((x.accessor<double, 2>()),
                    doctest::Contains("expected scalar type Double but found Float"));
}

TEST_CASE("storage() is shared by views") {
  const Tensor x = arange(4.0);
  CHECK(x.storage().is_alias_of(x.slice(0, 1).storage()));
  CHECK_FALSE(x.storage().is_alias_of(x.clone().storage()));
  CHECK(x.storage().data_ptr() == x.view({2, 2}).storage().data_ptr());
  CHECK(x.storage().data_ptr().get() == x.data_ptr());
  CHECK(x.storage().data<float>()[3] == 3);
  CHECK(x.storage().nbytes() == 16);
}

TEST_SUITE_END();
