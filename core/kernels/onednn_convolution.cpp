#include "taper/core/kernels/onednn_convolution.h"

#if TAPER_HAS_ONEDNN
#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <vector>

#include "taper/core/base/error.h"
#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/onednn_plan.h"
#include "taper/core/kernels/patches.h"
#include "taper/core/runtime/parallel.h"
#include "taper/core/runtime/signals.h"

namespace taper::kernel {
namespace {

using dnnl::memory;
using onednn::any;
using onednn::Converted;
using onednn::Plan;
using onednn::rows;

enum class Kind : int64_t { kForward, kInput, kWeight };

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

dnnl::convolution_forward::primitive_desc forward_of(const Shape& s, bool has_bias) {
  using Description = dnnl::convolution_forward::desc;
  constexpr auto kind = dnnl::prop_kind::forward_training;
  constexpr auto algorithm = dnnl::algorithm::convolution_direct;
  const Description desc = has_bias
                               ? Description(kind, algorithm, any(s.x), any(s.w), rows(s.bias),
                                             any(s.y), s.stride, s.dilation, s.before, s.behind)
                               : Description(kind, algorithm, any(s.x), any(s.w), any(s.y),
                                             s.stride, s.dilation, s.before, s.behind);
  return {desc, onednn::attributes(), onednn::cpu()};
}

Plan plan_forward(const Shape& s, bool has_bias) {
  const auto chosen = forward_of(s, has_bias);
  Plan plan(chosen);
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
      onednn::attributes(), onednn::cpu(), forward_of(s, false));
  Plan plan(chosen);
  plan.add(DNNL_ARG_DIFF_DST, s.y, chosen.diff_dst_desc(), true);
  plan.add(DNNL_ARG_WEIGHTS, s.w, chosen.weights_desc(), true);
  plan.add(DNNL_ARG_DIFF_SRC, s.x, chosen.diff_src_desc(), false);
  return plan;
}

dnnl::convolution_backward_weights::primitive_desc weight_of(const Shape& s) {
  return {{dnnl::algorithm::convolution_direct, any(s.x), any(s.w), any(s.y), s.stride, s.dilation,
           s.before, s.behind},
          onednn::attributes(),
          onednn::cpu(),
          forward_of(s, false)};
}

Plan plan_weight(const Shape& s) {
  auto chosen = weight_of(s);
  // Its AVX-512 kernel takes sixteen channels, not fewer, for which it has one of AVX2.
  if (s.w.size() == s.x.size() && s.x[1] > 8 && s.x[1] < 16) {
    Shape wider = s;
    wider.x[1] = wider.w[1] = 16;
    const auto instead = weight_of(wider);
    const auto is_wide = [](const auto& desc) {
      return std::strstr(desc.impl_info_str(), "avx512");
    };
    if (is_wide(instead) && !is_wide(chosen)) chosen = instead;
  }
  Plan plan(chosen);
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

/// How many parts of the batch threads share, how many threads oneDNN gets for each, and how many
/// images are convolved at once: 512 KB of them, which stay in a processor's cache while layouts
/// are converted, or more where filters are large, whose cotangents are added up.
struct Shares {
  int64_t images, each, at_once;
  int threads;

  Shares(IntArrayRef x, IntArrayRef w, IntArrayRef y) : images(x[0]) {
    const double work = static_cast<double>(product(y)) * static_cast<double>(product(w.slice(1)));
    threads = static_cast<int>(std::clamp(work / 5e5, 1.0, static_cast<double>(get_num_threads())));
    each = (images + threads - 1) / threads;
    if (images > 1) threads = 1;
    const int64_t image = std::max(product(x.slice(1)), product(y.slice(1)));
    const int64_t most = std::max(int64_t{1} << 17, 4 * product(w));
    const int64_t turns = (each * image + most - 1) / most;
    at_once = (each + turns - 1) / turns;
  }
  int64_t parts() const { return (images + each - 1) / each; }
};

/// Calls f(i, begin, count, filters) for the images of each part, some at once, with what was
/// converted of the filters. Threads that oneDNN starts for a single part never get signals, as
/// those of Taper: later they may compute a product that bears none.
template <class F>
void for_each_part(const Shares& shares, const F& f) {
  std::optional<taper::detail::SignalsBlocked> blocked;
  if (shares.threads > 1) blocked.emplace();
  parallel_for(shares.parts(), 1, [&](int64_t begin, int64_t end) {
    const detail::ThreadLimit limit(shares.threads);
    for (int64_t i = begin; i < end; ++i) {
      Converted filters;
      const int64_t last = std::min(shares.images, (i + 1) * shares.each);
      for (int64_t j = i * shares.each; j < last; j += shares.at_once)
        f(i, j, std::min(shares.at_once, last - j), filters);
    }
  });
}

bool is_for_onednn(const Array& y, IntArrayRef x, IntArrayRef w) {
  return y.dtype() == kFloat && product(x) != 0 && product(w) != 0;
}

/// False if oneDNN has no primitive for it, as where an image is so large that windows leave out
/// a stride or more of it.
template <class F>
bool guarded(const F& f) {
  try {
    f();
    return true;
  } catch (const dnnl::error& error) {
    if (error.status == dnnl_invalid_arguments || error.status == dnnl_unimplemented) return false;
    throw Error(str("convolution: oneDNN: ", error.what()));
  }
}

}  // namespace

bool onednn_convolution(const Array& x, const Array& w, const Array& bias, const Window& window,
                        const Array& y) {
  if (!is_for_onednn(y, x.sizes(), w.sizes())) return false;
  const Array images = contiguous(x), filters = contiguous(w);
  const Array added = bias.defined() ? contiguous(bias) : bias;
  return guarded([&] {
    const Shares shares(x.sizes(), w.sizes(), y.sizes());
    for_each_part(shares, [&](int64_t, int64_t begin, int64_t count, Converted& converted_filters) {
      const Array from = part(images, begin, count), to = part(y, begin, count);
      const Shape shape(from.sizes(), w.sizes(), to.sizes(), window);
      Converted converted;
      plan_for(Kind::kForward, shape, bias.defined())
          ->run({from.raw(), filters.raw(), to.raw(), bias.defined() ? added.raw() : nullptr},
                converted, converted_filters);
    });
  });
}

bool onednn_convolution_backward(const Array& g, const Array& x, const Array& w,
                                 const Window& window, const Array& of_x, const Array& of_w) {
  const Dims image_sizes = (of_x.defined() ? of_x : x).sizes(),
             filter_sizes = (of_w.defined() ? of_w : w).sizes();
  if (!is_for_onednn(g, image_sizes, filter_sizes)) return false;
  const Array results = contiguous(g), images = of_w.defined() ? contiguous(x) : Array(),
              filters = of_x.defined() ? contiguous(w) : Array();
  const Shares shares(image_sizes, filter_sizes, g.sizes());
  std::vector<Array> sums(static_cast<std::size_t>(shares.parts()));
  const bool done = guarded([&] {
    for_each_part(
        shares, [&](int64_t i, int64_t begin, int64_t count, Converted& converted_filters) {
          const Array from = part(results, begin, count);
          Dims sizes = image_sizes;
          sizes[0] = count;
          const Shape shape(sizes, filter_sizes, from.sizes(), window);
          Converted converted;
          if (of_x.defined())
            plan_for(Kind::kInput, shape, false)
                ->run({from.raw(), filters.raw(), part(of_x, begin, count).raw()}, converted,
                      converted_filters);
          if (!of_w.defined()) return;
          Array& sum = sums[static_cast<std::size_t>(i)];
          const Array found = i == 0 && !sum.defined() ? of_w : Array(filter_sizes, kFloat);
          plan_for(Kind::kWeight, shape, false)
              ->run({from.raw(), part(images, begin, count).raw(), found.raw()}, converted,
                    converted_filters);
          if (sum.defined())
            add_into(sum, found);
          else
            sum = found;
        });
  });
  for (std::size_t i = 1; done && i < sums.size(); ++i)
    if (sums[i].defined()) add_into(of_w, sums[i]);
  return done;
}

}  // namespace taper::kernel

#else

namespace taper::kernel {

bool onednn_convolution(const Array&, const Array&, const Array&, const Window&, const Array&) {
  return false;
}
bool onednn_convolution_backward(const Array&, const Array&, const Array&, const Window&,
                                 const Array&, const Array&) {
  return false;
}

}  // namespace taper::kernel
#endif
