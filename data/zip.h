#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "taper/core/base/ordered_dict.h"

struct zip;

namespace taper::data {

/// The bytes of a zip archive of these files, stored or deflated. Throws Error.
std::string zip_files(const OrderedDict<std::string, std::string>& files, bool compressed);

/// A zip archive, of which nothing is trusted. Throws Error that names path and file.
class Unzip {
 public:
  /// Throws as well if the files claim more bytes than theirs can unpack to, or together more than
  /// `most_unpacked` beyond the size of the archive.
  Unzip(std::string path, uint64_t most_unpacked);
  uint64_t size() const { return files_.size(); }
  const std::string& name(uint64_t index) const { return files_[index].name; }
  std::string read(uint64_t index) const;

 private:
  struct File {
    std::string name;
    uint64_t bytes;
  };
  struct Discard {
    void operator()(struct ::zip* archive) const;
  };
  void list(uint64_t most_unpacked);

  std::string path_;
  std::string bytes_;
  std::unique_ptr<struct ::zip, Discard> archive_;
  std::vector<File> files_;
};

}  // namespace taper::data
