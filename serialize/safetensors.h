#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "taper/core/base/ordered_dict.h"
#include "taper/core/graph/variable.h"
#include "taper/serialize/source.h"

/// The file format safetensors: 8 bytes with the length of a header, little-endian; the header, a
/// JSON object that has dtype, shape and place of each tensor by name, and texts under
/// "__metadata__"; the elements, row-major, without gaps.
namespace taper::serialize {

struct Safetensors {
  OrderedDict<std::string, Tensor> tensors;
  OrderedDict<std::string, std::string> texts;
};

/// All that the file holds, in the order of its header. Nothing in it is trusted: before a tensor
/// is allocated, header and size must agree to the byte. Throws Error that names file and tensor.
Safetensors read_safetensors(const Source& source);

/// A file ready to be written: the beginning, then the elements of the tensors, widest first, so
/// that each is aligned. Throws Error for a name that is not UTF-8 or an undefined tensor.
class EncodedSafetensors {
 public:
  explicit EncodedSafetensors(const Safetensors& contents);
  /// The parts of the file, valid as long as this lives.
  std::vector<std::string_view> parts() const;

 private:
  std::string beginning_;
  std::vector<Tensor> tensors_;
};

}  // namespace taper::serialize
