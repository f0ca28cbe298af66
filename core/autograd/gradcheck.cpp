#include "taper/core/autograd/gradcheck.h"

#include <algorithm>
#include <cmath>

#include "taper/core/autograd/engine.h"
#include "taper/core/base/error.h"
#include "taper/core/graph/node.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/random.h"

namespace taper::autograd::detail {
namespace {

/// Changes one element of a tensor, behind autograd's back, until the end of the scope.
class Nudge {
 public:
  Nudge(const Variable& x, const Dims& index, double step) : array_(x.array()) {
    offset_ = array_.offset();
    for (std::size_t i = 0; i < index.size(); ++i) offset_ += index[i] * array_.strides()[i];
    const Array place = element();
    before_ = kernel::clone(place);
    kernel::fill(place, kernel::item(before_).toDouble() + step);
    // The step that was really made, after rounding.
    step_ = kernel::item(place).toDouble() - kernel::item(before_).toDouble();
  }
  ~Nudge() { kernel::copy(element(), before_); }
  Nudge(const Nudge&) = delete;
  Nudge& operator=(const Nudge&) = delete;
  double step() const { return step_; }

 private:
  Array element() const { return array_.as_strided({}, {}, offset_); }
  Array array_, before_;
  int64_t offset_;
  double step_;
};

Dims unravel(int64_t position, IntArrayRef sizes) {
  Dims index(sizes.size(), 0);
  for (std::size_t i = sizes.size(); i-- > 0; position /= sizes[i]) index[i] = position % sizes[i];
  return index;
}

double element_of(const Variable& x, int64_t position) {
  return kernel::item(kernel::cast(x.contiguous().array(), kDouble)
                          .as_strided({}, {}, position + x.contiguous().array().offset()))
      .toDouble();
}

/// One function with its cotangents: everything a check asks of it.
class Check {
 public:
  Check(const CheckedFunction& f, const variable_list& inputs, const GradcheckOptions& options)
      : f_(f), inputs_(inputs), options_(options) {
    for (const Variable& x : inputs_)
      if (x.requires_grad()) differentiated_.push_back(x);
  }

  /// An empty text, or what is wrong.
  std::string run() {
    if (std::string problem = check_inputs(); !problem.empty()) return problem;
    draw_cotangents();
    if (cotangents_.empty())
      return options_.allow_zero
                 ? ""
                 : "no output requires grad, expected at least one that depends on the inputs";
    const variable_list analytic = gradients();
    if (std::string problem = check_repeatable(analytic); !problem.empty()) return problem;
    bool all_zero = true;
    for (std::size_t i = 0; i < differentiated_.size(); ++i)
      for (int64_t at = 0; at < differentiated_[i].numel(); ++at) {
        const double a = analytic[i].defined() ? element_of(analytic[i], at) : 0;
        const double n = slope(differentiated_[i], at, options_.eps);
        if (!close(a, n)) return describe_mismatch(i, at, a, n);
        all_zero = all_zero && a == 0 && n == 0;
      }
    if (all_zero && !options_.allow_zero)
      return "all gradients are zero, analytic and numeric, so nothing was compared, expected one "
             "that is not; choose inputs on which the outputs depend, or set allow_zero";
    return {};
  }

 private:
  std::string check_inputs() const {
    if (differentiated_.empty())
      return "no input requires grad, expected at least one; call requires_grad_()";
    for (const Variable& x : differentiated_) {
      if (x.dtype() != kDouble && !options_.allow_float32)
        return str("an input is ", x.dtype(),
                   ", expected Double, because central differences in "
                   "lower precision are mostly noise; convert it, or set allow_float32 with a "
                   "larger eps and tolerances");
      for (std::size_t i = 0; i < x.sizes().size(); ++i)
        if (x.sizes()[i] > 1 && x.strides()[i] == 0)
          return str("an input of shape ", x.sizes(), " has overlapping elements, got strides ",
                     x.strides(), "; use contiguous()");
    }
    return {};
  }

  variable_list outputs() const {
    variable_list differentiable;
    for (const Variable& y : f_(inputs_))
      if (y.defined() && y.requires_grad()) differentiable.push_back(y);
    return differentiable;
  }

  void draw_cotangents() {
    Generator generator(options_.seed);
    for (const Variable& y : outputs()) {
      const Array v(y.sizes(), y.dtype());
      kernel::normal(v, 0, 1, generator);
      cotangents_.emplace_back(v);
      names_.push_back(y.is_leaf() ? "input" : y.grad_fn()->name());
    }
  }

  variable_list gradients() const {
    return autograd::grad(outputs(), differentiated_, cotangents_, std::nullopt, false, true);
  }

  std::string check_repeatable(const variable_list& first) const {
    const variable_list second = gradients();
    for (std::size_t i = 0; i < first.size(); ++i)
      for (int64_t at = 0; first[i].defined() && at < first[i].numel(); ++at)
        if (const double a = element_of(first[i], at), b = element_of(second[i], at);
            a != b && !(std::abs(a - b) <= options_.nondet_tol) &&
            !(std::isnan(a) && std::isnan(b)))
          return str("backward is not deterministic: two runs differ at input ", i, ", element ",
                     unravel(at, first[i].sizes()), ", got ", a, " and ", b,
                     "; fix the seed of random operations inside the function");
    return {};
  }

  /// sum(v * f(inputs)).
  double value() const {
    double total = 0;
    const variable_list y = outputs();
    check(y.size() == cotangents_.size(), "gradcheck",
          "the number of outputs changed from run to "
          "run, got ",
          y.size(), ", expected ", cotangents_.size());
    for (std::size_t k = 0; k < y.size(); ++k)
      total += (y[k].detach().to(kDouble) * cotangents_[k].to(kDouble)).sum().item<double>();
    return total;
  }

  double value_at(const Variable& x, int64_t at, double step, double& made) const {
    const Nudge nudge(x, unravel(at, x.sizes()), step);
    made = nudge.step();
    return value();
  }

  double slope(const Variable& x, int64_t at, double eps) const {
    double up = 0, down = 0;
    const double above = value_at(x, at, eps, up), below = value_at(x, at, -eps, down);
    return (above - below) / (up - down);
  }

  std::pair<double, double> one_sided_slopes(const Variable& x, int64_t at, double eps) const {
    double up = 0, down = 0;
    const double here = value();
    const double above = value_at(x, at, eps, up), below = value_at(x, at, -eps, down);
    return {(below - here) / down, (above - here) / up};
  }

  bool close(double a, double n) const {
    return std::abs(a - n) <= options_.atol + options_.rtol * std::abs(n);
  }

  std::string describe_mismatch(std::size_t i, int64_t at, double a, double n) const {
    const Variable& x = differentiated_[i];
    std::string text = str("Jacobian mismatch in '", names_.front(), "' with respect to input ",
                           position_of(x), " at element ", unravel(at, x.sizes()), ", got ", a,
                           " (analytic), expected ", n, " (numeric, eps ", options_.eps, ")");
    if (const char* cause = cause_of_nan(a, n)) return text + cause;
    // Where a function is smooth, its one-sided slopes approach each other with the step.
    const auto [left, right] = one_sided_slopes(x, at, options_.eps);
    const auto [nearer_left, nearer_right] = one_sided_slopes(x, at, options_.eps / 16);
    const double gap = std::abs(right - left), nearer_gap = std::abs(nearer_right - nearer_left);
    if (gap > 10 * (options_.atol + options_.rtol * std::abs(n)) && nearer_gap > gap / 2)
      return text + str("; the function has a kink there: its slope is ", left, " on the left and ",
                        right, " on the right; move the input away from it");
    for (const double eps : {1e-5, 1e-4, 1e-3, 1e-2, 1e-7})
      if (close(a, slope(x, at, eps)))
        return text +
               str("; with eps = ", eps, " they agree: the step was not suited to the input");
    return text +
           "; no step between 1e-7 and 1e-2 makes them agree: the rule is wrong, or the "
           "function depends on something else (a suggested step for smooth functions is "
           "1e-5)";
  }

  /// What to say if a slope is no number; otherwise null.
  const char* cause_of_nan(double a, double n) const {
    if (!std::isnan(a) && !std::isnan(n)) return nullptr;
    if (!std::isfinite(value()))
      return "; the function's own value is not finite there, so there is no slope to compare; "
             "choose inputs inside of its domain";
    if (std::isnan(n))
      return "; the function is not a number one step beside the input, which lies at the edge of "
             "its domain; move the input away from it";
    return "; the function is smooth there and its rule gives no number: look for 0 * inf, as "
           "where() "
           "makes it with an infinite slope on the side that is not chosen";
  }

  std::size_t position_of(const Variable& x) const {
    std::size_t i = 0;
    while (!inputs_[i].is_same(x)) ++i;
    return i;
  }

  const CheckedFunction& f_;
  const variable_list& inputs_;
  const GradcheckOptions& options_;
  variable_list differentiated_, cotangents_;
  std::vector<std::string> names_;
};

bool report(const char* op, const std::string& problem, const GradcheckOptions& options) {
  check(problem.empty() || !options.raise_exception, op, problem);
  return problem.empty();
}

/// Random cotangents, requiring grad, for the outputs of f.
variable_list draw_grad_outputs(const CheckedFunction& f, const variable_list& inputs,
                                uint64_t seed) {
  Generator generator(seed + 1);
  variable_list out;
  for (const Variable& y : f(inputs)) {
    if (!y.defined() || !y.requires_grad()) continue;
    const Array v(y.sizes(), y.dtype());
    kernel::normal(v, 0, 1, generator);
    out.emplace_back(v, true);
  }
  return out;
}

}  // namespace

bool gradcheck(const CheckedFunction& f, const variable_list& inputs,
               const GradcheckOptions& options) {
  return report("gradcheck", Check(f, inputs, options).run(), options);
}

bool gradgradcheck(const CheckedFunction& f, const variable_list& inputs,
                   const variable_list& grad_outputs, const GradcheckOptions& options) {
  variable_list all = inputs;
  const variable_list seeds =
      grad_outputs.empty() ? draw_grad_outputs(f, inputs, options.seed) : grad_outputs;
  all.insert(all.end(), seeds.begin(), seeds.end());
  const CheckedFunction gradients = [&](const variable_list& x) {
    const auto split = x.begin() + static_cast<std::ptrdiff_t>(inputs.size());
    const variable_list in(x.begin(), split), v(split, x.end());
    variable_list differentiable, wanted;
    for (const Variable& y : f(in))
      if (y.defined() && y.requires_grad()) differentiable.push_back(y);
    for (const Variable& input : in)
      if (input.requires_grad()) wanted.push_back(input);
    return autograd::grad(differentiable, wanted, v, true, true, true);
  };
  return report("gradgradcheck", Check(gradients, all, options).run(), options);
}

}  // namespace taper::autograd::detail
