#include "tests/errors/mistakes.h"

namespace rows::errors {
using namespace lib::autograd;

namespace {

Tensor leaf(IntArrayRef sizes = {2}) { return ones(sizes, requires_grad()); }

/// Doubles a tensor; its backward returns what `Gradients` says.
template <class Gradients>
struct Double : Function<Double<Gradients>> {
  static Tensor forward(AutogradContext* context, Tensor x, int factor) {
    context->save_for_backward({x});
    return x * factor;
  }
  static variable_list backward(AutogradContext* context, variable_list g) {
    return Gradients::of(context, g);
  }
};

struct Right {
  static variable_list of(AutogradContext* context, const variable_list& g) {
    context->get_saved_variables();
    return {g[0] * 2, Tensor()};
  }
};
struct TooFew {
  static variable_list of(AutogradContext*, const variable_list&) { return {}; }
};
struct TooMany {
  static variable_list of(AutogradContext*, const variable_list& g) {
    return {g[0], Tensor(), g[0]};
  }
};
struct OfNumber {
  static variable_list of(AutogradContext*, const variable_list& g) { return {g[0], g[0]}; }
};
struct OfWrongShape {
  static variable_list of(AutogradContext*, const variable_list&) { return {ones({5}), Tensor()}; }
};
struct Asking {
  static variable_list of(AutogradContext* context, const variable_list& g) {
    context->needs_input_grad(7);
    return {g[0], Tensor()};
  }
};

struct Forgotten : Function<Forgotten> {
  static Tensor forward(AutogradContext* context, Tensor x) {
    context->mark_dirty({x});
    x.add_(1);
    return x * 2;
  }
  static variable_list backward(AutogradContext*, variable_list g) { return g; }
};

struct Identity : Function<Identity> {
  static Tensor forward(AutogradContext*, Tensor x) { return x; }
  static variable_list backward(AutogradContext*, variable_list g) { return g; }
};

struct InPlace : Function<InPlace> {
  static Tensor forward(AutogradContext* context, Tensor x) {
    x.mul_(2);
    context->mark_dirty({x});
    return x;
  }
  static variable_list backward(AutogradContext*, variable_list g) { return {g[0] * 2}; }
};

struct Pair : Function<Pair> {
  static variable_list forward(AutogradContext*, Tensor x) { return {x.view({2}), x.view({2})}; }
  static variable_list backward(AutogradContext*, variable_list g) { return {g[0] + g[1]}; }
};

}  // namespace

Mistakes autograd() {
  Mistakes mistakes;
  // backward()
  MISTAKE(ones({1}).backward());
  MISTAKE(leaf().backward());
  MISTAKE((leaf() * 2).backward());
  MISTAKE((leaf() * 2).backward(ones({3})));
  MISTAKE((leaf() * 2).backward(ones({2, 1})));
  MISTAKE(Tensor y = leaf() * 2; y.set_data(ones({})); y.backward());
  MISTAKE(Tensor y = leaf() * 2; y.set_data(ones({3})); y.sum().backward());
  MISTAKE(NoGradGuard guard; leaf().sum().backward());
  MISTAKE(leaf().detach().sum().backward());
  MISTAKE((leaf() > 0).sum().backward());
  MISTAKE(Tensor y = leaf().exp().sum(); y.backward(); y.backward());
  MISTAKE(Tensor y = (leaf() * leaf()).sum(); y.backward(); y.backward());
  MISTAKE(Tensor x = leaf(); Tensor y = (x * x).sum(); y.backward(); lib::autograd::grad({y}, {x}));
  MISTAKE(Tensor y = leaf().sum(); y.backward({}, nullopt, false, std::vector<Tensor>{}));
  MISTAKE(Tensor y = leaf().sum(); y.backward({}, nullopt, false, std::vector<Tensor>{ones({2})}));
  MISTAKE(lib::autograd::backward({leaf().sum(), leaf().sum()}, {ones({})}));
  MISTAKE(lib::autograd::backward({leaf()}, {Tensor()}));
  MISTAKE(lib::autograd::backward({leaf().sum(), ones({})}));
  MISTAKE(lib::autograd::backward({Tensor()}));
  // grad()
  MISTAKE(lib::autograd::grad({leaf().sum()}, {}));
  MISTAKE(lib::autograd::grad({leaf().sum()}, {leaf()}));
  MISTAKE(lib::autograd::grad({leaf().sum()}, {ones({2})}));
  MISTAKE(lib::autograd::grad({leaf()}, {leaf()}));
  MISTAKE(lib::autograd::grad({ones({})}, {leaf()}));
  MISTAKE(Tensor x = leaf(); lib::autograd::grad({x * 2}, {x}, {ones({3})}));
  MISTAKE(Tensor x = leaf(); lib::autograd::grad({x.sum()}, {x}, {ones({}), ones({})}));
  MISTAKE(Tensor x = leaf(); Tensor g = lib::autograd::grad({x.exp().sum()}, {x})[0];
          lib::autograd::grad({g.sum()}, {x}));
  MISTAKE(lib::autograd::grad({leaf().sum()}, {Tensor()}));
  // Changes in place
  MISTAKE(leaf().add_(1));
  MISTAKE(leaf().zero_());
  MISTAKE(leaf().mul_(2));
  MISTAKE(leaf().fill_(1));
  MISTAKE(leaf().copy_(ones({2})));
  MISTAKE(leaf()[0] = 1);
  MISTAKE(leaf().view({1, 2}).add_(1));
  MISTAKE(leaf({2, 2}).t().mul_(2));
  MISTAKE(leaf().uniform_());
  MISTAKE(leaf().clamp_(0, 1));
  MISTAKE(leaf().index_put_({0}, 1));
  MISTAKE(leaf().squeeze_());
  MISTAKE(leaf({1, 2}).unsqueeze_(0));
  MISTAKE(leaf({2, 2}).t_());
  MISTAKE(leaf().detach_().add_(1); leaf().resize_({1}));
  MISTAKE(Tensor x = leaf(); Tensor v; {
    NoGradGuard guard;
    v = x.view({2});
  } v.add_(1));
  MISTAKE(Tensor x = leaf() * 2; Tensor v; {
    NoGradGuard guard;
    v = x.view({2});
  } v.add_(1));
  MISTAKE(Tensor x = leaf().exp(); Tensor y = x * x; x.add_(1); y.sum().backward());
  MISTAKE(Tensor x = leaf() * 2; Tensor y = x.exp(); y.add_(1); y.sum().backward());
  MISTAKE(Tensor x = leaf() * 2; Tensor y = x.pow(2); x[0] = 3; y.sum().backward());
  // Functions
  MISTAKE(Double<TooFew>::apply(leaf(), 2).sum().backward());
  MISTAKE(Double<TooMany>::apply(leaf(), 2).sum().backward());
  MISTAKE(Double<OfNumber>::apply(leaf(), 2).sum().backward());
  MISTAKE(Double<OfWrongShape>::apply(leaf(), 2).sum().backward());
  MISTAKE(Double<Asking>::apply(leaf(), 2).sum().backward());
  MISTAKE(Tensor y = Double<Right>::apply(leaf(), 2).sum(); y.backward(); y.backward());
  MISTAKE(Tensor x = leaf() * 2; Tensor y = Double<Right>::apply(x, 2); x.add_(1);
          y.sum().backward());
  MISTAKE(Forgotten::apply(leaf() * 2));
  MISTAKE(InPlace::apply(leaf()));
  MISTAKE(Tensor x = leaf() * 2; Tensor y = Identity::apply(x); y.mul_(2));
  MISTAKE(Tensor y = Pair::apply(leaf() * 2)[0]; y.mul_(2));
  // Hooks
  MISTAKE(Tensor x = leaf(); x.register_hook([](Tensor) { return ones({5}); });
          (x * 2).sum().backward());
  // Anomaly
  MISTAKE(DetectAnomalyGuard guard; Tensor x = zeros({2}, requires_grad()); Tensor y = x.sqrt() * 0;
          y.sum().backward());
  MISTAKE(DetectAnomalyGuard guard; Tensor x = zeros({2}, requires_grad());
          Tensor g = lib::autograd::grad({x.pow(1.5).sum()}, {x}, {}, true, true)[0];
          (g * 0).sum().backward());
  MISTAKE(DetectAnomalyGuard guard(false); Tensor x = leaf().exp(); Tensor y = x * x; x.add_(1);
          y.sum().backward());
  // Parts
  MISTAKE((ones({2, 2}, requires_grad()) * 1).unbind()[1].mul_(2));
  MISTAKE(ones({2, 2}, requires_grad()).unbind()[1].mul_(2));
  MISTAKE((ones({2, 2}, requires_grad()) * 1).split(1)[0].zero_());
  MISTAKE((ones({2, 2}, requires_grad()) * 1).split_with_sizes({1, 1}, 0)[0].zero_());
  MISTAKE((ones({2, 2}, requires_grad()) * 1).chunk(2)[1].view({2}).add_(1));
  MISTAKE(ones({2, 2}).unbind()[1].mul_(ones({2}, requires_grad())));
  MISTAKE(Tensor x = ones({2}, requires_grad()) * 1; const Tensor part = x.unbind()[0]; x.mul_(2);
          part.sum());
  MISTAKE(Tensor x = ones({2}); const Tensor part = x.unbind()[0];
          x.mul_(ones({2}, requires_grad())); part.sum());
  return mistakes;
}

}  // namespace rows::errors
