#include "taper/data/image.h"

#include <doctest/doctest.h>
#include <png.h>
#include <zlib.h>

#include <filesystem>

#include "taper/core.h"
#include "taper/data.h"
#include "taper/data/file.h"
#include "tests/support/temporary_folder.h"

using namespace taper;
using namespace taper::data;
using datasets::ImageFolder;
using doctest::Contains;
using test::TemporaryFolder;

namespace {

/// A PNG file with these pixels, (rows, columns, channels) of a format.
std::string png(const std::vector<uint8_t>& pixels, unsigned rows, unsigned columns,
                unsigned format) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.height = rows;
  image.width = columns;
  image.format = format;
  png_alloc_size_t size = 0;
  png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr);
  std::string bytes(size, '\0');
  png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
  return bytes.substr(0, size);
}

Variable read(const std::string& bytes, int64_t channels = 0) {
  const TemporaryFolder folder;
  write_file(folder / "image", bytes);
  return read_image(folder / "image", channels);
}

const std::vector<uint8_t> kColours = {255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30};

}  // namespace

TEST_SUITE_BEGIN("image");

TEST_CASE("PNG: channels, rows, columns") {
  const Variable colour = read(png(kColours, 2, 2, PNG_FORMAT_RGB));
  CHECK(equal(colour,
              tensor({{{255, 0}, {0, 10}}, {{0, 255}, {0, 20}}, {{0, 0}, {255, 30}}}, kByte)));
  const Variable grey = read(png({1, 2, 3, 4, 5, 6}, 2, 3, PNG_FORMAT_GRAY));
  CHECK(equal(grey, tensor({{{1, 2, 3}, {4, 5, 6}}}, kByte)));
  CHECK(equal(read(png({0, 0, 0, 255, 9, 9, 9, 0}, 1, 2, PNG_FORMAT_RGBA)),
              tensor({{{0, 255}}, {{0, 255}}, {{0, 255}}}, kByte)));
}

TEST_CASE("as many channels as are wanted") {
  const std::string colour = png(kColours, 2, 2, PNG_FORMAT_RGB);
  CHECK(equal(read(colour, 1), tensor({{{76, 150}, {29, 18}}}, kByte)));
  CHECK(equal(read("P2 2 1 255\n7 8", 3), tensor({{{7, 8}}, {{7, 8}}, {{7, 8}}}, kByte)));
  CHECK_THROWS_WITH(read(colour, 2), Contains("expected 1 or 3 channels"));
}

TEST_CASE("PGM and PPM, plain and binary, of any white") {
  CHECK(equal(read("P2\n# a comment\n3 1\n255\n0 128\n255"), tensor({{{0, 128, 255}}}, kByte)));
  CHECK(
      equal(read("P3 1 2 1 1 0 1 0 0 0"), tensor({{{255}, {0}}, {{0}, {0}}, {{255}, {0}}}, kByte)));
  CHECK(equal(read(std::string("P5 2 1 255\n\x7\xff", 13)), tensor({{{7, 255}}}, kByte)));
  CHECK(
      equal(read(std::string("P5 2 1 65535\n\xff\xff\x80\0", 17)), tensor({{{255, 128}}}, kByte)));
  CHECK(equal(read("P6 1 1 255\nabc"), tensor({{{97}}, {{98}}, {{99}}}, kByte)));
}

TEST_CASE("damaged files throw and name their path") {
  std::string whole = png(std::vector<uint8_t>(4000, 77), 40, 100, PNG_FORMAT_GRAY);
  CHECK_THROWS_WITH(read(whole.substr(0, whole.size() / 2)), Contains("a damaged PNG file"));
  CHECK_THROWS_WITH(read(whole.substr(0, 20)), Contains("no PNG file, or a damaged one"));
  CHECK_THROWS_WITH(read("GIF89a"), Contains("/image: no PNG file, or a damaged one"));
  CHECK_THROWS_AS(read(""), Error);
  CHECK_THROWS_AS(read(std::string("P\0 1 1", 6)), Error);
  for (std::size_t i = 8; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
    try {
      read(damaged);
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find("/image") != std::string::npos);
    }
  }
  CHECK_THROWS_WITH(read("P5 2 2 255\nabc"), Contains("expected 4 bytes of pixels, got 3"));
  CHECK_THROWS_WITH(read("P5 1 1 255\nabc"), Contains("expected 1 bytes of pixels, got 3"));
  CHECK_THROWS_WITH(read("P5 4000000000 4000000000 255\nabc"),
                    Contains("more than the file can hold"));
  CHECK_THROWS_WITH(read("P2 0 1 255\n1"), Contains("which is nothing"));
  CHECK_THROWS_WITH(read("P2 1 1 0\n1"), Contains("expected a white of 1 to 65535, got 0"));
  CHECK_THROWS_WITH(read("P2 1 1 9\n12"), Contains("a pixel of 12, where white is 9"));
  CHECK_THROWS_WITH(read("P2 2 1 9\n1 "), Contains("a number is missing"));
  CHECK_THROWS_WITH(read("P2 x"), Contains("a number is missing"));
  CHECK_THROWS_WITH(read_image("/nonexistent.png"), Contains("/nonexistent.png"));
}

TEST_CASE("a header that promises more than the file holds allocates nothing") {
  std::string huge = png({1}, 1, 1, PNG_FORMAT_GRAY);
  huge[17] = huge[21] = '\x7f';  // 8,323,073 pixels a side
  const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(huge.data()) + 12, 17);
  for (int i = 0; i < 4; ++i)
    huge[29 + static_cast<std::size_t>(i)] = static_cast<char>(sum >> (24 - 8 * i));
  reset_peak_bytes();
  const std::size_t before = peak_bytes();
  CHECK_THROWS_AS(read(huge), Error);
  CHECK(peak_bytes() < before + 1000);
}

TEST_CASE("folders of classes") {
  const TemporaryFolder root;
  for (const char* name : {"dog", "cat"}) std::filesystem::create_directory(root / name);
  write_file(root / "cat/2.PGM", "P2 2 1 255\n0 255");
  write_file(root / "cat/1.png", png(kColours, 2, 2, PNG_FORMAT_RGB));
  write_file(root / "dog/a.ppm", "P3 1 1 255\n1 2 3");
  write_file(root / "dog/readme.txt", "");
  write_file(root / "readme.txt", "");
  ImageFolder images(root.path().string());
  CHECK(*images.size() == 3);
  CHECK(images.class_names() == std::vector<std::string>{"cat", "dog"});
  CHECK(images.samples()[1].first == root / "cat/2.PGM");
  CHECK(equal(images.get(1).data, tensor({{{0.0, 1.0}}}, kFloat).expand({3, 1, 2})));
  CHECK(images.get(2).target.item<int64_t>() == 1);
  CHECK(ImageFolder(root.path().string(), 1).get(2).data.size(0) == 1);
  CHECK_THROWS_WITH(images.get(3), Contains("index 3 is out of range"));
  auto loader = make_data_loader(images, DataLoaderOptions(1).workers(2));
  int64_t dogs = 0;
  for (const auto& batch : *loader) dogs += batch[0].target.item<int64_t>();
  CHECK(dogs == 1);
  std::filesystem::create_directory(root / "empty");
  CHECK_THROWS_WITH(ImageFolder(root.path().string()),
                    Contains("there is no PNG, PGM or PPM file in"));
  CHECK_THROWS_WITH(ImageFolder(root / "dog"), Contains("there are no folders in"));
  CHECK_THROWS_WITH(ImageFolder("/nonexistent"), Contains("cannot look into '/nonexistent'"));
}
