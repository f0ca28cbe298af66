#include <ostream>

#include "taper/core/base/error.h"
#include "taper/core/base/file.h"
#include "taper/serialize/archive.h"
#include "taper/serialize/safetensors.h"
#include "taper/serialize/value_text.h"

namespace taper::serialize {

struct OutputArchive::Contents {
  OrderedDict<std::string, IValue> values;
};

OutputArchive::OutputArchive() : contents_(std::make_shared<Contents>()) {}
OutputArchive::OutputArchive(OutputArchive&&) noexcept = default;
OutputArchive& OutputArchive::operator=(OutputArchive&&) noexcept = default;
OutputArchive::~OutputArchive() = default;

void OutputArchive::write(const std::string& key, const IValue& value) {
  check(!value.isTensor() || value.toTensor().defined(), "write",
        "Cannot access storage of UndefinedTensorImpl: the tensor '", key, "' is undefined");
  if (IValue* before = contents_->values.find(key))
    *before = value;
  else
    contents_->values.insert(key, value);
}

void OutputArchive::write(const std::string& key, const Tensor& tensor, bool /*is_buffer*/) {
  write(key, IValue(tensor));
}

void OutputArchive::write(const std::string& key, OutputArchive& nested_archive) {
  if (nested_archive.is_empty()) write(key + '.', IValue());  // so that it can be read
  for (const auto& item : nested_archive.contents_->values)
    write(key + '.' + item.key(), item.value());
}

bool OutputArchive::is_empty() const { return contents_->values.is_empty(); }

namespace {

EncodedSafetensors encoded(const OrderedDict<std::string, IValue>& values) {
  Safetensors file;
  for (const auto& item : values) {
    const IValue& value = item.value();
    if (value.isTensor()) {
      file.tensors.insert(item.key(), value.toTensor());
    } else if (value.isTensorList()) {
      const variable_list& list = value.toTensorVector();
      file.texts.insert(item.key(), list_text(list.size()));
      for (std::size_t i = 0; i < list.size(); ++i)
        file.tensors.insert(str(item.key(), ".", i), list[i]);
    } else {
      file.texts.insert(item.key(), to_text(value));
    }
  }
  return EncodedSafetensors(file);
}

}  // namespace

void OutputArchive::save_to(const std::string& filename) {
  write_file(filename, encoded(contents_->values).parts(), "save");
}

void OutputArchive::save_to(std::ostream& stream) {
  const EncodedSafetensors file = encoded(contents_->values);
  for (const std::string_view part : file.parts())
    stream.write(part.data(), static_cast<std::streamsize>(part.size()));
  stream.flush();
  check(stream.good(), "save", "the stream takes no more bytes");
}

void OutputArchive::save_to(const std::function<std::size_t(const void*, std::size_t)>& writer) {
  const EncodedSafetensors file = encoded(contents_->values);
  for (const std::string_view part : file.parts())
    check(part.empty() || writer(part.data(), part.size()) == part.size(), "save",
          "the writer did not take all bytes");
}

OutputArchive& operator<<(OutputArchive& archive, const Tensor& tensor) {
  archive.write("0", tensor);
  return archive;
}

OutputArchive& operator<<(OutputArchive& archive, const std::vector<Tensor>& tensors) {
  for (std::size_t i = 0; i < tensors.size(); ++i) archive.write(std::to_string(i), tensors[i]);
  return archive;
}

OutputArchive& operator<<(OutputArchive& archive, const OrderedDict<std::string, Tensor>& tensors) {
  for (const auto& item : tensors) archive.write(item.key(), item.value());
  return archive;
}

OutputArchive& operator<<(OutputArchive& archive, const OrderedDict<std::string, IValue>& values) {
  for (const auto& item : values) archive.write(item.key(), item.value());
  return archive;
}

}  // namespace taper::serialize
