#include "taper/data/npz.h"

#include "taper/core/base/error.h"
#include "taper/core/base/file.h"
#include "taper/data/npy.h"
#include "taper/data/zip.h"

namespace taper::data {
namespace {

const std::string kSuffix = ".npy";

}  // namespace

void save_npz(const OrderedDict<std::string, Tensor>& tensors, const std::string& path,
              bool compressed) {
  OrderedDict<std::string, std::string> files;
  for (const auto& item : tensors) {
    const std::string name = item.key() + kSuffix;
    files.insert(name, encode_npy(item.value(), str(path, "/", name)));
  }
  write_file(path, zip_files(files, compressed), "save_npz");
}

OrderedDict<std::string, Tensor> load_npz(const std::string& path, uint64_t most_unpacked) {
  OrderedDict<std::string, Tensor> tensors;
  const Unzip archive(path, most_unpacked);
  for (uint64_t i = 0; i < archive.size(); ++i) {
    const std::string& file = archive.name(i);
    const std::string name =
        file.size() >= kSuffix.size() && file.substr(file.size() - kSuffix.size()) == kSuffix
            ? file.substr(0, file.size() - kSuffix.size())
            : file;
    check(!tensors.contains(name), "load_npz", "'", path, "' has two entries '", file, "'");
    tensors.insert(name, decode_npy(archive.read(i), str(path, "/", file)));
  }
  return tensors;
}

}  // namespace taper::data
