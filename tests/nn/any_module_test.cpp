#include "taper/nn/any_module.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;
using doctest::Contains;
using nn::AnyModule;
using nn::AnyValue;

namespace {

struct Adder : nn::Module {
  explicit Adder(int start = 0) : start(start) {}
  int forward(int a, double b) { return start + a + static_cast<int>(b); }
  int start;
};
struct Constant : nn::Module {
  const char* forward() const { return "constant"; }
};

}  // namespace

TEST_SUITE_BEGIN("any_module");

TEST_CASE("a value of any type") {
  AnyValue value(5);
  CHECK(value.get<int>() == 5);
  CHECK(*value.try_get<int>() == 5);
  CHECK(value.try_get<float>() == nullptr);
  CHECK(value.type_info() == typeid(int));
  CHECK_THROWS_WITH(value.get<float>(),
                    "AnyValue: Attempted to cast AnyValue to float, but its "
                    "actual type is int");
  const AnyValue copy = value;
  *value.try_get<int>() = 6;
  CHECK(AnyValue(copy).get<int>() == 5);
  value = AnyValue(std::string("text"));
  CHECK(value.get<std::string>() == "text");
}

TEST_CASE("modules with other arguments and results than tensors") {
  AnyModule any(Adder(100));
  CHECK(any.forward<int>(5, 2.5) == 107);
  CHECK(any.any_forward(5, 2.5).get<int>() == 107);
  CHECK(AnyModule(std::make_shared<Constant>()).forward<const char*>() == std::string("constant"));
  AnyModule linear(nn::Linear(3, 2));
  CHECK(linear.forward(ones({1, 3})).sizes() == IntArrayRef{1, 2});
}

TEST_CASE("the module comes out as it went in") {
  const auto adder = std::make_shared<Adder>(1);
  AnyModule any(adder);
  CHECK_FALSE(any.is_empty());
  CHECK(any.type_info() == typeid(Adder));
  CHECK(&any.get<Adder>() == adder.get());
  CHECK(any.ptr() == adder);
  CHECK(any.ptr<Adder>() == adder);
  const AnyModule copy = any;
  CHECK(copy.ptr() == adder);
  nn::Linear linear(3, 2);
  any = linear.ptr();
  CHECK(any.get<nn::Linear>().ptr() == linear.ptr());
  const AnyModule cloned = any.clone();
  CHECK(cloned.ptr() != any.ptr());
  CHECK(equal(cloned.get<nn::LinearImpl>().weight, linear->weight));
  CHECK(AnyModule().clone().is_empty());
}

struct Defaults : nn::Module {
  double forward(int a, int b = 2, double c = 0.5) { return a + b + c; }

 protected:
  FORWARD_HAS_DEFAULT_ARGS({1, nn::AnyValue(2)}, {2, nn::AnyValue(0.5)})
};

TEST_CASE("default arguments, where the module lists them") {
  AnyModule any(Defaults{});
  CHECK(any.forward<double>(1) == 3.5);
  CHECK(any.forward<double>(1, 5) == 6.5);
  CHECK(any.forward<double>(1, 5, 0.25) == 6.25);
  CHECK(nn::Sequential(Defaults{})->forward<double>(1) == 3.5);
  CHECK_THROWS_WITH(any.any_forward(),
                    "forward: Defaults's forward() method expects at least 1 argument(s) and at "
                    "most 3 argument(s), but received 0.");
  CHECK_THROWS_WITH(any.forward<double>(1, 2, 3.0, 4),
                    Contains("at most 3 argument(s), but received 4."));
}

TEST_CASE("a bag of embeddings needs no offsets within a Sequential") {
  nn::Sequential net(nn::EmbeddingBag(4, 3));
  const auto bag = net->at<nn::EmbeddingBagImpl>(0);
  const Variable rows = tensor({{0, 1}, {2, 3}}), all = tensor({0, 1, 2}), from = tensor({0, 2});
  CHECK(equal(net->forward(rows), bag.forward(rows)));
  CHECK(equal(net->forward(all, from), bag.forward(all, from)));
}

TEST_CASE("wrong uses are named") {
  AnyModule empty;
  CHECK(empty.is_empty());
  CHECK_THROWS_WITH(empty.forward(1), "AnyModule: Cannot call forward() on an empty AnyModule");
  CHECK_THROWS_WITH(empty.get<Adder>(), "AnyModule: Cannot call get() on an empty AnyModule");
  CHECK_THROWS_WITH(empty.ptr(), "AnyModule: Cannot call ptr() on an empty AnyModule");
  CHECK_THROWS_WITH(empty.type_info(), "AnyModule: Cannot call type_info() on an empty AnyModule");
  AnyModule any(Adder(0));
  CHECK_THROWS_WITH(any.get<Constant>(),
                    "AnyModule: Attempted to cast module of type (anonymous namespace)::Adder to "
                    "type (anonymous namespace)::Constant");
  CHECK_THROWS_WITH(any.ptr<Constant>(), Contains("Attempted to cast module of type"));
  CHECK_THROWS_WITH(any.forward<int>(1),
                    "forward: (anonymous namespace)::Adder's forward() method expects 2 "
                    "argument(s), but received 1. If (anonymous namespace)::Adder's forward() "
                    "method has default arguments, please make sure the forward() method is "
                    "declared with a corresponding `FORWARD_HAS_DEFAULT_ARGS` macro.");
  CHECK_THROWS_WITH(any.forward<int>(1, 2),
                    "forward: Expected argument #1 to be of type double, but received value of "
                    "type int");
  CHECK_THROWS_WITH(any.forward<float>(1, 2.0), Contains("Attempted to cast AnyValue to float"));
}
