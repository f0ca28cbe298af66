#include "taper/core/kernels/onednn_convolution.h"

#if TAPER_HAS_ONEDNN
#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "taper/core/base/error.h"
#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/onednn_primitives.h"
#include "taper/core/kernels/patches.h"
#include "taper/core/runtime/parallel.h"
#include "taper/core/runtime/signals.h"

namespace taper::kernel {
namespace {

using dnnl::memory;

enum class Kind : int64_t { kForward, kInput, kWeight };

/// Row-major, and of the layout that a primitive chooses.
memory::desc rows(const memory::dims& sizes) {
  memory::dims strides(sizes.size(), 1);
  for (std::size_t i = sizes.size() - 1; i > 0; --i) strides[i - 1] = strides[i] * sizes[i];
  return {sizes, memory::data_type::f32, strides};
}
memory::desc any(const memory::dims& sizes) {
  return {sizes, memory::data_type::f32, memory::format_tag::any};
}

/// The sizes of images, filters and results, and what a window is in oneDNN's terms: filters have
/// an axis for groups, dilation counts from 0, and padding behind may be another than in front.
struct Shape {
  memory::dims x, w, y, bias, stride, dilation, before, behind;

  Shape(IntArrayRef image, IntArrayRef filter, IntArrayRef result, const Window& window)
      : x(image.vec()),
        w(filter.vec()),
        y(result.vec()),
        bias{filter[0]},
        stride(window.stride.vec()),
        before(window.padding.vec()) {
    for (std::size_t i = 0; i < stride.size(); ++i) {
      dilation.push_back(window.dilation[i] - 1);
      const int64_t reach = window.dilation[i] * (w[i + 2] - 1) + 1;
      behind.push_back((y[i + 2] - 1) * stride[i] + reach - x[i + 2] - before[i]);
    }
    if (window.groups == 1) return;
    w.insert(w.begin(), window.groups);
    w[1] /= window.groups;
  }
};

/// A primitive with the layouts that it prefers. What it reads and writes is converted.
class Plan {
 public:
  template <class Description>
  Plan(const Description& chosen, const dnnl::primitive& primitive)
      : primitive_(primitive), bears_signals_(onednn::bears_signals(chosen.impl_info_str())) {}

  void add(int argument, const memory::dims& sizes, const memory::desc& preferred, bool is_read) {
    Operand operand{argument, rows(sizes), preferred, is_read, {}};
    if (operand.plain != preferred)
      operand.conversion =
          is_read ? dnnl::reorder({onednn::cpu(), operand.plain, onednn::cpu(), preferred})
                  : dnnl::reorder({onednn::cpu(), preferred, onednn::cpu(), operand.plain});
    operands_.push_back(operand);
  }

  /// The data in the order in which the operands were added.
  void run(std::initializer_list<void*> data) const {
    std::unordered_map<int, memory> arguments;
    std::vector<Array> rooms;
    std::vector<memory> plain;
    for (const Operand& operand : operands_) {
      plain.emplace_back(operand.plain, onednn::cpu(), data.begin()[plain.size()]);
      arguments.emplace(operand.argument, operand.conversion ? operand.room(rooms) : plain.back());
      if (operand.conversion && operand.is_read)
        convert(operand, plain.back(), arguments.at(operand.argument));
    }
    onednn::execute(primitive_, arguments, bears_signals_);
    for (std::size_t i = 0; i < operands_.size(); ++i)
      if (operands_[i].conversion && !operands_[i].is_read)
        convert(operands_[i], arguments.at(operands_[i].argument), plain[i]);
  }

 private:
  struct Operand {
    int argument;
    memory::desc plain, preferred;
    bool is_read;
    dnnl::reorder conversion;

    memory room(std::vector<Array>& rooms) const {
      rooms.emplace_back(IntArrayRef{static_cast<int64_t>(preferred.get_size())}, kByte);
      return {preferred, onednn::cpu(), rooms.back().raw()};
    }
  };
  static void convert(const Operand& operand, const memory& from, const memory& to) {
    onednn::execute(operand.conversion, {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}}, true);
  }

  dnnl::primitive primitive_;
  bool bears_signals_;
  std::vector<Operand> operands_;
};

dnnl::convolution_forward::primitive_desc forward_of(const Shape& s, bool has_bias) {
  using Description = dnnl::convolution_forward::desc;
  constexpr auto kind = dnnl::prop_kind::forward_training;
  constexpr auto algorithm = dnnl::algorithm::convolution_direct;
  const Description desc = has_bias
                               ? Description(kind, algorithm, any(s.x), any(s.w), rows(s.bias),
                                             any(s.y), s.stride, s.dilation, s.before, s.behind)
                               : Description(kind, algorithm, any(s.x), any(s.w), any(s.y),
                                             s.stride, s.dilation, s.before, s.behind);
  return {desc, onednn::cpu()};
}

Plan plan_forward(const Shape& s, bool has_bias) {
  const auto chosen = forward_of(s, has_bias);
  Plan plan(chosen, dnnl::convolution_forward(chosen));
  plan.add(DNNL_ARG_SRC, s.x, chosen.src_desc(), true);
  plan.add(DNNL_ARG_WEIGHTS, s.w, chosen.weights_desc(), true);
  plan.add(DNNL_ARG_DST, s.y, chosen.dst_desc(), false);
  if (has_bias) plan.add(DNNL_ARG_BIAS, s.bias, chosen.bias_desc(), true);
  return plan;
}

Plan plan_input(const Shape& s) {
  const dnnl::convolution_backward_data::primitive_desc chosen(
      {dnnl::algorithm::convolution_direct, any(s.x), any(s.w), any(s.y), s.stride, s.dilation,
       s.before, s.behind},
      onednn::cpu(), forward_of(s, false));
  Plan plan(chosen, dnnl::convolution_backward_data(chosen));
  plan.add(DNNL_ARG_DIFF_DST, s.y, chosen.diff_dst_desc(), true);
  plan.add(DNNL_ARG_WEIGHTS, s.w, chosen.weights_desc(), true);
  plan.add(DNNL_ARG_DIFF_SRC, s.x, chosen.diff_src_desc(), false);
  return plan;
}

Plan plan_weight(const Shape& s) {
  const dnnl::convolution_backward_weights::primitive_desc chosen(
      {dnnl::algorithm::convolution_direct, any(s.x), any(s.w), any(s.y), s.stride, s.dilation,
       s.before, s.behind},
      onednn::cpu(), forward_of(s, false));
  Plan plan(chosen, dnnl::convolution_backward_weights(chosen));
  plan.add(DNNL_ARG_DIFF_DST, s.y, chosen.diff_dst_desc(), true);
  plan.add(DNNL_ARG_SRC, s.x, chosen.src_desc(), true);
  plan.add(DNNL_ARG_DIFF_WEIGHTS, s.w, chosen.diff_weights_desc(), false);
  return plan;
}

std::shared_ptr<const Plan> plan_for(Kind kind, const Shape& s, bool has_bias) {
  constexpr std::size_t kMost = 1024;
  thread_local std::map<memory::dims, std::weak_ptr<const Plan>> plans;
  if (plans.size() > kMost) plans.clear();
  memory::dims key{static_cast<int64_t>(kind), has_bias};
  for (const memory::dims* dims : {&s.x, &s.w, &s.y, &s.stride, &s.dilation, &s.before})
    key.insert(key.end(), dims->begin(), dims->end());
  std::weak_ptr<const Plan>& kept = plans[key];
  std::shared_ptr<const Plan> plan = kept.lock();
  if (plan == nullptr) {
    plan = std::make_shared<const Plan>(kind == Kind::kForward ? plan_forward(s, has_bias)
                                        : kind == Kind::kInput ? plan_input(s)
                                                               : plan_weight(s));
    kept = plan;
    onednn::keep(plan);
  }
  return plan;
}

/// How many parts of the batch threads share, and how many threads oneDNN gets for each.
struct Shares {
  int64_t parts;
  int threads;

  Shares(const Array& y, IntArrayRef w) {
    double work = static_cast<double>(y.numel());
    for (const int64_t size : w.slice(1)) work *= static_cast<double>(size);
    threads = static_cast<int>(std::clamp(work / 5e5, 1.0, static_cast<double>(get_num_threads())));
    parts = std::min<int64_t>(y.size(0), threads);
    if (parts > 1) threads = 1;
  }
};

/// Calls f(i, begin, count) for each part of n images. Threads that oneDNN starts for a single part
/// never get signals, as those of Taper: later they may compute a product that bears none.
template <class F>
void for_each_part(int64_t n, const Shares& shares, const F& f) {
  std::optional<taper::detail::SignalsBlocked> blocked;
  if (shares.threads > 1) blocked.emplace();
  const int64_t share = (n + shares.parts - 1) / shares.parts;
  parallel_for(shares.parts, 1, [&](int64_t begin, int64_t end) {
    const detail::ThreadLimit limit(shares.threads);
    for (int64_t i = begin; i < end; ++i)
      if (i * share < n) f(i, i * share, std::min(share, n - i * share));
  });
}

bool is_for_onednn(const Array& x, IntArrayRef w, const Array& y) {
  int64_t filters = 1;
  for (const int64_t size : w) filters *= size;
  return x.dtype() == kFloat && x.numel() != 0 && y.numel() != 0 && filters != 0;
}

template <class F>
bool guarded(const F& f) {
  try {
    f();
    return true;
  } catch (const dnnl::error& error) {
    throw Error(str("convolution: oneDNN: ", error.what()));
  }
}

}  // namespace

bool onednn_convolution(const Array& x, const Array& w, const Array& bias, const Window& window,
                        const Array& y) {
  if (!is_for_onednn(x, w.sizes(), y)) return false;
  const Array images = contiguous(x), filters = contiguous(w);
  const Array added = bias.defined() ? contiguous(bias) : bias;
  return guarded([&] {
    for_each_part(y.size(0), Shares(y, w.sizes()), [&](int64_t, int64_t begin, int64_t count) {
      const Array from = part(images, begin, count), to = part(y, begin, count);
      const Shape shape(from.sizes(), w.sizes(), to.sizes(), window);
      plan_for(Kind::kForward, shape, bias.defined())
          ->run({from.raw(), filters.raw(), to.raw(), bias.defined() ? added.raw() : nullptr});
    });
  });
}

bool onednn_convolution_input(const Array& g, const Array& w, const Window& window,
                              const Array& x) {
  if (!is_for_onednn(x, w.sizes(), g)) return false;
  const Array results = contiguous(g), filters = contiguous(w);
  return guarded([&] {
    for_each_part(g.size(0), Shares(g, w.sizes()), [&](int64_t, int64_t begin, int64_t count) {
      const Array from = part(results, begin, count), to = part(x, begin, count);
      const Shape shape(to.sizes(), w.sizes(), from.sizes(), window);
      plan_for(Kind::kInput, shape, false)->run({from.raw(), filters.raw(), to.raw()});
    });
  });
}

bool onednn_convolution_weight(const Array& g, const Array& x, const Window& window,
                               const Array& w) {
  if (!is_for_onednn(x, w.sizes(), g)) return false;
  const Array results = contiguous(g), images = contiguous(x);
  const Shares shares(g, w.sizes());
  std::vector<Array> sums(static_cast<std::size_t>(shares.parts));
  guarded([&] {
    for_each_part(g.size(0), shares, [&](int64_t i, int64_t begin, int64_t count) {
      Array& sum = sums[static_cast<std::size_t>(i)];
      sum = i == 0 ? w : Array(w.sizes(), kFloat);
      const Array from = part(results, begin, count), image = part(images, begin, count);
      const Shape shape(image.sizes(), w.sizes(), from.sizes(), window);
      plan_for(Kind::kWeight, shape, false)->run({from.raw(), image.raw(), sum.raw()});
    });
  });
  for (std::size_t i = 1; i < sums.size(); ++i)
    if (sums[i].defined()) add_into(w, sums[i]);
  return true;
}

}  // namespace taper::kernel

#else

namespace taper::kernel {

bool onednn_convolution(const Array&, const Array&, const Array&, const Window&, const Array&) {
  return false;
}
bool onednn_convolution_input(const Array&, const Array&, const Window&, const Array&) {
  return false;
}
bool onednn_convolution_weight(const Array&, const Array&, const Window&, const Array&) {
  return false;
}

}  // namespace taper::kernel
#endif
