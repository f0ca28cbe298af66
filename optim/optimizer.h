#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "taper/optim/param_group.h"
#include "taper/serialize/archive_fwd.h"

namespace taper {
class IValue;
template <class Key, class Value>
class OrderedDict;
}  // namespace taper

namespace taper::optim {

/// Changes parameters in place by what their grads say. It reads grads and never writes them,
/// except in zero_grad(); a parameter without a grad is left alone.
class Optimizer {
 public:
  using LossClosure = std::function<Variable()>;
  /// State by parameter; the key is state_key(parameter).
  using State = std::unordered_map<std::string, std::unique_ptr<OptimizerParamState>>;

  explicit Optimizer(const std::vector<OptimizerParamGroup>& groups,
                     std::unique_ptr<OptimizerOptions> defaults);
  explicit Optimizer(std::vector<Variable> parameters, std::unique_ptr<OptimizerOptions> defaults);
  virtual ~Optimizer();
  Optimizer(const Optimizer&) = delete;
  Optimizer(Optimizer&&) noexcept;

  /// One update of every parameter. A closure is called first, with recording on; it computes the
  /// loss and its gradients, and the loss is returned.
  virtual Variable step(LossClosure closure = nullptr) = 0;
  /// Sets the grads to zero, or takes them away, which saves adding to zeros.
  void zero_grad(bool set_to_none = false);

  /// A parameter that comes twice in one list, as tied weights do, is kept once. Throws if one is
  /// no leaf or belongs to another group already, or if the options are those of another optimizer.
  void add_param_group(const OptimizerParamGroup& group);
  std::vector<OptimizerParamGroup>& param_groups() { return param_groups_; }
  const std::vector<OptimizerParamGroup>& param_groups() const { return param_groups_; }
  OptimizerOptions& defaults() { return *defaults_; }
  const OptimizerOptions& defaults() const { return *defaults_; }
  State& state() { return state_; }
  const State& state() const { return state_; }
  static std::string state_key(const Variable& parameter);

  /// Deprecated in libtorch, so that they warn: the parameters of the first group, and the number
  /// of parameters in all groups.
  void add_parameters(const std::vector<Variable>& parameters);
  std::vector<Variable>& parameters();
  const std::vector<Variable>& parameters() const;
  std::size_t size() const;

  /// Settings and state by name; parameters are numbered group by group. Needs
  /// taper/optim/fields.h. The tensors are those that step() goes on changing: clone() what is to
  /// be kept in memory.
  OrderedDict<std::string, IValue> state_dict() const;
  /// Takes settings and copies of the state; steps then continue bit for bit. Throws, and changes
  /// nothing, if the groups have other sizes or an entry is missing.
  void load_state_dict(const OrderedDict<std::string, IValue>& dict);
  /// Write the state_dict() to an archive, and load it.
  virtual void save(serialize::OutputArchive& archive) const;
  virtual void load(serialize::InputArchive& archive);

 protected:
  /// What every step() begins with: runs the closure, throws if there is nothing to optimize or if
  /// a grad does not fit its parameter.
  Variable evaluate(const LossClosure& closure) const;
  /// Throws unless x, which is `what` of the parameter, has the parameter's shape and dtype.
  static void check_like(const char* what, const Variable& x, const Variable& parameter);
  /// The values of x, a tensor of the parameter's state, which at first is filled with `value`.
  static const Array& memory(const char* what, Variable& x, const Variable& parameter,
                             double value = 0);
  /// The state of a parameter, made at the first call.
  template <class S>
  S& state_of(const Variable& parameter) {
    std::unique_ptr<OptimizerParamState>& state = state_[state_key(parameter)];
    if (!state) state = std::make_unique<S>();
    return static_cast<S&>(*state);
  }
  /// An empty state for load_state_dict() to fill.
  virtual std::unique_ptr<OptimizerParamState> make_state() const;

  std::vector<OptimizerParamGroup> param_groups_;
  State state_;
  std::unique_ptr<OptimizerOptions> defaults_;

 private:
  std::vector<Variable> accept(const std::vector<Variable>& parameters) const;
};

serialize::OutputArchive& operator<<(serialize::OutputArchive& archive, const Optimizer& optimizer);
serialize::InputArchive& operator>>(serialize::InputArchive& archive, Optimizer& optimizer);

/// Updates each parameter by itself, from its grad, as all optimizers but LBFGS do.
class ParameterwiseOptimizer : public Optimizer {
 public:
  using Optimizer::Optimizer;
  Variable step(LossClosure closure = nullptr) override;

 protected:
  /// What errors and recordings call it.
  virtual const char* name() const = 0;
  virtual void update_one(const Variable& parameter, const OptimizerOptions& options) = 0;
};

/// The same with options and a state of these types. Throws if the defaults make no sense.
template <class Options, class ParamState>
class OptimizerOf : public ParameterwiseOptimizer {
 public:
  explicit OptimizerOf(const std::vector<OptimizerParamGroup>& groups,
                       const Options& defaults = Options());
  explicit OptimizerOf(std::vector<Variable> parameters, const Options& defaults = Options());

 protected:
  virtual void update(const Variable& parameter, const Options& options) = 0;
  ParamState& state_of(const Variable& parameter);
  std::unique_ptr<OptimizerParamState> make_state() const override;

 private:
  void update_one(const Variable& parameter, const OptimizerOptions& options) override;
  static std::unique_ptr<Options> validated(const Options& options) {
    options.validate();
    return std::make_unique<Options>(options);
  }
};

// Outside of the class, so that programs which only use the library's optimizers compile none of
// it.
template <class Options, class ParamState>
OptimizerOf<Options, ParamState>::OptimizerOf(const std::vector<OptimizerParamGroup>& groups,
                                              const Options& defaults)
    : ParameterwiseOptimizer(groups, validated(defaults)) {}
template <class Options, class ParamState>
OptimizerOf<Options, ParamState>::OptimizerOf(std::vector<Variable> parameters,
                                              const Options& defaults)
    : ParameterwiseOptimizer(std::move(parameters), validated(defaults)) {}
template <class Options, class ParamState>
ParamState& OptimizerOf<Options, ParamState>::state_of(const Variable& parameter) {
  return Optimizer::state_of<ParamState>(parameter);
}
template <class Options, class ParamState>
std::unique_ptr<OptimizerParamState> OptimizerOf<Options, ParamState>::make_state() const {
  return std::make_unique<ParamState>();
}
template <class Options, class ParamState>
void OptimizerOf<Options, ParamState>::update_one(const Variable& parameter,
                                                  const OptimizerOptions& options) {
  update(parameter, static_cast<const Options&>(options));
}

}  // namespace taper::optim
