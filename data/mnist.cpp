#include "taper/data/mnist.h"

#include <filesystem>

#include "taper/core/base/error.h"
#include "taper/core/kernels/index.h"
#include "taper/core/ops/ops.h"
#include "taper/data/idx.h"
#include "taper/data/tensor_dataset.h"

namespace taper::data::datasets {
namespace {

constexpr float kWhite = 255;

/// The file `stem`-idx`rank`-ubyte in one of the places and under one of the names in use.
std::string find_file(const char* name, const char* remedy, const std::string& root,
                      const std::string& stem, int rank) {
  namespace fs = std::filesystem;
  const std::string tail = str("idx", rank, "-ubyte");
  std::string problem = str("there is no file '", stem, "-", tail, ".gz' in '", root, "'");
  for (const fs::path& folder :
       {fs::path(root), fs::path(root) / "raw", fs::path(root) / name / "raw"})
    for (const std::string& file : {str(stem, "-", tail), str(stem, ".", tail)})
      for (const char* ending : {"", ".gz"}) {
        const fs::path path = folder / (file + ending);
        std::error_code error;
        if (fs::exists(path, error)) return path.string();
        if (error) problem = str("cannot look into '", root, "': ", error.message());
      }
  throw Error(str(name, ": Error opening ", rank == 3 ? "images" : "targets", " file at ",
                  (fs::path(root) / (stem + "-" + tail)).string(), ": ", problem, "; ", remedy,
                  "pass the folder that holds the four IDX files"));
}

Array positions(ArrayRef<std::size_t> indices) {
  Array at({static_cast<int64_t>(indices.size())}, kLong);
  std::copy(indices.begin(), indices.end(), at.data<int64_t>());
  return at;
}

}  // namespace

LabelledImages::LabelledImages(const char* name, const char* remedy, const std::string& root,
                               Mode mode)
    : mode_(mode) {
  const std::string half = mode == Mode::kTrain ? "train" : "t10k";
  const std::string images = find_file(name, remedy, root, half + "-images", 3);
  const std::string labels = find_file(name, remedy, root, half + "-labels", 1);
  bytes_ = read_idx(images);
  check(bytes_.dim() == 3 && bytes_.dtype() == kByte, name, images,
        ": expected Byte images of shape (n, rows, columns), got ", bytes_.dtype(), " of shape ",
        bytes_.sizes());
  const Variable classes = read_idx(labels);
  check(classes.dim() == 1 && classes.dtype() == kByte && classes.size(0) == bytes_.size(0), name,
        labels, ": expected one Byte label for each of the ", bytes_.size(0), " images, got ",
        classes.dtype(), " of shape ", classes.sizes());
  const auto* first = classes.data_ptr<uint8_t>();
  check(std::all_of(first, first + classes.numel(), [](uint8_t c) { return c < 10; }), name, labels,
        ": expected labels 0 to 9, got a larger one");
  bytes_ = bytes_.unsqueeze(1);
  targets_ = classes.to(kLong);
}

Example<> LabelledImages::get(std::size_t index) const {
  const auto i = static_cast<int64_t>(index);
  return {bytes_.select(0, i).to(kFloat) / 255, targets_.select(0, i)};
}

Example<> LabelledImages::gather(ArrayRef<std::size_t> indices) const {
  const Array at = positions(indices);
  return {Variable(kernel::gather_bytes(bytes_.array(), at, kWhite)),
          index_select(targets_, 0, Variable(at))};
}

Example<> LabelledImages::gather(ArrayRef<std::size_t> indices,
                                 transforms::Normalize<>& normalize) const {
  if (normalize.mean.numel() != 1 || normalize.stddev.numel() != 1)
    return normalize.apply_stacked(gather(indices));
  const Array at = positions(indices);
  return {Variable(kernel::gather_bytes(bytes_.array(), at, kWhite, normalize.mean.item<float>(),
                                        normalize.stddev.item<float>())),
          index_select(targets_, 0, Variable(at))};
}

MNIST::MNIST(const std::string& root, Mode mode)
    : ImageDataset(LabelledImages("MNIST", "", root, mode)) {}
FashionMNIST::FashionMNIST(const std::string& root, Mode mode)
    : ImageDataset(LabelledImages("FashionMNIST", "install the package dataset-fashion-mnist or ",
                                  root, mode)) {}

const std::array<const char*, 10>& FashionMNIST::class_names() {
  static constexpr std::array<const char*, 10> kNames = {
      "t-shirt", "trouser", "pullover", "dress", "coat",
      "sandal",  "shirt",   "sneaker",  "bag",   "ankle boot"};
  return kNames;
}

}  // namespace taper::data::datasets
