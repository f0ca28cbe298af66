#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "taper/core/tensor/dtype.h"
#include "taper/serialize/source.h"

namespace taper::serialize {

constexpr uint64_t kLengthBytes = 8;
constexpr uint64_t kLongestHeader = 100'000'000;
constexpr std::string_view kTexts = "__metadata__";

/// The format's name of a dtype.
std::string_view dtype_name(ScalarType dtype);

/// A text from the file as errors show it: not longer than 80 bytes.
std::string shown(const std::string& text);

/// A tensor as the header describes it; `begin` and `end` count from the first element's byte.
struct TensorEntry {
  std::string name;
  ScalarType dtype = kFloat;
  std::vector<int64_t> shape;
  uint64_t begin = 0, end = 0;
};

struct Header {
  std::vector<TensorEntry> tensors;
  std::vector<std::pair<std::string, std::string>> texts;
  uint64_t elements = 0;  // where they begin in the file
};

/// Reads and checks the header, so that every entry fits its shape and all of them fill the file.
Header read_header(const Source& source);

}  // namespace taper::serialize
