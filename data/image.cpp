#include "taper/data/image.h"

#include <png.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string_view>

#include "taper/core/base/error.h"
#include "taper/core/base/file.h"
#include "taper/core/ops/ops.h"

namespace taper::data {
namespace {

template <class... Parts>
void check_image(bool condition, const std::string& path, const Parts&... parts) {
  check(condition, "read_image", path, ": ", parts...);
}

/// Room for pixels as they lie in files, (rows, columns, channels). Throws if `most` is too few.
Variable pixels(const std::string& path, uint64_t rows, uint64_t columns, uint64_t channels,
                uint64_t most) {
  check_image(rows > 0 && columns > 0 && rows <= most && columns <= most / rows / channels, path,
              "the header announces ", rows, " x ", columns,
              " pixels, which is nothing or more than the file can hold; get it again");
  return empty(
      {static_cast<int64_t>(rows), static_cast<int64_t>(columns), static_cast<int64_t>(channels)},
      kByte);
}

Variable read_png(const std::string& path, std::string_view bytes) {
  constexpr uint64_t kMaxRatio = uint64_t{1032} * 8;  // deflate, and 8 pixels in a byte
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const struct Free {
    png_image* image;
    ~Free() { png_image_free(image); }
  } at_end{&image};
  check_image(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) != 0, path,
              "no PNG file, or a damaged one (", image.message, ")");
  const bool colour = (image.format & PNG_FORMAT_FLAG_COLOR) != 0;
  image.format = colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  Variable out = pixels(path, image.height, image.width, colour ? 3 : 1, bytes.size() * kMaxRatio);
  const png_color white{255, 255, 255};
  check_image(png_image_finish_read(&image, &white, out.data_ptr(), 0, nullptr) != 0, path,
              "a damaged PNG file (", image.message, ")");
  return out;
}

/// Reads PGM and PPM, plain or binary. netpbm's own library ends the program at a damaged file.
class Netpbm {
 public:
  Netpbm(const std::string& path, std::string_view bytes)
      : path_(path), rest_(bytes.substr(2)), kind_(bytes[1]) {}

  Variable read() {
    const uint64_t columns = number(), rows = number();
    most_ = number();
    check_image(most_ > 0 && most_ < 65536, path_, "expected a white of 1 to 65535, got ", most_);
    const bool colour = kind_ == '3' || kind_ == '6', plain = kind_ < '4';
    Variable out = pixels(path_, rows, columns, colour ? 3 : 1, rest_.size());
    auto* const to = static_cast<uint8_t*>(out.data_ptr());
    const auto count = static_cast<std::size_t>(out.numel());
    const std::size_t width = most_ > 255 ? 2 : 1;
    if (!plain) {
      rest_.remove_prefix(1);  // the blank behind the header
      check_image(rest_.size() == count * width, path_, "expected ", count * width,
                  " bytes of pixels, got ", rest_.size(), "; get it again");
    }
    for (std::size_t i = 0; i < count; ++i) to[i] = scaled(plain ? number() : sample(i, width));
    return out;
  }

 private:
  uint64_t number() {
    constexpr std::string_view kSkipped = " \t\r\n\v\f#";
    while (!rest_.empty() && kSkipped.find(rest_[0]) != std::string_view::npos)
      rest_.remove_prefix(rest_[0] == '#' ? std::min(rest_.find('\n'), rest_.size()) : 1);
    uint64_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    check_image(error == std::errc(), path_, "a number is missing or too large; get it again");
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }
  uint64_t sample(std::size_t i, std::size_t width) const {
    const auto byte = [&](std::size_t at) { return uint64_t{static_cast<uint8_t>(rest_[at])}; };
    return width == 1 ? byte(i) : byte(2 * i) << 8 | byte(2 * i + 1);
  }
  uint8_t scaled(uint64_t value) const {
    check_image(value <= most_, path_, "a pixel of ", value, ", where white is ", most_);
    return static_cast<uint8_t>((value * 255 + most_ / 2) / most_);
  }

  std::string path_;
  std::string_view rest_;
  char kind_;
  uint64_t most_ = 0;
};

bool is_netpbm(std::string_view bytes) {
  constexpr std::string_view kKinds = "2356";
  return bytes.size() > 2 && bytes[0] == 'P' && kKinds.find(bytes[1]) != std::string_view::npos;
}

/// (channels, rows, columns), grey or coloured as is wanted; grey is what the eye sees of colours.
Variable arranged(const Variable& image, int64_t channels) {
  const Variable x = image.permute({2, 0, 1});
  if (channels == 0 || channels == x.size(0)) return x.contiguous();
  if (channels == 3) return x.expand({3, x.size(1), x.size(2)}).contiguous();
  const Variable weights = tensor({299, 587, 114}, kInt).view({3, 1, 1});
  return ((x.to(kInt) * weights).sum(0, true) + 500).floor_divide(1000).to(kByte);
}

bool is_image(const std::filesystem::path& path) {
  std::string ending = path.extension().string();
  for (char& c : ending) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  constexpr std::string_view kEndings[] = {".png", ".pgm", ".ppm", ".pnm"};
  return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

/// What a folder holds, sorted.
std::vector<std::filesystem::path> entries(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    found.push_back(it->path());
  check(!error, "ImageFolder", "cannot look into '", folder, "': ", error.message());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

Variable read_image(const std::string& path, int64_t channels) {
  check(channels == 0 || channels == 1 || channels == 3, "read_image",
        "expected 1 or 3 channels, or 0 for those of the file, got ", channels);
  const std::string bytes = read_file(path, "read_image");
  return arranged(is_netpbm(bytes) ? Netpbm(path, bytes).read() : read_png(path, bytes), channels);
}

namespace datasets {

ImageFolder::ImageFolder(const std::string& root, int64_t channels) : channels_(channels) {
  for (const std::filesystem::path& folder : entries(root)) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) continue;
    const std::size_t before = samples_.size();
    for (const std::filesystem::path& file : entries(folder.string()))
      if (is_image(file))
        samples_.emplace_back(file.string(), static_cast<int64_t>(class_names_.size()));
    check(samples_.size() > before, "ImageFolder", "there is no PNG, PGM or PPM file in '",
          folder.string(), "'; every folder is a class");
    class_names_.push_back(folder.filename().string());
  }
  check(!class_names_.empty(), "ImageFolder", "there are no folders in '", root,
        "', expected one for each class");
}

Example<> ImageFolder::get(std::size_t index) {
  check(index < samples_.size(), "ImageFolder", "index ", index, " is out of range, there are ",
        samples_.size(), " images");
  const auto& [path, number] = samples_[index];
  return {read_image(path, channels_).to(kFloat) / 255, scalar_tensor(number, kLong)};
}

}  // namespace datasets
}  // namespace taper::data
