#include "taper/serialize/safetensors.h"

#include <algorithm>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/serialize/safetensors_header.h"
#include "taper/serialize/value_text.h"

namespace taper::serialize {
namespace {

constexpr std::size_t kAlignment = 8;

Tensor read_tensor(const Source& source, const Header& header, const TensorEntry& entry) {
  const Array array(entry.shape, entry.dtype);
  source.read(header.elements + entry.begin, array.raw(), array.nbytes());
  if (entry.dtype == kBool) {  // a C++ bool has two values only
    auto* bytes = static_cast<unsigned char*>(array.raw());
    std::transform(bytes, bytes + array.nbytes(), bytes, [](unsigned char b) { return b != 0; });
  }
  return Tensor(array);
}

std::string encode_texts(const OrderedDict<std::string, std::string>& texts) {
  std::string out;
  for (const auto& item : texts)
    out += str(out.empty() ? "" : ",", quoted(item.key()), ":", quoted(item.value()));
  return "{" + out + "}";
}

std::string encode_entry(const TensorEntry& entry) {
  std::string shape;
  for (const int64_t size : entry.shape) shape += str(shape.empty() ? "" : ",", size);
  return str(quoted(entry.name), ":{\"dtype\":\"", std::string(dtype_name(entry.dtype)),
             "\",\"shape\":[", shape, "],\"data_offsets\":[", entry.begin, ",", entry.end, "]}");
}

std::string encode_header(const std::vector<TensorEntry>& entries,
                          const OrderedDict<std::string, std::string>& texts) {
  std::string json;
  if (!texts.is_empty()) json += quoted(std::string(kTexts)) + ":" + encode_texts(texts);
  for (const TensorEntry& entry : entries) json += (json.empty() ? "" : ",") + encode_entry(entry);
  json = "{" + json + "}";
  json.append((kAlignment - json.size() % kAlignment) % kAlignment, ' ');
  check(json.size() <= kLongestHeader, "save", "the names and texts take ", json.size(),
        " bytes, the format has room for ", kLongestHeader);
  return json;
}

}  // namespace

Safetensors read_safetensors(const Source& source) {
  const Header header = read_header(source);
  Safetensors contents;
  for (const TensorEntry& entry : header.tensors)
    contents.tensors.insert(entry.name, read_tensor(source, header, entry));
  for (const auto& [name, text] : header.texts) contents.texts.insert(name, text);
  return contents;
}

EncodedSafetensors::EncodedSafetensors(const Safetensors& contents) {
  std::vector<std::pair<std::string, Tensor>> items = contents.tensors.pairs();
  for (const auto& [name, tensor] : items) {
    check(tensor.defined(), "save", "the tensor '", name, "' is undefined");
    check(name != kTexts, "save", "the format has another use for the name '", name,
          "'; choose another one");
  }
  std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
    return a.second.element_size() > b.second.element_size();
  });
  std::vector<TensorEntry> entries;
  uint64_t end = 0;
  for (const auto& [name, tensor] : items) {
    const uint64_t begin = std::exchange(end, end + tensor.nbytes());
    entries.push_back({name, tensor.scalar_type(), tensor.sizes().vec(), begin, end});
    tensors_.push_back(tensor.detach().contiguous());
  }
  const std::string json = encode_header(entries, contents.texts);
  const uint64_t length = json.size();
  beginning_.assign(reinterpret_cast<const char*>(&length), kLengthBytes);
  beginning_ += json;
}

std::vector<std::string_view> EncodedSafetensors::parts() const {
  std::vector<std::string_view> parts{beginning_};
  for (const Tensor& tensor : tensors_)
    parts.emplace_back(static_cast<const char*>(tensor.data_ptr()), tensor.nbytes());
  return parts;
}

}  // namespace taper::serialize
