#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "taper/core/autograd/ivalue.h"
#include "taper/core/base/ordered_dict.h"
#include "taper/core/graph/variable.h"
#include "taper/serialize/archive_fwd.h"

namespace taper::serialize {

struct Source;

/// Values under names, to be saved as a safetensors file. A name with dots is that of a value in a
/// nested archive: "encoder.weight" is the "weight" in "encoder".
class OutputArchive {
 public:
  OutputArchive();
  explicit OutputArchive(const std::shared_ptr<jit::CompilationUnit>&) : OutputArchive() {}
  OutputArchive(OutputArchive&&) noexcept;
  OutputArchive& operator=(OutputArchive&&) noexcept;
  ~OutputArchive();
  std::shared_ptr<jit::CompilationUnit> compilation_unit() const { return nullptr; }

  /// What is written twice has the last value. Tensors are not copied before the archive is saved.
  /// Throws for an undefined one.
  void write(const std::string& key, const IValue& value);
  void write(const std::string& key, const Tensor& tensor, bool is_buffer = false);
  void write(const std::string& key, OutputArchive& nested_archive);
  template <class... Arguments>
  void operator()(Arguments&&... arguments) {
    write(std::forward<Arguments>(arguments)...);
  }
  bool is_empty() const;

  /// Whatever happens, the file holds the old bytes or the new ones. `writer` gets the bytes in
  /// parts and returns how many it took. Throws Error if not all were taken.
  void save_to(const std::string& filename);
  void save_to(std::ostream& stream);
  void save_to(const std::function<std::size_t(const void*, std::size_t)>& writer);

 private:
  struct Contents;
  std::shared_ptr<Contents> contents_;
};

/// The values of a safetensors file, or of one of the archives nested in it.
class InputArchive {
 public:
  InputArchive();
  InputArchive(InputArchive&&) noexcept;
  InputArchive& operator=(InputArchive&&) noexcept;
  ~InputArchive();

  /// Takes the value of that name; a tensor that is defined keeps its dtype and its handles. Throws
  /// Error if there is none, or one of another kind. An IValue may be a tensor, too.
  void read(const std::string& key, IValue& value);
  void read(const std::string& key, Tensor& tensor, bool is_buffer = false);
  void read(const std::string& key, InputArchive& archive);
  /// The same, but returns false where there is none.
  bool try_read(const std::string& key, IValue& value);
  bool try_read(const std::string& key, Tensor& tensor, bool is_buffer = false);
  bool try_read(const std::string& key, InputArchive& archive);
  template <class... Arguments>
  void operator()(Arguments&&... arguments) {
    read(std::forward<Arguments>(arguments)...);
  }

  /// The names, up to their first dot.
  std::vector<std::string> keys();
  /// Every value with its whole name.
  OrderedDict<std::string, IValue> values();

  /// Reads all of a file; the device can only be the CPU. Throws Error unless everything in it is
  /// as the format wants it. `reader` reads at a position and returns the number of bytes.
  void load_from(const std::string& filename, std::optional<Device> device = std::nullopt);
  void load_from(std::istream& stream, std::optional<Device> device = std::nullopt);
  void load_from(const char* data, std::size_t size, std::optional<Device> device = std::nullopt);
  void load_from(const std::function<std::size_t(uint64_t, void*, std::size_t)>& reader,
                 const std::function<std::size_t()>& size,
                 std::optional<Device> device = std::nullopt);

 private:
  struct Contents;
  void load(const Source& source, std::optional<Device> device);
  std::string where(const std::string& key) const;
  std::shared_ptr<Contents> contents_;
  std::string prefix_;  // of the names in a nested archive, with its dot
};

OutputArchive& operator<<(OutputArchive& archive, const Tensor& tensor);
InputArchive& operator>>(InputArchive& archive, Tensor& tensor);
OutputArchive& operator<<(OutputArchive& archive, const std::vector<Tensor>& tensors);
/// Appends the tensors.
InputArchive& operator>>(InputArchive& archive, std::vector<Tensor>& tensors);
/// Whole dictionaries, such as nn::state_dict() or an optimizer's state_dict().
OutputArchive& operator<<(OutputArchive& archive, const OrderedDict<std::string, Tensor>& tensors);
OutputArchive& operator<<(OutputArchive& archive, const OrderedDict<std::string, IValue>& values);
InputArchive& operator>>(InputArchive& archive, OrderedDict<std::string, Tensor>& tensors);
InputArchive& operator>>(InputArchive& archive, OrderedDict<std::string, IValue>& values);

// An IValue, and nothing that would become one.
template <class T, std::enable_if_t<std::is_same_v<T, IValue>, int> = 0>
OutputArchive& operator<<(OutputArchive& archive, const T& value) {
  archive.write("0", value);
  return archive;
}
inline InputArchive& operator>>(InputArchive& archive, IValue& value) {
  archive.read("0", value);
  return archive;
}

}  // namespace taper::serialize
