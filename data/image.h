#pragma once

#include <string>
#include <utility>
#include <vector>

#include "taper/data/dataset.h"

namespace taper::data {

/// The pixels of a PNG, PGM or PPM file: uint8 of shape (channels, rows, columns). 1 channel is
/// grey, 3 are red, green and blue, 0 means as many as the file has; what is transparent is white.
/// Throws Error naming the path unless the file is whole; its header makes it allocate nothing that
/// the file cannot hold.
Variable read_image(const std::string& path, int64_t channels = 0);

namespace datasets {

/// Images in folders of their classes: root/cat/1.png, root/dog/2.png, ... Classes are sorted by
/// name, and the images of each. They are read when they are asked for: (channels, rows, columns)
/// in [0, 1], with the number of their class.
class ImageFolder : public Dataset<ImageFolder> {
 public:
  /// Throws Error if there are no classes, or one has no images.
  explicit ImageFolder(const std::string& root, int64_t channels = 3);

  Example<> get(std::size_t index) override;
  std::optional<std::size_t> size() const override { return samples_.size(); }
  const std::vector<std::string>& class_names() const { return class_names_; }
  /// Paths and numbers of classes.
  const std::vector<std::pair<std::string, int64_t>>& samples() const { return samples_; }

 private:
  int64_t channels_;
  std::vector<std::string> class_names_;
  std::vector<std::pair<std::string, int64_t>> samples_;
};

}  // namespace datasets
}  // namespace taper::data
