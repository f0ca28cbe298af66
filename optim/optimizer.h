#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "taper/core/base/arg.h"
#include "taper/core/graph/variable.h"

namespace taper::optim {

/// What an optimizer remembers about one parameter, for instance its momentum.
class OptimizerParamState {
 public:
  virtual ~OptimizerParamState() = default;
  virtual std::unique_ptr<OptimizerParamState> clone() const = 0;
};
template <class Derived>
class OptimizerCloneableParamState : public OptimizerParamState {
 public:
  std::unique_ptr<OptimizerParamState> clone() const override {
    return std::make_unique<Derived>(static_cast<const Derived&>(*this));
  }
};

/// The settings of one group of parameters.
class OptimizerOptions {
 public:
  virtual ~OptimizerOptions() = default;
  virtual std::unique_ptr<OptimizerOptions> clone() const = 0;
  /// Throw unless overridden: options need not have a learning rate.
  virtual double get_lr() const;
  virtual void set_lr(double lr);
};
template <class Derived>
class OptimizerCloneableOptions : public OptimizerOptions {
 public:
  std::unique_ptr<OptimizerOptions> clone() const override {
    return std::make_unique<Derived>(static_cast<const Derived&>(*this));
  }
};

/// Parameters with settings of their own; without settings they get the optimizer's defaults.
class OptimizerParamGroup {
 public:
  OptimizerParamGroup(std::vector<Variable> params,
                      std::unique_ptr<OptimizerOptions> options = nullptr)
      : params_(std::move(params)), options_(std::move(options)) {}
  OptimizerParamGroup(const OptimizerParamGroup& other)
      : params_(other.params_), options_(other.options_ ? other.options_->clone() : nullptr) {}
  OptimizerParamGroup(OptimizerParamGroup&&) = default;
  OptimizerParamGroup& operator=(OptimizerParamGroup other) {
    params_ = std::move(other.params_);
    options_ = std::move(other.options_);
    return *this;
  }

  bool has_options() const { return options_ != nullptr; }
  OptimizerOptions& options();
  const OptimizerOptions& options() const;
  void set_options(std::unique_ptr<OptimizerOptions> options) { options_ = std::move(options); }
  std::vector<Variable>& params() { return params_; }
  const std::vector<Variable>& params() const { return params_; }

 private:
  std::vector<Variable> params_;
  std::unique_ptr<OptimizerOptions> options_;
};

/// Changes parameters in place by what their grads say. It reads grads and never writes them,
/// except in zero_grad(); a parameter without a grad is left alone.
class Optimizer {
 public:
  using LossClosure = std::function<Variable()>;
  /// State by parameter; the key is state_key(parameter).
  using State = std::unordered_map<std::string, std::unique_ptr<OptimizerParamState>>;

  Optimizer(const std::vector<OptimizerParamGroup>& groups,
            std::unique_ptr<OptimizerOptions> defaults);
  Optimizer(std::vector<Variable> parameters, std::unique_ptr<OptimizerOptions> defaults);
  virtual ~Optimizer() = default;
  Optimizer(const Optimizer&) = delete;
  Optimizer(Optimizer&&) = default;

  /// One update of every parameter. A closure is called first, with recording on; it computes the
  /// loss and its gradients, and the loss is returned.
  virtual Variable step(LossClosure closure = nullptr) = 0;
  /// Sets the grads to zero, or takes them away, which saves adding to zeros.
  void zero_grad(bool set_to_none = false);

  /// A parameter that comes twice in one list, as tied weights do, is kept once. Throws if one is
  /// no leaf or belongs to another group already, or if the options are those of another optimizer.
  void add_param_group(const OptimizerParamGroup& group);
  std::vector<OptimizerParamGroup>& param_groups() { return groups_; }
  const std::vector<OptimizerParamGroup>& param_groups() const { return groups_; }
  /// The parameters of the first group.
  void add_parameters(const std::vector<Variable>& parameters);
  std::vector<Variable>& parameters();
  const std::vector<Variable>& parameters() const;
  /// The number of parameters in all groups.
  std::size_t size() const;
  OptimizerOptions& defaults() { return *defaults_; }
  const OptimizerOptions& defaults() const { return *defaults_; }
  State& state() { return state_; }
  const State& state() const { return state_; }
  static std::string state_key(const Variable& parameter);

 protected:
  /// What every step() begins with: runs the closure, throws if there is nothing to optimize or if
  /// a grad does not fit its parameter.
  Variable evaluate(const LossClosure& closure) const;
  /// Throws unless x, which is `what` of the parameter, has the parameter's shape and dtype.
  static void check_like(const char* what, const Variable& x, const Variable& parameter);
  /// The state of a parameter, made at the first call.
  template <class S>
  S& state_of(const Variable& parameter) {
    std::unique_ptr<OptimizerParamState>& state = state_[state_key(parameter)];
    if (!state) state = std::make_unique<S>();
    return static_cast<S&>(*state);
  }

 private:
  std::vector<Variable> accept(const std::vector<Variable>& parameters) const;

  std::vector<OptimizerParamGroup> groups_;
  State state_;
  std::unique_ptr<OptimizerOptions> defaults_;
};

}  // namespace taper::optim
