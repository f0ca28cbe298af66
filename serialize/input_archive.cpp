#include <istream>
#include <map>
#include <set>

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/serialize/archive.h"
#include "taper/serialize/safetensors.h"
#include "taper/serialize/value_text.h"

namespace taper::serialize {

namespace {

/// A tensor, or else the text of another value.
struct Entry {
  Tensor tensor;
  std::string text;
  bool taken = false;
};

/// The tensor, for one reader alone: the first one gets it, others get copies.
Tensor take(Entry& entry) {
  return std::exchange(entry.taken, true) ? entry.tensor.clone() : entry.tensor;
}

}  // namespace

struct InputArchive::Contents {
  explicit Contents(const Source& source) : source_name(source.name) {
    const Safetensors file = read_safetensors(source);
    for (const auto& item : file.texts) entries[item.key()].text = item.value();
    for (const auto& item : file.tensors) entries[item.key()].tensor = item.value();
  }
  Entry* find(const std::string& name) {
    const auto found = entries.find(name);
    return found == entries.end() ? nullptr : &found->second;
  }
  /// Calls f(name, entry) for all names that begin with `prefix`.
  template <class F>
  void each(const std::string& prefix, const F& f) {
    for (auto at = entries.lower_bound(prefix);
         at != entries.end() && at->first.compare(0, prefix.size(), prefix) == 0; ++at)
      f(at->first.substr(prefix.size()), at->second);
  }

  std::string source_name;
  std::map<std::string, Entry> entries;
};

InputArchive::InputArchive() = default;
InputArchive::InputArchive(InputArchive&&) noexcept = default;
InputArchive& InputArchive::operator=(InputArchive&&) noexcept = default;
InputArchive::~InputArchive() = default;

bool InputArchive::try_read(const std::string& key, IValue& value) {
  Entry* entry = contents_ ? contents_->find(prefix_ + key) : nullptr;
  if (entry == nullptr) return false;
  if (entry->tensor.defined()) {
    value = take(*entry);
  } else if (const std::optional<std::size_t> count = list_count(entry->text)) {
    variable_list list;
    for (std::size_t i = 0; i < *count; ++i) read(str(key, ".", i), list.emplace_back());
    value = std::move(list);
  } else {
    value = from_text(entry->text);
  }
  return true;
}

bool InputArchive::try_read(const std::string& key, Tensor& tensor, bool /*is_buffer*/) {
  Entry* entry = contents_ ? contents_->find(prefix_ + key) : nullptr;
  if (entry == nullptr || !entry->tensor.defined()) return false;
  const NoGradGuard guard;
  const Tensor values = take(*entry);
  if (tensor.defined())
    tensor.set_data(values.to(tensor.scalar_type()));
  else
    tensor = values;
  return true;
}

bool InputArchive::try_read(const std::string& key, InputArchive& archive) {
  const std::string prefix = prefix_ + key + '.';
  bool found = false;
  if (contents_) contents_->each(prefix, [&](const std::string&, const Entry&) { found = true; });
  if (!found) return false;
  archive.contents_ = contents_;
  archive.prefix_ = prefix;
  return true;
}

std::string InputArchive::where(const std::string& key) const {
  return str("'", prefix_, key, "' in ", contents_ ? contents_->source_name : "an empty archive");
}

void InputArchive::read(const std::string& key, IValue& value) {
  check(try_read(key, value), "read", "No such serialized IValue ", where(key));
}

void InputArchive::read(const std::string& key, Tensor& tensor, bool is_buffer) {
  check(try_read(key, tensor, is_buffer), "read", "No such serialized tensor ", where(key));
}

void InputArchive::read(const std::string& key, InputArchive& archive) {
  check(try_read(key, archive), "read", "No such serialized submodule: ", where(key));
}

std::vector<std::string> InputArchive::keys() {
  std::set<std::string> keys;
  if (contents_)
    contents_->each(prefix_, [&](const std::string& name, const Entry&) {
      if (!name.empty()) keys.insert(name.substr(0, name.find('.')));
    });
  return {keys.begin(), keys.end()};
}

OrderedDict<std::string, IValue> InputArchive::values() {
  OrderedDict<std::string, IValue> values;
  std::set<std::string> elements;  // of lists, which come before them
  const auto add = [&](const std::string& name, const Entry& entry) {
    if (name.empty() || name.back() == '.' || elements.count(name) != 0) return;
    IValue value;
    read(name, value);
    if (!entry.tensor.defined() && value.isTensorList())
      for (std::size_t i = 0; i < value.toTensorVector().size(); ++i)
        elements.insert(str(name, ".", i));
    values.insert(name, std::move(value));
  };
  if (contents_) contents_->each(prefix_, add);
  return values;
}

void InputArchive::load_from(const std::string& filename, std::optional<Device> device) {
  load(file_source(filename), device);
}

void InputArchive::load_from(std::istream& stream, std::optional<Device> device) {
  load(stream_source(stream), device);
}

void InputArchive::load_from(const char* data, std::size_t size, std::optional<Device> device) {
  load(memory_source(data, size), device);
}

void InputArchive::load_from(const std::function<std::size_t(uint64_t, void*, std::size_t)>& reader,
                             const std::function<std::size_t()>& size,
                             std::optional<Device> device) {
  const auto read = [&](uint64_t position, void* to, std::size_t count) {
    check(reader(position, to, count) == count, "load", "the reader gave fewer than ", count,
          " bytes at ", position);
  };
  load({"the reader's bytes", size(), read}, device);
}

void InputArchive::load(const Source& source, std::optional<Device> device) {
  TensorOptions().device(device.value_or(kCPU));  // throws for what is not the CPU
  contents_ = std::make_shared<Contents>(source);
  prefix_.clear();
}

InputArchive& operator>>(InputArchive& archive, Tensor& tensor) {
  archive.read("0", tensor);
  return archive;
}

InputArchive& operator>>(InputArchive& archive, std::vector<Tensor>& tensors) {
  Tensor tensor;
  for (std::size_t i = 0; archive.try_read(std::to_string(i), tensor); ++i)
    tensors.push_back(std::exchange(tensor, Tensor()));
  return archive;
}

InputArchive& operator>>(InputArchive& archive, OrderedDict<std::string, Tensor>& tensors) {
  tensors.clear();
  for (const auto& item : archive.values())
    if (item->isTensor()) tensors.insert(item.key(), item->toTensor());
  return archive;
}

InputArchive& operator>>(InputArchive& archive, OrderedDict<std::string, IValue>& values) {
  values = archive.values();
  return archive;
}

}  // namespace taper::serialize
