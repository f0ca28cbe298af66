#include "taper/core/kernels/onednn.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <unordered_map>

#include "taper/core/base/error.h"

#if TAPER_HAS_ONEDNN
#include "taper/core/kernels/onednn_primitives.h"
#endif

namespace taper::kernel {

#if TAPER_HAS_ONEDNN
namespace {

using dnnl::memory;

using onednn::cpu;

memory::data_type element_type(const Array& x) {
  return x.dtype() == kBFloat16 ? memory::data_type::bf16 : memory::data_type::f32;
}

memory::desc describe(const Array& x) {
  return {x.sizes().vec(), element_type(x), x.strides().vec()};
}

/// A bias (m) as (1, m) or (1, 1, m).
memory::desc describe_bias(const Array& bias, const Array& y) {
  memory::dims sizes(y.sizes().size(), 1), strides(y.sizes().size(), bias.numel());
  sizes.back() = bias.numel();
  strides.back() = 1;
  return {sizes, element_type(bias), strides};
}

/// A primitive, as long as it is kept, with the memory objects it runs on: their addresses are set
/// at each call.
struct Product {
  std::weak_ptr<const onednn::Primitive> primitive;
  std::unordered_map<int, memory> arguments;
};

std::shared_ptr<const onednn::Primitive> prepare(Product& p, const Array& a, const Array& b,
                                                 const Array& bias, const Array& y) {
  const memory::desc da = describe(a), db = describe(b), dy = describe(y);
  const memory::desc dbias = bias.defined() ? describe_bias(bias, y) : memory::desc();
  const dnnl::matmul::desc desc =
      bias.defined() ? dnnl::matmul::desc(da, db, dbias, dy) : dnnl::matmul::desc(da, db, dy);
  auto primitive = std::make_shared<const onednn::Primitive>(
      dnnl::matmul::primitive_desc(desc, onednn::attributes(), cpu()));
  onednn::keep(primitive);
  p.primitive = primitive;
  p.arguments = {{DNNL_ARG_SRC, memory(da, cpu(), nullptr)},
                 {DNNL_ARG_WEIGHTS, memory(db, cpu(), nullptr)},
                 {DNNL_ARG_DST, memory(dy, cpu(), nullptr)}};
  if (bias.defined()) p.arguments.emplace(DNNL_ARG_BIAS, memory(dbias, cpu(), nullptr));
  return primitive;
}

/// Everything that the code of a primitive depends on.
using Key = std::array<int64_t, 16>;

Key key(const Array& a, const Array& b, const Array& bias, const Array& y) {
  int64_t types = bias.defined();
  for (const Array* x : {&a, &y, &bias}) types = types * 2 + (x->dtype() == kBFloat16);
  Key k{types, y.dim(), y.strides()[static_cast<std::size_t>(y.dim()) - 2]};
  auto at = k.begin() + 3;
  for (const Dims* dims : {&a.sizes(), &a.strides(), &b.sizes(), &b.strides()})
    at = std::copy(dims->begin(), dims->end(), at);
  return k;
}

void multiply(const Array& a, const Array& b, const Array& bias, const Array& y) {
  constexpr std::size_t kMost = 1024;
  thread_local std::map<Key, Product> products;
  if (products.size() > kMost) products.clear();
  Product& p = products[key(a, b, bias, y)];
  std::shared_ptr<const onednn::Primitive> primitive = p.primitive.lock();
  if (primitive == nullptr) primitive = prepare(p, a, b, bias, y);
  p.arguments.at(DNNL_ARG_SRC).set_data_handle(a.raw());
  p.arguments.at(DNNL_ARG_WEIGHTS).set_data_handle(b.raw());
  p.arguments.at(DNNL_ARG_DST).set_data_handle(y.raw());
  if (bias.defined()) p.arguments.at(DNNL_ARG_BIAS).set_data_handle(bias.raw());
  primitive->run(p.arguments);
}

}  // namespace

bool onednn_matmul(const Array& a, const Array& b, const Array& bias, const Array& y) {
  try {
    multiply(a, b, bias, y);
  } catch (const dnnl::error& error) {
    throw Error(str("matmul: oneDNN: ", error.what()));
  }
  return true;
}

bool multiplies_bfloat16() {
#ifdef __x86_64__
  return __builtin_cpu_supports("avx512bf16") != 0;
#else
  return false;
#endif
}

#else

bool multiplies_bfloat16() { return false; }

bool onednn_matmul(const Array&, const Array&, const Array&, const Array&) { return false; }

#endif

}  // namespace taper::kernel
