#pragma once

#include <functional>
#include <tuple>
#include <utility>

#include "taper/nn/cloneable.h"

namespace taper::nn {

/// A function as a module, for instance inside a Sequential: Functional(taper::relu), or with
/// further arguments, Functional(taper::softmax, 1, nullopt).
class FunctionalImpl : public Cloneable<FunctionalImpl> {
 public:
  using Function = std::function<Variable(Variable)>;
  explicit FunctionalImpl(Function function);
  template <class F, class First, class... Rest>
  explicit FunctionalImpl(F function, First&& first, Rest&&... rest)
      : function_([function = std::move(function),
                   bound = std::make_tuple(std::forward<First>(first),
                                           std::forward<Rest>(rest)...)](Variable x) {
          return std::apply([&](const auto&... a) { return function(std::move(x), a...); }, bound);
        }) {}

  void reset() override {}
  void pretty_print(std::ostream& out) const override;
  bool is_serializable() const override { return false; }
  Variable forward(Variable input) const { return function_(std::move(input)); }
  Variable operator()(Variable input) const { return forward(std::move(input)); }

 private:
  Function function_;
};
using Functional = ModuleHolder<FunctionalImpl>;

}  // namespace taper::nn
