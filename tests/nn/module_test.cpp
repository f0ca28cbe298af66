#include "taper/nn/module.h"

#include <doctest/doctest.h>

#include <sstream>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;
using doctest::Contains;

namespace {

/// w, b; child "inner" with w; its child "leaf" with w; child "last" with w.
struct Part : nn::Module {
  explicit Part(double value) { w = register_parameter("w", full({2}, value)); }
  Variable w;
};

struct Tree : nn::Module {
  Tree() {
    inner = register_module("inner", std::make_shared<Part>(1));
    inner->register_module("leaf", std::make_shared<Part>(2));
    last = register_module("last", std::make_shared<Part>(3));
    w = register_parameter("w", zeros({3}));
    b = register_parameter("b", zeros({1}), /*requires_grad=*/false);
    mean = register_buffer("mean", ones({4}));
    register_parameter("absent", Variable());
    register_buffer("no_buffer", Variable());
    inner->register_buffer("count", zeros({}, kLong));
  }
  std::shared_ptr<Part> inner, last;
  Variable w, b, mean;
};

std::vector<std::string> names_of(const OrderedDict<std::string, Variable>& tensors) {
  return tensors.keys();
}
using Keys = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("module");

TEST_CASE("names that cannot be registered are refused") {
  nn::Module m("Net");
  m.register_parameter("w", ones({1}));
  m.register_buffer("m", ones({1}));
  m.register_module("fc", std::make_shared<nn::Module>());
  const auto child = std::make_shared<nn::Module>();
  CHECK_THROWS_WITH(m.register_parameter("", ones({1})),
                    "register_parameter: Parameter name must not be empty, in Net");
  CHECK_THROWS_WITH(
      m.register_parameter("a.b", ones({1})),
      "register_parameter: Parameter name must not contain a dot (got 'a.b'), in Net; "
      "dots join the names of nested modules");
  CHECK_THROWS_WITH(
      m.register_parameter("w", ones({1})),
      "register_parameter: Parameter 'w' already defined in Net; choose another name");
  CHECK_THROWS_WITH(m.register_buffer("", ones({1})),
                    "register_buffer: Buffer name must not be empty, in Net");
  CHECK_THROWS_WITH(m.register_buffer("a.b", ones({1})),
                    Contains("register_buffer: Buffer name must not contain a dot (got 'a.b')"));
  CHECK_THROWS_WITH(m.register_buffer("m", ones({1})),
                    Contains("register_buffer: Buffer 'm' already defined"));
  CHECK_THROWS_WITH(m.register_module("", child),
                    "register_module: Submodule name must not be empty, in Net");
  CHECK_THROWS_WITH(m.register_module("a.b", child),
                    Contains("register_module: Submodule name must not contain a dot (got 'a.b')"));
  CHECK_THROWS_WITH(m.register_module("fc", child),
                    Contains("register_module: Submodule 'fc' already defined"));
  CHECK_THROWS_WITH(m.register_module("x", std::shared_ptr<nn::Module>()),
                    "register_module: the module for 'x' is null");
  CHECK(m.named_parameters().size() == 1);
  CHECK(m.named_buffers().size() == 1);
  CHECK(m.children().size() == 1);
}

TEST_CASE("registered parameters require grad unless told otherwise") {
  const Tree tree;
  CHECK(tree.w.requires_grad());
  CHECK_FALSE(tree.b.requires_grad());
  CHECK_FALSE(tree.mean.requires_grad());
  nn::Module m;
  CHECK_THROWS_WITH(
      m.register_parameter("n", ones({1}, kLong)),
      Contains("Only Tensors of floating point and complex dtype can require gradients"));
  const Variable n = m.register_parameter("n", ones({1}, kLong), /*requires_grad=*/false);
  CHECK(n.is_same(m.parameters()[0]));
}

TEST_CASE("a member and its entry are one tensor") {
  const Tree tree;
  CHECK(tree.w.is_same(tree.named_parameters()["w"]));
  CHECK(tree.mean.is_same(tree.named_buffers()["mean"]));
  CHECK(tree.inner.get() == tree.named_children()["inner"].get());
}

TEST_CASE("parameters and buffers come in order, under dotted names") {
  const Tree tree;
  CHECK(names_of(tree.named_parameters()) == Keys{"w", "b", "inner.w", "inner.leaf.w", "last.w"});
  CHECK(names_of(tree.named_parameters(/*recurse=*/false)) == Keys{"w", "b"});
  CHECK(names_of(tree.named_buffers()) == Keys{"mean", "inner.count"});
  CHECK(names_of(tree.named_buffers(/*recurse=*/false)) == Keys{"mean"});
  CHECK(tree.parameters().size() == 5);
  CHECK(tree.parameters(/*recurse=*/false).size() == 2);
  CHECK(tree.buffers().size() == 2);
  CHECK(tree.buffers(/*recurse=*/false).size() == 1);
  CHECK(tree.parameters()[3].array().data<float>()[0] == 2);
}

TEST_CASE("modules and children") {
  const auto tree = std::make_shared<Tree>();
  CHECK(tree->named_modules().keys() == Keys{"", "inner", "inner.leaf", "last"});
  CHECK(tree->named_modules("net").keys() ==
        Keys{"net", "net.inner", "net.inner.leaf", "net.last"});
  CHECK(tree->named_modules("", false).keys() == Keys{"inner", "inner.leaf", "last"});
  CHECK(tree->modules().size() == 4);
  CHECK(tree->modules()[0].get() == tree.get());
  CHECK(tree->modules(false).size() == 3);
  CHECK(tree->children().size() == 2);
  CHECK(tree->named_children().keys() == Keys{"inner", "last"});
  const Tree on_stack;
  CHECK(on_stack.modules(false).size() == 3);
  CHECK_THROWS_WITH(on_stack.modules(), Contains("is not stored in a shared_ptr"));
}

TEST_CASE("replace_module and unregister_module") {
  Tree tree;
  const auto other = std::make_shared<Part>(9);
  CHECK(tree.replace_module("inner", other).get() == other.get());
  CHECK(names_of(tree.named_parameters()) == Keys{"w", "b", "inner.w", "last.w"});
  nn::Linear linear(1, 1);
  CHECK(tree.replace_module("last", linear).get() == linear.get());
  tree.unregister_module("inner");
  CHECK(tree.named_children().keys() == Keys{"last"});
  CHECK_THROWS_WITH(tree.unregister_module("inner"),
                    Contains("unregister_module: No Module with name `inner` is registered in"));
  CHECK_THROWS_WITH(tree.replace_module("inner", other),
                    Contains("replace_module: Submodule 'inner' is not defined in "));
  CHECK_THROWS_WITH(tree.replace_module("last", std::shared_ptr<Part>()),
                    "replace_module: the module for 'last' is null");
}

TEST_CASE("apply reaches every module, parents first") {
  const auto tree = std::make_shared<Tree>();
  int count = 0;
  tree->apply([&](nn::Module& m) {
    ++count;
    if (auto* part = m.as<Part>()) {
      const NoGradGuard guard;
      part->w.fill_(7);
    }
  });
  CHECK(count == 4);
  CHECK(equal(tree->last->w, full({2}, 7.0)));
  const Tree& constant = *tree;
  constant.apply([&](const nn::Module&) { --count; });
  CHECK(count == 0);
  Keys names;
  tree->apply([&](const std::string& name, nn::Module&) { names.push_back(name); }, "net");
  CHECK(names == Keys{"net", "net.inner", "net.inner.leaf", "net.last"});
  names.clear();
  constant.apply([&](const std::string& name, const nn::Module&) { names.push_back(name); });
  CHECK(names == Keys{"", "inner", "inner.leaf", "last"});
  std::vector<nn::Module*> met;
  tree->apply([&](const std::shared_ptr<nn::Module>& m) { met.push_back(m.get()); });
  CHECK(met.size() == 4);
  CHECK(met[1] == tree->inner.get());
  names.clear();
  tree->apply(
      [&](const std::string& name, const std::shared_ptr<nn::Module>&) { names.push_back(name); });
  CHECK(names.size() == 4);
}

TEST_CASE("train and eval hold for the whole tree") {
  Tree tree;
  CHECK(tree.is_training());
  tree.eval();
  CHECK_FALSE(tree.is_training());
  for (const auto& m : tree.modules(false)) CHECK_FALSE(m->is_training());
  tree.train();
  for (const auto& m : tree.modules(false)) CHECK(m->is_training());
  tree.train(false);
  CHECK_FALSE(tree.inner->is_training());
}

TEST_CASE("zero_grad zeroes grads, or takes them away") {
  Tree tree;
  (tree.w.sum() + 2 * tree.inner->w.sum()).backward();
  tree.zero_grad();
  CHECK(equal(tree.w.grad(), zeros({3})));
  CHECK(equal(tree.inner->w.grad(), zeros({2})));
  CHECK_FALSE(tree.last->w.grad().defined());
  tree.zero_grad(/*set_to_none=*/true);
  CHECK_FALSE(tree.w.grad().defined());
  CHECK_FALSE(tree.inner->w.grad().defined());
}

TEST_CASE("to converts parameters, grads and buffers in place") {
  Tree tree;
  tree.w.sum().backward();
  const Variable w = tree.w;
  tree.to(kDouble);
  CHECK(w.dtype() == kDouble);
  CHECK(w.grad().dtype() == kDouble);
  CHECK(tree.inner->w.dtype() == kDouble);
  CHECK(tree.mean.dtype() == kDouble);
  CHECK(w.requires_grad());
  tree.w.sum().backward();
  CHECK(equal(w.grad(), full({3}, 2.0, kDouble)));
  tree.to(kCPU);
  tree.to(kCPU, kFloat);
  CHECK(w.dtype() == kFloat);
  CHECK_THROWS_AS(tree.to(Device("cuda")), Error);
  CHECK_THROWS_AS(tree.to(Device("cuda"), kFloat), Error);
}

TEST_CASE("a module knows its name and its class") {
  const Tree tree;
  CHECK(tree.name() == "(anonymous namespace)::Tree");
  CHECK(nn::Module("Net").name() == "Net");
  nn::Linear linear(1, 1);
  nn::Module& m = *linear;
  CHECK(m.as<nn::Linear>() == linear.get());
  CHECK(m.as<nn::LinearImpl>() == linear.get());
  CHECK(m.as<nn::Module>() == linear.get());
  CHECK(m.as<nn::ReLU>() == nullptr);
  const nn::Module& constant = m;
  CHECK(constant.as<nn::Linear>() == linear.get());
}

TEST_CASE("a tree prints one module a line") {
  std::ostringstream out;
  Tree tree;
  tree.inner->register_module("fc", nn::Linear(3, 2));
  out << tree;
  CHECK(out.str() ==
        "(anonymous namespace)::Tree(\n"
        "  (inner): (anonymous namespace)::Part(\n"
        "    (leaf): (anonymous namespace)::Part\n"
        "    (fc): taper::nn::Linear(in_features=3, out_features=2, bias=true)\n"
        "  )\n"
        "  (last): (anonymous namespace)::Part\n"
        ")");
}

TEST_CASE("modules and parameters know their path in the whole, however it was put together") {
  const nn::Linear fc(3, 2);
  CHECK(fc->path().empty());
  CHECK(fc->weight.gradient_edge().node->label() == "weight");
  nn::Sequential inner(fc, nn::ReLU());
  CHECK(fc->path() == "0");
  nn::Sequential outer;
  outer->push_back("encoder", inner);
  CHECK(fc->path() == "encoder.0");
  CHECK(fc->weight.gradient_edge().node->label() == "encoder.0.weight");
  inner->push_back(nn::Linear(2, 2));
  CHECK(inner->ptr(2)->path() == "encoder.2");
  CHECK(inner->ptr(2)->parameters()[0].gradient_edge().node->label() == "encoder.2.weight");
}

TEST_CASE("a copy of a module has labelled parameters, a frozen parameter has no label") {
  const nn::Sequential net(nn::Linear(3, 2));
  const auto copy = net->clone();
  CHECK(copy->parameters()[0].gradient_edge().node->label() == "0.weight");
  CHECK(net->parameters()[0].gradient_edge().node != copy->parameters()[0].gradient_edge().node);
  net->parameters()[0].set_requires_grad(false);
  CHECK_FALSE(net->parameters()[0].requires_grad());
}
