#include "taper/data/npy.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "taper/core/base/error.h"
#include "taper/data/file.h"

namespace taper::data {
namespace {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "elements are copied as they lie");

constexpr std::string_view kMagic("\x93NUMPY", 6);
constexpr size_t kAlignment = 64;  // of the first element in a written file
constexpr size_t kLongestHeader = 1 << 16;
constexpr size_t kHighestRank = 64;

// An element type in NumPy's spelling: the order of its bytes, then its kind and size.
struct Format {
  char order;
  const char* type;
  ScalarType dtype;
};
constexpr Format kFormats[] = {{'|', "b1", kBool},  {'|', "u1", kByte},  {'|', "i1", kChar},
                               {'<', "i2", kShort}, {'<', "i4", kInt},   {'<', "i8", kLong},
                               {'<', "f2", kHalf},  {'<', "f4", kFloat}, {'<', "f8", kDouble}};

struct Header {
  ScalarType dtype = kFloat;
  bool fortran_order = false;
  std::vector<int64_t> shape;
};

// Reads the header's text, a Python dict, as far as NumPy writes it: the three keys in any order.
class HeaderParser {
 public:
  HeaderParser(std::string_view text, const std::string& path) : text_(text), path_(path) {}

  Header parse() {
    expect('{');
    while (!accept('}')) {
      entry();
      if (accept('}')) break;
      expect(',');
    }
    skip_space();
    demand(text_.empty(), "text behind the header's }");
    demand(dtype_ && fortran_order_ && shape_, "descr, fortran_order or shape is missing");
    return {*dtype_, *fortran_order_, *shape_};
  }

 private:
  void demand(bool condition, const std::string& problem) const {
    check(condition, "load_npy", "'", path_, "' is malformed: ", problem);
  }

  void skip_space() {
    text_.remove_prefix(std::min(text_.find_first_not_of(" \t\r\n"), text_.size()));
  }

  bool accept(char wanted) {
    skip_space();
    if (text_.empty() || text_.front() != wanted) return false;
    text_.remove_prefix(1);
    return true;
  }

  void expect(char wanted) { demand(accept(wanted), str("the header lacks a ", wanted)); }

  bool accept_word(std::string_view word) {
    skip_space();
    if (text_.substr(0, word.size()) != word) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  std::string_view string() {
    skip_space();
    demand(!text_.empty() && (text_[0] == '\'' || text_[0] == '"'), "a string is missing");
    const size_t end = text_.find(text_[0], 1);
    demand(end < text_.size(), "a string does not end");
    const std::string_view value = text_.substr(1, end - 1);
    text_.remove_prefix(end + 1);
    return value;
  }

  void entry() {
    const std::string_view key = string();
    expect(':');
    if (key == "descr" && !dtype_) {
      dtype_ = dtype();
    } else if (key == "fortran_order" && !fortran_order_) {
      fortran_order_ = boolean();
    } else if (key == "shape" && !shape_) {
      shape_ = shape();
    } else {
      demand(false, "a key is unknown or comes twice");
    }
  }

  // This machine's order may be written as = or not at all, and no order means any for one byte.
  ScalarType dtype() {
    const std::string descr(string());
    const bool has_order = descr.find_first_of("<>=|") == 0;
    for (const Format& format : kFormats)
      if (descr.substr(has_order ? 1 : 0) == format.type &&
          (descr[0] != '>' || element_size(format.dtype) == 1))
        return format.dtype;
    std::string known;
    for (const Format& format : kFormats) known += str(" ", format.order, format.type);
    throw Error(str("load_npy: '", path_, "' has elements of type '", descr, "', expected one of",
                    known, "; convert it with astype() in NumPy"));
  }

  bool boolean() {
    if (accept_word("True")) return true;
    demand(accept_word("False"), "fortran_order is neither True nor False");
    return false;
  }

  std::vector<int64_t> shape() {
    std::vector<int64_t> sizes;
    expect('(');
    while (!accept(')')) {
      sizes.push_back(size());
      demand(sizes.size() <= kHighestRank, "the shape has too many axes");
      if (accept(')')) break;
      expect(',');
    }
    return sizes;
  }

  int64_t size() {
    skip_space();
    const size_t digits = std::min(text_.find_first_not_of("0123456789"), text_.size());
    demand(digits > 0 && digits <= 18, "the shape holds something else than sizes");
    const int64_t value = std::stoll(std::string(text_.substr(0, digits)));
    text_.remove_prefix(digits);
    if (text_.substr(0, 1) == "L") text_.remove_prefix(1);  // as Python 2 wrote it
    return value;
  }

  std::string_view text_;
  const std::string& path_;
  std::optional<ScalarType> dtype_;
  std::optional<bool> fortran_order_;
  std::optional<std::vector<int64_t>> shape_;
};

// The length field of `count` bytes, lowest first.
size_t little_endian(std::string_view bytes) {
  size_t value = 0;
  for (size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

// Splits the file into the header's text and the elements.
std::pair<std::string_view, std::string_view> split(std::string_view file,
                                                    const std::string& path) {
  check(file.substr(0, kMagic.size()) == kMagic, "load_npy", "'", path, "' is no .npy file");
  check(file.size() >= 10, "load_npy", "'", path, "' is malformed: it ends in the header");
  const int version = static_cast<unsigned char>(file[6]);
  check(version >= 1 && version <= 3, "load_npy", "'", path, "' is of version ", version,
        ", expected 1, 2 or 3");
  const size_t start = version == 1 ? 10 : 12;
  check(file.size() >= start, "load_npy", "'", path, "' is malformed: it ends in the header");
  const size_t length = little_endian(file.substr(8, start - 8));
  check(length <= kLongestHeader, "load_npy", "'", path, "' is malformed: a header of ", length,
        " bytes, expected at most ", kLongestHeader);
  check(length <= file.size() - start, "load_npy", "'", path,
        "' is malformed: it ends in the header");
  return {file.substr(start, length), file.substr(start + length)};
}

// Compares before anything is allocated; the product may not overflow on the way.
void check_size(const Header& header, size_t bytes, const std::string& path) {
  size_t expected = element_size(header.dtype);
  bool fits = true;
  for (const int64_t size : header.shape)
    fits = fits && !__builtin_mul_overflow(expected, static_cast<size_t>(size), &expected);
  check(fits && expected == bytes, "load_npy", "'", path, "' is malformed: ", bytes,
        " bytes of elements do not make the shape ", header.shape, " of ", header.dtype);
}

Array copy_elements(std::string_view elements, const Header& header) {
  Array array(header.shape, header.dtype);
  std::memcpy(array.raw(), elements.data(), elements.size());
  // A C++ bool has two values only.
  if (header.dtype == kBool)
    for (size_t i = 0; i < elements.size(); ++i) array.data<bool>()[i] = elements[i] != 0;
  return array;
}

// The memory of a column-major array is that of its transpose, row-major.
Array column_major(const Array& array) {
  Dims strides = array.sizes();
  int64_t stride = 1;
  for (int64_t& size : strides) stride *= std::exchange(size, stride);
  return array.as_strided(array.sizes(), strides, array.offset());
}

std::string header_of(const Tensor& tensor) {
  std::string dict = "{'descr': '";
  for (const Format& format : kFormats)
    if (format.dtype == tensor.scalar_type()) dict += str(format.order, format.type);
  dict += "', 'fortran_order': False, 'shape': (";
  for (size_t axis = 0; axis < tensor.sizes().size(); ++axis)
    dict += (axis == 0 ? "" : ", ") + std::to_string(tensor.sizes()[axis]);
  if (tensor.dim() == 1) dict += ",";
  dict += "), }";
  const size_t prefix = kMagic.size() + 4;
  dict.append(kAlignment - 1 - (prefix + dict.size()) % kAlignment, ' ');
  dict += '\n';
  const auto length = dict.size();
  return std::string(kMagic) + '\1' + '\0' + static_cast<char>(length & 255) +
         static_cast<char>(length >> 8) + dict;
}

}  // namespace

std::string encode_npy(const Tensor& tensor, const std::string& path) {
  check(tensor.defined(), "save_npy", "the tensor for '", path, "' is undefined, expected values");
  check(tensor.scalar_type() != kBFloat16, "save_npy", "NumPy has no bfloat16, got a tensor for '",
        path, "'; convert with .to(kFloat)");
  const Tensor values = tensor.contiguous();
  std::string file = header_of(values);
  file.append(static_cast<const char*>(values.data_ptr()), values.nbytes());
  return file;
}

Tensor decode_npy(std::string_view bytes, const std::string& path) {
  const auto [text, elements] = split(bytes, path);
  const Header header = HeaderParser(text, path).parse();
  check_size(header, elements.size(), path);
  const Array array = copy_elements(elements, header);
  return header.fortran_order ? Tensor(column_major(array)).contiguous() : Tensor(array);
}

void save_npy(const Tensor& tensor, const std::string& path) {
  write_file(path, encode_npy(tensor, path), "save_npy");
}

Tensor load_npy(const std::string& path) { return decode_npy(read_file(path, "load_npy"), path); }

}  // namespace taper::data
