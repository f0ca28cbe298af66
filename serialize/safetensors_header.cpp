#include "taper/serialize/safetensors_header.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/serialize/header_parser.h"

namespace taper::serialize {
namespace {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "numbers are copied as they lie");

template <class... Parts>
[[noreturn]] void refuse(const Source& source, const Parts&... problem) {
  throw Error(str("load: ", source.name, " is malformed: ", problem...));
}

/// Files of other kinds begin with bytes that make an enormous length.
void refuse_other_kinds(const Source& source, uint64_t length) {
  const std::pair<const char*, const char*> kinds[] = {
      {"PK\3\4",
       "a zip archive, such as torch.save() writes: the pickle in it could run any program, so it "
       "is not read; make a safetensors file of it with scripts/convert (an .npz file is read by "
       "data::load_npz())"},
      {"\x80\2\x8a\n",
       "a pickle, such as torch.save() wrote before PyTorch 1.6: it could run any program, so it "
       "is not read; make a safetensors file of it with scripts/convert"},
      {"\x93NUM", "a .npy file; data::load_npy() reads it"}};
  for (const auto& [magic, kind] : kinds)
    check(std::memcmp(&length, magic, std::strlen(magic)) != 0, "load", source.name, " is ", kind);
}

/// Where the tensor ends if it begins at 0; none if it is too large for any memory.
std::optional<uint64_t> bytes_of(const TensorEntry& entry) {
  uint64_t bytes = element_size(entry.dtype), padded = bytes;
  for (const int64_t size : entry.shape) {
    const auto count = static_cast<uint64_t>(size);
    bytes *= count;  // fits, or the next line finds that it does not
    if (__builtin_mul_overflow(padded, std::max<uint64_t>(count, 1), &padded) || padded >> 62 != 0)
      return std::nullopt;
  }
  return bytes;
}

void check_entry(const Source& source, const TensorEntry& entry) {
  const IntArrayRef shape(entry.shape);
  if (entry.end < entry.begin)
    refuse(source, "tensor '", shown(entry.name), "' ends at byte ", entry.end,
           ", before it begins, at ", entry.begin);
  const std::optional<uint64_t> bytes = bytes_of(entry);
  if (!bytes) refuse(source, "tensor '", shown(entry.name), "' of shape ", shape, " is too large");
  if (*bytes != entry.end - entry.begin)
    refuse(source, "tensor '", shown(entry.name), "' has ", entry.end - entry.begin,
           " bytes of elements, expected ", *bytes, " for the shape ", shape, " of ", entry.dtype);
}

/// Each tensor begins where the one before ends, and the last ends with the file.
void check_places(const Source& source, const Header& header) {
  std::vector<const TensorEntry*> order;
  for (const TensorEntry& entry : header.tensors) order.push_back(&entry);
  std::sort(order.begin(), order.end(), [](const TensorEntry* a, const TensorEntry* b) {
    return std::pair(a->begin, a->end) < std::pair(b->begin, b->end);
  });
  const uint64_t available = source.size - header.elements;
  uint64_t end = 0;
  for (const TensorEntry* entry : order) {
    if (entry->begin != end)
      refuse(source, "tensor '", shown(entry->name), "' begins at byte ", entry->begin,
             entry->begin < end ? ", within another one, expected " : ", behind a gap, expected ",
             end);
    if (entry->end > available)
      refuse(source, "tensor '", shown(entry->name), "' ends at byte ", entry->end,
             ", but there are ", available, " bytes of elements");
    end = entry->end;
  }
  if (end != available)
    refuse(source, "the tensors end at byte ", end, ", but there are ", available,
           " bytes of elements");
}

std::string read_text(const Source& source) {
  if (source.size < kLengthBytes)
    refuse(source, "it has ", source.size, " bytes, too few for the length of a header");
  uint64_t length = 0;
  source.read(0, &length, kLengthBytes);
  if (length > kLongestHeader) {
    refuse_other_kinds(source, length);
    refuse(source, "a header of ", length, " bytes, expected at most ", kLongestHeader);
  }
  if (length > source.size - kLengthBytes)
    refuse(source, "a header of ", length, " bytes, but ", source.size - kLengthBytes,
           " bytes follow");
  std::string text(length, '\0');
  source.read(kLengthBytes, text.data(), text.size());
  return text;
}

}  // namespace

std::string shown(const std::string& text) {
  constexpr std::size_t kMost = 80;
  return text.size() <= kMost ? text : text.substr(0, kMost) + "...";
}

Header read_header(const Source& source) {
  const std::string text = read_text(source);
  Header header;
  parse_header(text, header, [&](const std::string& problem) { refuse(source, problem); });
  header.elements = kLengthBytes + text.size();
  for (const TensorEntry& entry : header.tensors) check_entry(source, entry);
  check_places(source, header);
  return header;
}

}  // namespace taper::serialize
