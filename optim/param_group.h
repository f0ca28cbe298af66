#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "taper/core/base/arg.h"
#include "taper/core/graph/variable.h"
#include "taper/serialize/archive_fwd.h"

namespace taper::optim {

class Fields;

/// What an optimizer remembers about one parameter, for instance its momentum.
class OptimizerParamState {
 public:
  virtual ~OptimizerParamState() = default;
  virtual std::unique_ptr<OptimizerParamState> clone() const;
  /// Shows `fields` every member; see fields.h. Without it a state can't be compared or saved.
  virtual void visit(Fields& fields);
  /// For libtorch's programs, which override these. What is saved is what visit() shows.
  virtual void serialize(serialize::InputArchive& archive);
  virtual void serialize(serialize::OutputArchive& archive) const;
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
  virtual std::unique_ptr<OptimizerOptions> clone() const;
  virtual double get_lr() const;
  virtual void set_lr(double lr);
  /// Shows `fields` every setting; see fields.h. Without it options can't be compared or saved.
  virtual void visit(Fields& fields);
  /// For libtorch's programs, which override these. What is saved is what visit() shows.
  virtual void serialize(serialize::InputArchive& archive);
  virtual void serialize(serialize::OutputArchive& archive) const;
};

/// Options of one's own derive from this one. A setting `lr` is their learning rate, unless they
/// override get_lr() and set_lr().
template <class Derived>
class OptimizerCloneableOptions : public OptimizerOptions {
 public:
  std::unique_ptr<OptimizerOptions> clone() const override {
    return std::make_unique<Derived>(static_cast<const Derived&>(*this));
  }
  double get_lr() const override { return lr_of(static_cast<const Derived&>(*this), 0); }
  void set_lr(double lr) override { set_lr_of(static_cast<Derived&>(*this), lr, 0); }

 private:
  // The int prefers the first of two: the one that does not compile without lr().
  template <class D>
  static auto lr_of(const D& options, int) -> decltype(double{options.lr()}) {
    return options.lr();
  }
  static double lr_of(const OptimizerCloneableOptions& options, long) {
    return options.OptimizerOptions::get_lr();
  }
  template <class D>
  static auto set_lr_of(D& options, double lr, int) -> decltype(options.lr(lr), void()) {
    options.lr(lr);
  }
  static void set_lr_of(OptimizerCloneableOptions& options, double lr, long) {
    options.OptimizerOptions::set_lr(lr);
  }
};

namespace detail {
bool same_fields(const OptimizerOptions& a, const OptimizerOptions& b);
bool same_fields(const OptimizerParamState& a, const OptimizerParamState& b);
}  // namespace detail

/// True if all settings, or all that is remembered, are equal.
template <class Derived>
bool operator==(const OptimizerCloneableOptions<Derived>& a,
                const OptimizerCloneableOptions<Derived>& b) {
  return detail::same_fields(a, b);
}
template <class Derived>
bool operator==(const OptimizerCloneableParamState<Derived>& a,
                const OptimizerCloneableParamState<Derived>& b) {
  return detail::same_fields(a, b);
}

/// Parameters with settings of their own; without settings they get the optimizer's defaults.
class OptimizerParamGroup {
 public:
  OptimizerParamGroup(std::vector<Variable> params,
                      std::unique_ptr<OptimizerOptions> options = nullptr);
  OptimizerParamGroup(const OptimizerParamGroup& other);
  OptimizerParamGroup(OptimizerParamGroup&&) noexcept;
  OptimizerParamGroup& operator=(OptimizerParamGroup other);
  ~OptimizerParamGroup();

  bool has_options() const { return options_ != nullptr; }
  OptimizerOptions& options();
  const OptimizerOptions& options() const;
  void set_options(std::unique_ptr<OptimizerOptions> options) { options_ = std::move(options); }
  std::vector<Variable>& params() { return params_; }
  const std::vector<Variable>& params() const { return params_; }
  /// The learning rate that schedules reckon from: the one that the group's first scheduler found.
  std::optional<double>& initial_lr() { return initial_lr_; }
  const std::optional<double>& initial_lr() const { return initial_lr_; }

 protected:
  std::vector<Variable> params_;
  std::unique_ptr<OptimizerOptions> options_;

 private:
  std::optional<double> initial_lr_;
};

}  // namespace taper::optim
