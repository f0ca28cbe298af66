#if TAPER_HAS_ONEDNN
#include "taper/core/kernels/onednn_plan.h"

#include <algorithm>
#include <unordered_map>

namespace taper::kernel::onednn {
namespace {

using dnnl::memory;

/// The first ones of the channels that a layout is for.
memory::desc part_of(memory::desc layout, const memory::dims& sizes) {
  std::copy(sizes.begin(), sizes.end(), layout.data.dims);
  return layout;
}

void convert(const Primitive& conversion, const memory& from, const memory& to) {
  std::unordered_map<int, memory> arguments{{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}};
  conversion.run(arguments);
}

Primitive reorder(const memory::desc& from, const memory::desc& to) {
  return Primitive(dnnl::reorder::primitive_desc(cpu(), from, cpu(), to, attributes()));
}

}  // namespace

memory::desc rows(const memory::dims& sizes) {
  memory::dims strides(sizes.size(), 1);
  for (std::size_t i = sizes.size() - 1; i > 0; --i) strides[i - 1] = strides[i] * sizes[i];
  return {sizes, memory::data_type::f32, strides};
}

memory::desc any(const memory::dims& sizes) {
  return {sizes, memory::data_type::f32, memory::format_tag::any};
}

memory Converted::room(const memory::desc& layout) {
  rooms_.emplace_back(IntArrayRef{static_cast<int64_t>(layout.get_size())}, kByte);
  return {layout, cpu(), rooms_.back().raw()};
}

memory Converted::read(const memory& plain, const memory::desc& layout,
                       const Primitive& conversion) {
  for (const auto& [from, to] : read_)
    if (from == plain.get_data_handle() && to.get_desc() == layout) return to;
  const memory converted = room(layout);
  convert(conversion, plain, converted);
  read_.emplace_back(plain.get_data_handle(), converted);
  return converted;
}

void Plan::add(int argument, const memory::dims& sizes, const memory::desc& preferred,
               bool is_read) {
  Operand o{argument, rows(sizes), part_of(preferred, sizes), preferred, is_read, {}};
  if (o.plain != preferred)
    o.conversion = is_read ? reorder(o.plain, o.filled) : reorder(o.filled, o.plain);
  operands_.push_back(o);
}

void Plan::run(std::initializer_list<void*> data, Converted& images, Converted& filters) const {
  std::unordered_map<int, memory> arguments;
  std::vector<memory> plain, used;
  for (const Operand& o : operands_) {
    plain.emplace_back(o.plain, cpu(), data.begin()[plain.size()]);
    Converted& converted = o.argument == DNNL_ARG_WEIGHTS ? filters : images;
    used.push_back(!o.conversion ? plain.back()
                   : o.is_read   ? converted.read(plain.back(), o.filled, o.conversion)
                                 : converted.room(o.filled));
    arguments.emplace(o.argument, memory(o.preferred, cpu(), used.back().get_data_handle()));
  }
  primitive_.run(arguments);
  for (std::size_t i = 0; i < operands_.size(); ++i)
    if (operands_[i].conversion && !operands_[i].is_read)
      convert(operands_[i].conversion, used[i], plain[i]);
}

}  // namespace taper::kernel::onednn
#endif
