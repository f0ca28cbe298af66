#include "tests/errors/mistakes.h"

namespace rows::errors {
using namespace lib::nn;

namespace {

struct Plain : Module {
  using Module::register_buffer;
  using Module::register_module;
  using Module::register_parameter;
  using Module::replace_module;
  using Module::unregister_module;
  Tensor forward(Tensor x) { return x; }
};

struct Two : Module {
  int forward(int a, float b) { return a + static_cast<int>(b); }
};

/// Registers nothing in reset().
struct Forgetful : Cloneable<Forgetful> {
  Forgetful() { register_parameter("weight", ones({2})); }
  void reset() override {}
};
struct ForgetfulOfBuffers : Cloneable<ForgetfulOfBuffers> {
  ForgetfulOfBuffers() { register_buffer("mean", ones({2})); }
  void reset() override {}
};
struct ForgetfulOfModules : Cloneable<ForgetfulOfModules> {
  ForgetfulOfModules() { register_module("part", Linear(1, 1)); }
  void reset() override {}
};

}  // namespace

Mistakes module() {
  Mistakes mistakes;
  // Registration
  MISTAKE(Plain().register_parameter("", ones({2})));
  MISTAKE(Plain().register_parameter("a.b", ones({2})));
  MISTAKE(Plain m; m.register_parameter("a", ones({2})); m.register_parameter("a", ones({2})));
  MISTAKE(Plain().register_parameter("a", ones({2}, kLong)));
  MISTAKE(Plain().register_buffer("", ones({2})));
  MISTAKE(Plain().register_buffer("a.b", ones({2})));
  MISTAKE(Plain m; m.register_buffer("a", ones({2})); m.register_buffer("a", ones({2})));
  MISTAKE(Plain().register_module("", Linear(1, 1)));
  MISTAKE(Plain().register_module("a.b", Linear(1, 1)));
  MISTAKE(Plain m; m.register_module("a", Linear(1, 1)); m.register_module("a", Linear(1, 1)));
  MISTAKE(Plain().replace_module("a", Linear(1, 1)));
  MISTAKE(Plain().unregister_module("a"));
  MISTAKE(Plain().named_parameters()["weight"]);
  MISTAKE(Plain().named_buffers()["mean"]);
  MISTAKE(Plain().named_children()["part"]);
  MISTAKE(Plain().modules());
  MISTAKE(Plain().clone());
  MISTAKE(Forgetful().clone());
  MISTAKE(ForgetfulOfBuffers().clone());
  MISTAKE(ForgetfulOfModules().clone());
  MISTAKE(Linear linear(nullptr); linear->weight.sum());
  MISTAKE(Linear linear(nullptr); *linear);
  MISTAKE(Linear linear(nullptr); linear.ptr());
  // AnyModule
  MISTAKE(AnyModule().forward(ones({1})));
  MISTAKE(AnyModule().ptr());
  MISTAKE(AnyModule().type_info());
  MISTAKE(AnyModule().get<Linear>());
  MISTAKE(AnyModule().get<Plain>());
  MISTAKE(AnyModule(Linear(1, 1)).get<Plain>());
  MISTAKE(AnyModule(Linear(1, 1)).get<Flatten>());
  MISTAKE(AnyModule(Linear(1, 1)).ptr<Plain>());
  MISTAKE(AnyModule(Two()).forward<int>(1));
  MISTAKE(AnyModule(Two()).forward<int>(1, 2.0F, 3));
  MISTAKE(AnyModule(Two()).forward<int>(1, 2.0));
  MISTAKE(AnyModule(Two()).forward<int>(ones({1}), 2.0F));
  MISTAKE(AnyModule(Two()).forward<float>(1, 2.0F));
  MISTAKE(AnyModule(Two()).forward(1, 2.0F));
  MISTAKE(AnyValue(1).get<float>());
  MISTAKE(AnyValue(1).get<Tensor>());
  // Sequential
  MISTAKE(Sequential()->forward(ones({1})));
  MISTAKE(Sequential(Linear(1, 1))->forward<int>(ones({1})));
  MISTAKE(Sequential(Linear(1, 1))->forward(1));
  MISTAKE(Sequential(Two(), Linear(1, 1))->forward(1, 2.0F));
  MISTAKE(Sequential(Linear(1, 1))->at<Plain>(0));
  MISTAKE(Sequential(Linear(1, 1))->at<LinearImpl>(1));
  MISTAKE(Sequential(Linear(1, 1))->ptr(1));
  MISTAKE(Sequential(Linear(1, 1))->ptr<LinearImpl>(1));
  MISTAKE(Sequential(Linear(1, 1))->ptr<Plain>(0));
  MISTAKE(Sequential(Linear(1, 1))[1]);
  MISTAKE(Sequential({{"a", Linear(1, 1)}, {"a", Linear(1, 1)}}));
  MISTAKE(Sequential({{"a.b", Linear(1, 1)}}));
  // Layers
  MISTAKE(Linear(2, 3)(ones({4, 5})));
  MISTAKE(Linear(2, 3)(ones({4, 2}, kDouble)));
  MISTAKE(Linear(2, 3)(ones({4, 2}, kLong)));
  MISTAKE(Linear(LinearOptions(2, 3).bias(false))(ones({4, 5})));
  MISTAKE(Linear(2, 3)(ones({})));
  MISTAKE(Linear(-1, 3));
  MISTAKE(Sequential(Linear(2, 3), ReLU(), Linear(4, 5))->forward(ones({1, 2})));
  MISTAKE(Flatten()(ones({2})));
  MISTAKE(Flatten(FlattenOptions().start_dim(3))(ones({2, 3})));
  MISTAKE(Linear(2, 3)(Tensor()));
  // Initialisers
  MISTAKE(init::xavier_uniform_(ones({2})));
  MISTAKE(init::xavier_normal_(ones({2})));
  MISTAKE(init::kaiming_uniform_(ones({2})));
  MISTAKE(init::kaiming_normal_(ones({})));
  MISTAKE(init::orthogonal_(ones({2})));
  MISTAKE(init::eye_(ones({2})));
  MISTAKE(init::uniform_(ones({2}), 1, 0));
  MISTAKE(init::normal_(ones({2}), 0, -1));
  return mistakes;
}

}  // namespace rows::errors
