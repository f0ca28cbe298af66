#include "taper/data/mnist.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <filesystem>

#include "taper/core.h"
#include "taper/data.h"
#include "taper/data/file.h"
#include "tests/support/temporary_folder.h"

using namespace taper;
using namespace taper::data;
using datasets::FashionMNIST;
using datasets::MNIST;
using doctest::Contains;
using test::TemporaryFolder;

namespace {

/// Three images of 2 x 2, and three labels.
const std::string kImages = std::string("\0\0\x8\x3\0\0\0\3\0\0\0\2\0\0\0\2", 16) +
                            std::string("\0\x33\x66\xff\1\2\3\4\5\6\7\x8", 12);
const std::string kLabels = std::string("\0\0\x8\1\0\0\0\3\x9\0\x4", 11);

void write(const std::string& path, const std::string& bytes) {
  if (path.substr(path.size() - 3) != ".gz") return write_file(path, bytes);
  const gzFile file = gzopen(path.c_str(), "wb");
  gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
  gzclose(file);
}

/// A folder with the files of the training half.
struct Folder : TemporaryFolder {
  explicit Folder(const std::string& images = kImages, const std::string& labels = kLabels) {
    write(*this / "train-images-idx3-ubyte.gz", images);
    write(*this / "train-labels-idx1-ubyte.gz", labels);
  }
  std::string name() const { return path().string(); }
};

}  // namespace

TEST_SUITE_BEGIN("mnist");

TEST_CASE("images are bytes until they are asked for") {
  const Folder folder;
  FashionMNIST dataset(folder.name());
  CHECK(*dataset.size() == 3);
  CHECK(dataset.is_train());
  CHECK(dataset.bytes().dtype() == kByte);
  CHECK(dataset.bytes().sizes() == IntArrayRef{3, 1, 2, 2});
  CHECK(equal(dataset.targets(), tensor({9, 0, 4})));
  CHECK(
      equal(dataset.images().select(0, 0), tensor({{{0.0, 51.0}, {102.0, 255.0}}}, kFloat) / 255));
  const Example<> example = dataset.get(0);
  CHECK(equal(example.data, dataset.images().select(0, 0)));
  CHECK(example.target.item<int64_t>() == 9);
  CHECK_THROWS_AS(dataset.get(3), Error);
}

TEST_CASE("a batch is gathered at once and equals its examples") {
  const Folder folder;
  FashionMNIST dataset(folder.name());
  const std::vector<std::size_t> picks = {2, 0, 2};
  const Example<> batch = dataset.map(transforms::Stack<>()).get_batch(picks);
  CHECK(batch.data.sizes() == IntArrayRef{3, 1, 2, 2});
  CHECK(batch.data.dtype() == kFloat);
  for (int64_t i = 0; i < 3; ++i)
    CHECK(equal(batch.data.select(0, i), dataset.get(picks[static_cast<std::size_t>(i)]).data));
  CHECK(equal(batch.target, tensor({4, 9, 4})));
  const auto stacked = transforms::Stack<>().apply_batch(dataset.get_batch(picks));
  CHECK(equal(stacked.data, batch.data));
  CHECK_THROWS_WITH(dataset.gather(std::vector<std::size_t>{3}),
                    Contains("gather_bytes: index out of range"));
}

TEST_CASE("every byte becomes its 255th part, as division gives it") {
  std::string images = std::string("\0\0\x8\3\0\0\0\1\0\0\0\x10\0\0\0\x10", 16);
  for (int i = 0; i < 256; ++i) images += static_cast<char>(i);
  const Folder folder(images, std::string("\0\0\x8\1\0\0\0\1\0", 9));
  FashionMNIST dataset(folder.name());
  const Variable expected = arange(256, kFloat) / 255;
  CHECK(equal(dataset.gather(std::vector<std::size_t>{0}).data.flatten(), expected));
  CHECK(equal(dataset.images().flatten(), expected));
}

TEST_CASE("both halves, both ways of naming, plain or compressed") {
  for (const char* separator : {"-", "."})
    for (const char* ending : {"", ".gz"}) {
      const TemporaryFolder folder;
      write(folder / (std::string("t10k-images") + separator + "idx3-ubyte" + ending), kImages);
      write(folder / (std::string("t10k-labels") + separator + "idx1-ubyte" + ending), kLabels);
      const MNIST dataset(folder.path().string(), MNIST::Mode::kTest);
      CHECK(*dataset.size() == 3);
      CHECK_FALSE(dataset.is_train());
    }
}

TEST_CASE("the classes have names") {
  CHECK(FashionMNIST::class_names().size() == 10);
  CHECK(FashionMNIST::class_names()[0] == std::string("t-shirt"));
  CHECK(FashionMNIST::class_names()[9] == std::string("ankle boot"));
}

TEST_CASE("missing files say what to do") {
  const TemporaryFolder empty;
  const std::string folder = empty.path().string(), where = " in '" + folder + "'; ";
  CHECK_THROWS_WITH(
      FashionMNIST(empty.path().string()),
      ("FashionMNIST: Error opening images file at " + folder +
       "/train-images-idx3-ubyte: there is no file 'train-images-idx3-ubyte.gz'" + where +
       "install the package dataset-fashion-mnist or pass the folder that holds the four IDX files")
          .c_str());
  CHECK_THROWS_WITH(MNIST(empty.path().string(), MNIST::Mode::kTest),
                    ("MNIST: Error opening images file at " + folder +
                     "/t10k-images-idx3-ubyte: there is no file 't10k-images-idx3-ubyte.gz'" +
                     where + "pass the folder that holds the four IDX files")
                        .c_str());
  const Folder incomplete;
  std::filesystem::remove(incomplete / "train-labels-idx1-ubyte.gz");
  CHECK_THROWS_WITH(
      FashionMNIST(incomplete.name()),
      Contains("train-labels-idx1-ubyte: there is no file 'train-labels-idx1-ubyte.gz'"));
}

TEST_CASE("folders that cannot be looked into name the cause") {
  const std::string too_long(5000, 'n');
  CHECK_THROWS_WITH_AS(MNIST{too_long},
                       ("MNIST: Error opening images file at " + too_long +
                        "/train-images-idx3-ubyte: cannot look into '" + too_long +
                        "': File name too long; pass the folder that holds the four IDX files")
                           .c_str(),
                       Error);
  const TemporaryFolder folder;
  std::filesystem::create_symlink("circle", folder / "circle");
  CHECK_THROWS_WITH_AS(MNIST(folder / "circle"), Contains("': Too many levels of symbolic links"),
                       Error);
}

TEST_CASE("files that do not fit together are refused") {
  const auto load = [](const std::string& images, const std::string& labels) {
    FashionMNIST dataset(Folder(images, labels).name());
  };
  CHECK_THROWS_WITH(load(kLabels, kLabels),
                    Contains("expected Byte images of shape (n, rows, columns), got Byte of shape "
                             "[3]"));
  CHECK_THROWS_WITH(load(kImages, std::string("\0\0\x8\1\0\0\0\2\1\2", 10)),
                    Contains("expected one Byte label for each of the 3 images, got Byte of "
                             "shape [2]"));
  CHECK_THROWS_WITH(load(kImages, std::string("\0\0\x8\1\0\0\0\3\1\xa\2", 11)),
                    Contains("expected labels 0 to 9, got a larger one"));
  CHECK_THROWS_WITH(load(kImages.substr(0, 20), kLabels), Contains("read_idx: "));
}

TEST_CASE("the folders that Python's torchvision leaves") {
  for (const std::string& folder : {std::string("raw"), std::string("FashionMNIST/raw")})
    for (const std::string& spelling : {std::string("-idx"), std::string(".idx")}) {
      const TemporaryFolder root;
      std::filesystem::create_directories(root / folder);
      write(root / (folder + "/t10k-images" + spelling + "3-ubyte"), kImages);
      write(root / (folder + "/t10k-labels" + spelling + "1-ubyte"), kLabels);
      CHECK(*FashionMNIST(root.path().string(), FashionMNIST::Mode::kTest).size() == 3);
      CHECK_THROWS_AS(FashionMNIST(root.path().string()), Error);
    }
}

TEST_CASE("normalized and stacked in one gather, to the bit as one by one") {
  const Folder folder;
  MNIST images(folder.name());
  const std::vector<std::size_t> picks = {2, 0, 0};
  for (const auto& [mean, stddev] : {std::pair(0.1307, 0.3081), {0.5, 1e-42}, {0.2, 0.0}}) {
    transforms::Normalize<> normalize(mean, stddev);
    const Example<> batch = images.map(normalize).map(transforms::Stack<>()).get_batch(picks);
    const auto singles = images.map(normalize).get_batch(picks);
    const Example<> expected = transforms::Stack<>().apply_batch(singles);
    CHECK(allclose(batch.data, expected.data, 0, 0, true));
    CHECK(equal(batch.target, expected.target));
  }
  const transforms::Normalize<> three({0.1, 0.2, 0.3}, {1.0, 2.0, 3.0});
  const Example<> colour = images.map(three).map(transforms::Stack<>()).get_batch(picks);
  CHECK(colour.data.sizes() == IntArrayRef{3, 3, 2, 2});
  CHECK(equal(colour.data[1], images.map(three).get_batch(picks)[1].data));
}
