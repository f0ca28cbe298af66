#include "taper/optim/optimizer.h"

#include <doctest/doctest.h>

#include <cmath>
#include <sstream>

#include "taper/core.h"
#include "taper/nn.h"
#include "taper/optim.h"
#include "taper/optim/fields.h"
#include "taper/serialize/archive.h"
#include "tests/support/warnings.h"

using namespace taper;
using doctest::Contains;
using optim::OptimizerParamGroup;
using optim::SGD;
using optim::SGDOptions;

namespace {

/// Options and an optimizer as users write them.
struct OwnOptions : optim::OptimizerCloneableOptions<OwnOptions> {
  OwnOptions(double lr = 1) : lr_(lr) {}
  TAPER_ARG(double, lr);
};

class Own : public optim::Optimizer {
 public:
  explicit Own(std::vector<Variable> params, OwnOptions defaults = {})
      : Optimizer({OptimizerParamGroup(std::move(params))},
                  std::make_unique<OwnOptions>(defaults)) {}
  Variable step(LossClosure /*closure*/ = nullptr) override {
    const NoGradGuard guard;
    for (OptimizerParamGroup& group : param_groups_)
      for (const Variable& w : group.params()) w.sub_(w.grad().sign() * group.options().get_lr());
    return {};
  }
};

struct BareOptions : optim::OptimizerCloneableOptions<BareOptions> {};
struct BareState : optim::OptimizerCloneableParamState<BareState> {};
/// As libtorch's programs write them.
struct ArchivedOptions : optim::OptimizerCloneableOptions<ArchivedOptions> {
  void serialize(serialize::InputArchive& archive) override { archive("lr", rate); }
  void serialize(serialize::OutputArchive& archive) const override { archive("lr", rate); }
  IValue rate = 0.25;
};

Variable parameter(double value) { return full({2}, value, requires_grad()); }

}  // namespace

TEST_SUITE_BEGIN("optimizer");

TEST_CASE("a step of a gradient whose square is infinite is 0, and one by 0 NaN") {
  const Variable w = ones({40}, requires_grad()), v = ones({40}, requires_grad());
  w.mutable_grad() = full({40}, 1.0);
  w.mutable_grad()[3] = 1e25;
  optim::RMSprop(std::vector<Variable>{w}, optim::RMSpropOptions(0.1).alpha(0)).step();
  CHECK(w[3].item<float>() == 1);
  CHECK(allclose(w.narrow(0, 4, 36), full({36}, 0.9)));
  v.mutable_grad() = zeros({40});
  optim::RMSprop(std::vector<Variable>{v}, optim::RMSpropOptions(0.1).eps(0)).step();
  CHECK(v.isnan().all().item<bool>());
}

TEST_CASE("options may have libtorch's serialize(), which others refuse") {
  ArchivedOptions from, to;
  to.rate = 1.0;
  serialize::OutputArchive out;
  from.serialize(out);
  std::stringstream file;
  out.save_to(file);
  serialize::InputArchive in;
  in.load_from(file);
  to.serialize(in);
  CHECK(to.rate.toDouble() == 0.25);
  CHECK_THROWS_WITH(
      BareOptions().serialize(out),
      doctest::Contains("has not been implemented for torch::optim::OptimizerOptions. "
                        "You must override it in your subclass of "
                        "torch::optim::OptimizerCloneableOptions<YourOptimizerOptions>"));
  CHECK_THROWS_WITH(BareOptions().serialize(in), Contains("torch::optim::OptimizerOptions"));
  BareState state;
  CHECK_THROWS_WITH(state.serialize(in), Contains("torch::optim::OptimizerParamState"));
  CHECK_THROWS_WITH(state.serialize(out), Contains("torch::optim::OptimizerParamState"));
}

TEST_CASE("groups have options of their own") {
  const Variable a = parameter(1), b = parameter(1);
  SGD sgd({OptimizerParamGroup({a}), OptimizerParamGroup({b}, std::make_unique<SGDOptions>(0.5))},
          SGDOptions(0.1));
  CHECK(sgd.param_groups().size() == 2);
  CHECK(sgd.param_groups()[0].options().get_lr() == 0.1);
  CHECK(sgd.defaults().get_lr() == 0.1);
  (a + b).sum().backward();
  sgd.step();
  CHECK(allclose(a, full({2}, 0.9)));
  CHECK(allclose(b, full({2}, 0.5)));
  sgd.param_groups()[0].options().set_lr(0);
  sgd.step();
  CHECK(allclose(a, full({2}, 0.9)));
  CHECK(allclose(b, zeros({2})));
  CHECK(sgd.defaults().get_lr() == 0.1);
}

TEST_CASE("the deprecated accessors warn") {
  const Variable a = parameter(1), b = parameter(1), c = parameter(1);
  SGD sgd(std::vector<Variable>{}, SGDOptions(1));
  const testing::CollectedWarnings collected;
  sgd.add_parameters({a});
  sgd.add_parameters({b});
  CHECK(sgd.parameters().size() == 2);
  CHECK(std::as_const(sgd).parameters()[1].is_same(b));
  sgd.add_param_group(OptimizerParamGroup({c}, std::make_unique<SGDOptions>(2)));
  CHECK(sgd.size() == 3);
  CHECK(collected.messages ==
        std::vector<std::string>{"Optimizer::add_parameters() will be removed in PyTorch 1.6",
                                 "Optimizer::add_parameters() will be removed in PyTorch 1.6",
                                 "Optimizer::parameters() will be removed in PyTorch 1.6",
                                 "Optimizer::parameters() will be removed in PyTorch 1.6",
                                 "Optimizer::size() will be removed in PyTorch 1.6"});
  (a + b + c).sum().backward();
  sgd.step();
  CHECK(equal(a, zeros({2})));
  CHECK(equal(c, full({2}, -1.0)));
  CHECK(collected.messages.size() == 5);
  CHECK_THROWS_WITH(sgd.add_parameters({a}), Contains("appear in more than one parameter group"));
}

TEST_CASE("tied weights are updated once") {
  const auto shared = std::make_shared<nn::LinearImpl>(1, 1);
  nn::Sequential net(shared, shared);
  CHECK(net->parameters().size() == 4);
  SGD sgd(net->parameters(), 1);
  CHECK(sgd.param_groups()[0].params().size() == 2);
  nn::init::ones_(shared->weight);
  shared->weight.mutable_grad() = ones({1, 1});
  sgd.step();
  CHECK(shared->weight.item<float>() == 0);
}

TEST_CASE("zero_grad zeroes grads, or takes them away") {
  const Variable a = parameter(1), b = parameter(1);
  SGD sgd({a, b}, 0.1);
  a.sum().backward();
  sgd.zero_grad();
  CHECK(equal(a.grad(), zeros({2})));
  CHECK_FALSE(b.grad().defined());
  sgd.zero_grad(/*set_to_none=*/true);
  CHECK_FALSE(a.grad().defined());
}

TEST_CASE("a closure is run with recording on, and its loss returned") {
  const Variable a = parameter(3);
  SGD sgd({a}, 0.5);
  const NoGradGuard guard;
  const Variable loss = sgd.step([&] {
    sgd.zero_grad();
    const Variable loss = (a * a).sum();
    loss.backward();
    return loss;
  });
  CHECK(loss.item<float>() == 18);
  CHECK(equal(a, zeros({2})));
  CHECK_FALSE(sgd.step().defined());
}

TEST_CASE("groups can be copied") {
  const Variable a = parameter(1);
  const OptimizerParamGroup group({a}, std::make_unique<SGDOptions>(0.1));
  OptimizerParamGroup copy = group, plain({a});
  copy.options().set_lr(7);
  copy.initial_lr() = 8;
  CHECK(group.options().get_lr() == 0.1);
  CHECK_FALSE(plain.has_options());
  plain = copy;
  CHECK(plain.options().get_lr() == 7);
  CHECK(plain.initial_lr() == 8.0);
  CHECK(copy.has_options());
}

TEST_CASE("wrong lists of parameters are refused") {
  nn::Module nothing_registered;
  SGD empty(nothing_registered.parameters(), 0.1);
  CHECK_THROWS_WITH(empty.step(),
                    "step: optimizer got an empty parameter list; were the modules registered with "
                    "register_module() and the tensors with register_parameter()?");
  const Variable a = parameter(1);
  CHECK_THROWS_WITH(SGD({a * 2}, 0.1),
                    "Optimizer: can't optimize a non-leaf Tensor, got a result of shape [2]; pass "
                    "the tensor it was computed from, or detach() it");
  CHECK_THROWS_WITH(SGD({Variable()}, 0.1), "Optimizer: a parameter is undefined");
  SGD partly({OptimizerParamGroup(std::vector<Variable>{}), OptimizerParamGroup({a})}, 0.1);
  CHECK_NOTHROW(partly.step());
  const char* twice =
      "Optimizer: some parameters appear in more than one parameter group, got one of shape [2] "
      "again";
  CHECK_THROWS_WITH(SGD({OptimizerParamGroup({a}), OptimizerParamGroup({a})}, 0.1), twice);
  SGD sgd({a}, 0.1);
  CHECK_THROWS_WITH(sgd.add_param_group(OptimizerParamGroup({a})), twice);
  CHECK_THROWS_WITH(
      sgd.add_param_group(OptimizerParamGroup({parameter(1)}, std::make_unique<OwnOptions>())),
      "Optimizer: the options of a parameter group belong to another kind of optimizer");
  CHECK(sgd.param_groups().size() == 1);
  CHECK_THROWS_WITH(OptimizerParamGroup({a}).options(),
                    "OptimizerParamGroup: Expected has_options() to be true, but got false. Add "
                    "the group to an optimizer, or call set_options()");
}

TEST_CASE("an optimizer of one's own") {
  const Variable w = parameter(1);
  Own own({w}, 0.25);
  w.sum().backward();
  own.step();
  CHECK(equal(w, full({2}, 0.75)));
  CHECK(own.defaults().get_lr() == 0.25);
  own.param_groups()[0].options().set_lr(0.5);
  own.step();
  CHECK(equal(w, full({2}, 0.25)));
  BareOptions bare;
  CHECK_THROWS_WITH(bare.get_lr(),
                    "double get_lr() has not been overidden and implemented in subclass of "
                    "torch::optim::OptimizerOptions, you must override it in your subclass.");
  CHECK_THROWS_WITH(bare.set_lr(1), Contains("double set_lr() has not been overidden"));
  CHECK_THROWS_WITH(
      optim::OptimizerOptions().clone(),
      Contains("clone() has not been implemented for torch::optim::OptimizerOptions"));
  CHECK_THROWS_WITH(optim::OptimizerParamState().clone(),
                    Contains("clone() has not been implemented for "
                             "torch::optim::OptimizerParamState"));
  CHECK_THROWS_WITH(own.state_dict(), Contains("options without visit() can't be"));
  CHECK_THROWS_WITH(static_cast<void>(BareState() == BareState()),
                    Contains("a state without visit() can't be"));
}

TEST_SUITE_END();
