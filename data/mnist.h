#pragma once

#include <array>
#include <string>

#include "taper/data/dataset.h"

namespace taper::data::datasets {

/// The images and class labels of one half of an MNIST-like data set: four IDX files, plain or
/// compressed (.gz), named like train-images-idx3-ubyte or like train-images.idx3-ubyte, in the
/// folder `root`, its raw/ or its `name`/raw/, where Python's torchvision leaves them. Images stay
/// bytes until they are asked for.
class LabelledImages {
 public:
  enum class Mode { kTrain, kTest };
  /// Throws if a file is missing or wrong. Messages begin with `name`; `remedy` says where to get
  /// missing files, ending in "or ".
  LabelledImages(const char* name, const char* remedy, const std::string& root, Mode mode);

  /// (1, rows, columns) in [0, 1], and its label.
  Example<> get(std::size_t index) const;
  /// Images (n, 1, rows, columns) in [0, 1] and labels (n), in one pass over the bytes.
  Example<> gather(ArrayRef<std::size_t> indices) const;
  /// The same normalized, in one pass, too.
  Example<> gather(ArrayRef<std::size_t> indices, transforms::Normalize<>& normalize) const;
  std::size_t size() const { return static_cast<std::size_t>(targets_.size(0)); }
  Mode mode() const { return mode_; }
  const Variable& bytes() const { return bytes_; }
  const Variable& targets() const { return targets_; }

 private:
  Variable bytes_, targets_;
  Mode mode_;
};

/// What the data sets of this kind share.
template <class Self>
class ImageDataset : public Dataset<Self> {
 public:
  using Mode = LabelledImages::Mode;
  Example<> get(std::size_t index) override { return images_.get(index); }
  template <class... Transform>
  auto gather(ArrayRef<std::size_t> indices, Transform&... transform)
      -> decltype(std::declval<LabelledImages&>().gather(indices, transform...)) {
    return images_.gather(indices, transform...);
  }
  std::optional<std::size_t> size() const override { return images_.size(); }
  bool is_train() const { return images_.mode() == Mode::kTrain; }
  /// All images as float32 in [0, 1], (n, 1, rows, columns); converted at each call.
  Variable images() const { return bytes().to(kFloat) / 255; }
  /// The same as uint8, as they are kept.
  const Variable& bytes() const { return images_.bytes(); }
  /// The labels, int64.
  const Variable& targets() const { return images_.targets(); }

 protected:
  explicit ImageDataset(LabelledImages images) : images_(std::move(images)) {}

 private:
  LabelledImages images_;
};

/// Handwritten digits: 60,000 and 10,000 images of 28 x 28.
class MNIST : public ImageDataset<MNIST> {
 public:
  explicit MNIST(const std::string& root, Mode mode = Mode::kTrain);
};

/// Articles of clothing in the format of MNIST. Debian has it as dataset-fashion-mnist.
class FashionMNIST : public ImageDataset<FashionMNIST> {
 public:
  static constexpr const char* kDefaultRoot = "/usr/share/datasets/fashion-mnist";
  explicit FashionMNIST(const std::string& root = kDefaultRoot, Mode mode = Mode::kTrain);
  /// What the labels 0 to 9 stand for.
  static const std::array<const char*, 10>& class_names();
};

}  // namespace taper::data::datasets
