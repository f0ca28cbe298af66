#include "taper/serialize/header_parser.h"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "taper/core/base/error.h"

namespace taper::serialize {
namespace {

constexpr std::size_t kHighestRank = 64;

constexpr std::pair<std::string_view, ScalarType> kDtypes[] = {
    {"BOOL", kBool}, {"U8", kByte},  {"I8", kChar},       {"I16", kShort}, {"I32", kInt},
    {"I64", kLong},  {"F16", kHalf}, {"BF16", kBFloat16}, {"F32", kFloat}, {"F64", kDouble}};

/// The reader of JSON calls it with what it meets, in order.
class HeaderHandler {
 public:
  using Refuse = std::function<void(const std::string& problem)>;
  HeaderHandler(Header& header, const Refuse& refuse) : header_(header), refuse_(refuse) {}

  bool start_object(std::size_t) {
    if (place_ == Place::kOutside)
      place_ = Place::kFile;
    else if (place_ == Place::kFile && name_ == kTexts)
      place_ = Place::kTexts;
    else if (place_ == Place::kFile)
      start_tensor();
    else
      unexpected("an object");
    return true;
  }

  bool key(std::string& key) {
    if (place_ == Place::kTensor)
      field(key);
    else
      demand_new(place_ == Place::kFile ? names_ : text_names_, key);
    name_ = key;
    return true;
  }

  bool end_object() {
    if (place_ == Place::kTensor) demand(fields_ == 7, missing_field(), " is missing");
    place_ = place_ == Place::kFile ? Place::kOutside : Place::kFile;
    return true;
  }

  bool start_array(std::size_t) {
    if (place_ == Place::kTensor && name_ == "shape")
      place_ = Place::kShape;
    else if (place_ == Place::kTensor && name_ == "data_offsets")
      place_ = Place::kOffsets;
    else
      unexpected("an array");
    return true;
  }

  bool end_array() {
    demand(place_ == Place::kShape || offsets_ == 2, "data_offsets has ", offsets_,
           " numbers, expected 2");
    place_ = Place::kTensor;
    return true;
  }

  bool number_unsigned(uint64_t value) {
    std::vector<int64_t>* shape = place_ == Place::kShape ? &tensor().shape : nullptr;
    if (shape == nullptr && place_ != Place::kOffsets) unexpected("a number");
    if (shape != nullptr) {
      demand(value <= std::numeric_limits<int64_t>::max(), "a size of ", value, " is too large");
      demand(shape->size() < kHighestRank, "there are more than ", kHighestRank, " axes");
      shape->push_back(static_cast<int64_t>(value));
    } else {
      demand(offsets_ < 2, "data_offsets has more than 2 numbers");
      (offsets_++ == 0 ? tensor().begin : tensor().end) = value;
    }
    return true;
  }

  bool string(std::string& value) {
    if (place_ == Place::kTexts)
      header_.texts.emplace_back(name_, value);
    else if (place_ == Place::kTensor && name_ == "dtype")
      tensor().dtype = dtype(value);
    else
      unexpected("a string");
    return true;
  }

  bool number_integer(int64_t value) { return unexpected("the negative number ", value); }
  bool number_float(double, const std::string& text) {
    return unexpected("the number ", shown(text));
  }
  bool boolean(bool value) { return unexpected(value ? "true" : "false"); }
  bool null() { return unexpected("null"); }
  bool binary(std::vector<std::uint8_t>&) { return unexpected("bytes"); }
  bool parse_error(std::size_t position, const std::string&, const std::exception&) {
    refuse_(str("the header is no JSON, from its byte ", position, " on"));
    return false;
  }

 private:
  enum class Place { kOutside, kFile, kTexts, kTensor, kShape, kOffsets };

  template <class... Parts>
  void demand(bool condition, const Parts&... problem) const {
    if (!condition) refuse_(str(where(), problem...));
  }
  template <class... Parts>
  bool unexpected(const Parts&... what) const {
    const bool at_key = place_ == Place::kTensor || place_ == Place::kTexts;
    refuse_(str(where(), at_key ? str("'", shown(name_), "' is ") : "there is ", what...,
                ", which does not belong there"));
    return false;
  }
  std::string where() const {
    switch (place_) {
      case Place::kOutside:
        return "in the header ";
      case Place::kFile:
        return str("as entry '", shown(name_), "' ");
      case Place::kTexts:
        return str("in ", kTexts.data(), " ");
      case Place::kTensor:
        return str("in tensor '", shown(tensor().name), "' ");
      case Place::kShape:
        return str("in the shape of tensor '", shown(tensor().name), "' ");
      case Place::kOffsets:
        return str("in the data_offsets of tensor '", shown(tensor().name), "' ");
    }
    return "";
  }

  void demand_new(std::unordered_set<std::string>& names, const std::string& name) {
    if (!names.insert(name).second) refuse_(str("the name '", shown(name), "' comes twice"));
  }

  void start_tensor() {
    place_ = Place::kTensor;
    header_.tensors.push_back({name_, kFloat, {}, 0, 0});
    fields_ = offsets_ = 0;
  }
  TensorEntry& tensor() const { return header_.tensors.back(); }

  static constexpr std::array<const char*, 3> kFields = {"dtype", "shape", "data_offsets"};
  void field(const std::string& name) {
    const auto* known = std::find(kFields.begin(), kFields.end(), name);
    demand(known != kFields.end(), "the field '", shown(name), "' is unknown");
    const unsigned bit = 1U << (known - kFields.begin());
    demand((fields_ & bit) == 0, name, " comes twice");
    fields_ |= bit;
  }
  const char* missing_field() const {
    std::size_t i = 0;
    while (i < 2 && (fields_ >> i & 1) != 0) ++i;
    return kFields[i];
  }

  ScalarType dtype(const std::string& name) const {
    for (const auto& [known, dtype] : kDtypes)
      if (known == name) return dtype;
    demand(false, "the dtype '", shown(name), "' is none that Taper has");
    return kFloat;
  }

  Header& header_;
  const Refuse& refuse_;
  Place place_ = Place::kOutside;
  std::string name_;                                    // the last key
  std::unordered_set<std::string> names_, text_names_;  // all keys so far
  unsigned fields_ = 0;                                 // of the tensor, a bit for each
  std::size_t offsets_ = 0;
};

}  // namespace

std::string_view dtype_name(ScalarType dtype) {
  const auto* found = std::find_if(std::begin(kDtypes), std::end(kDtypes),
                                   [&](const auto& entry) { return entry.second == dtype; });
  return found->first;
}

void parse_header(const std::string& text, Header& header,
                  const std::function<void(const std::string& problem)>& refuse) {
  // The reader of JSON passes over a byte order mark, and takes a zero byte for the end.
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos || text[first] != '{') refuse("the header does not begin with {");
  if (text.find('\0') != std::string::npos) refuse("there is a zero byte in the header");
  HeaderHandler handler(header, refuse);
  nlohmann::json::sax_parse(text, &handler);
}

}  // namespace taper::serialize
