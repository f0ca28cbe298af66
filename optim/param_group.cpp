#include "taper/optim/param_group.h"

#include <string_view>

#include "taper/core/base/error.h"
#include "taper/optim/fields.h"

namespace taper::optim {
namespace {

[[noreturn]] void not_visited(const char* what) {
  throw Error(str("optim: ", what,
                  " without visit() can't be compared, saved or loaded; override it and show "
                  "every member"));
}

[[noreturn]] void not_serialized(const char* archive, const char* what) {
  throw Error(str("void serialize(torch::serialize::", archive,
                  "Archive& archive) has not been implemented for torch::optim::", what,
                  ". You must override it in your subclass of torch::optim::OptimizerCloneable",
                  what + std::string_view("Optimizer").size(), "<Your", what, ">."));
}

}  // namespace

std::unique_ptr<OptimizerParamState> OptimizerParamState::clone() const {
  throw Error(
      "clone() has not been implemented for torch::optim::OptimizerParamState. Subclass "
      "torch::optim::OptimizerCloneableParamState<YourOptimizerParamState> instead of "
      "torch::optim::OptimizerParamState to inherit the ability to clone.");
}
void OptimizerParamState::visit(Fields& /*fields*/) { not_visited("a state"); }
void OptimizerParamState::serialize(serialize::InputArchive& /*archive*/) {
  not_serialized("Input", "OptimizerParamState");
}
void OptimizerParamState::serialize(serialize::OutputArchive& /*archive*/) const {
  not_serialized("Output", "OptimizerParamState");
}

std::unique_ptr<OptimizerOptions> OptimizerOptions::clone() const {
  throw Error(
      "clone() has not been implemented for torch::optim::OptimizerOptions. Subclass "
      "torch::optim::OptimizerCloneableOptions<YourOptimizerOptions> instead of "
      "torch::optim::OptimizerOptions to inherit the ability to clone.");
}
double OptimizerOptions::get_lr() const {
  throw Error(
      "double get_lr() has not been overidden and implemented in subclass of "
      "torch::optim::OptimizerOptions, you must override it in your subclass.");
}
void OptimizerOptions::set_lr(double /*lr*/) {
  throw Error(
      "double set_lr() has not been overidden and implemented in subclass of "
      "torch::optim::OptimizerOptions, you must override it in your subclass.");
}
void OptimizerOptions::visit(Fields& /*fields*/) { not_visited("options"); }
void OptimizerOptions::serialize(serialize::InputArchive& /*archive*/) {
  not_serialized("Input", "OptimizerOptions");
}
void OptimizerOptions::serialize(serialize::OutputArchive& /*archive*/) const {
  not_serialized("Output", "OptimizerOptions");
}

bool detail::same_fields(const OptimizerOptions& a, const OptimizerOptions& b) {
  return same_entries(entries(a), entries(b));
}
bool detail::same_fields(const OptimizerParamState& a, const OptimizerParamState& b) {
  return same_entries(entries(a), entries(b));
}

OptimizerParamGroup::OptimizerParamGroup(std::vector<Variable> params,
                                         std::unique_ptr<OptimizerOptions> options)
    : params_(std::move(params)), options_(std::move(options)) {}
OptimizerParamGroup::OptimizerParamGroup(const OptimizerParamGroup& other)
    : params_(other.params_),
      options_(other.options_ ? other.options_->clone() : nullptr),
      initial_lr_(other.initial_lr_) {}
OptimizerParamGroup::OptimizerParamGroup(OptimizerParamGroup&&) noexcept = default;
OptimizerParamGroup::~OptimizerParamGroup() = default;

OptimizerParamGroup& OptimizerParamGroup::operator=(OptimizerParamGroup other) {
  params_ = std::move(other.params_);
  options_ = std::move(other.options_);
  initial_lr_ = other.initial_lr_;
  return *this;
}

const OptimizerOptions& OptimizerParamGroup::options() const {
  check(has_options(), "OptimizerParamGroup",
        "Expected has_options() to be true, but got false. Add the group to an optimizer, or call "
        "set_options()");
  return *options_;
}
OptimizerOptions& OptimizerParamGroup::options() {
  return const_cast<OptimizerOptions&>(std::as_const(*this).options());
}

}  // namespace taper::optim
