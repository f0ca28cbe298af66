// Writes every page of the gallery, and a list of them, into a folder: scripts/gallery runs it. It
// prints what each has cost.

#include <chrono>
#include <filesystem>
#include <iostream>

#include "pages.h"
#include "taper/core/base/error.h"
#include "taper/core/base/file.h"
#include "taper/core/base/format.h"

namespace {

/// Writes the page and says how long its program, recorded, has run, and how large it is.
void write(const gallery::Entry& entry, const std::string& folder) {
  const std::string path = folder + "/" + entry.file;
  const auto begin = std::chrono::steady_clock::now();
  entry.write(path, entry.title);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  const double kilobytes = static_cast<double>(std::filesystem::file_size(path)) / 1024;
  std::cout << taper::formatted("%6.2f s %6.0f KB  ", seconds.count(), kilobytes) << path << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: gallery FOLDER\n";
    return 2;
  }
  const std::string folder = argv[1];
  std::string list =
      "# Gallery\n\nRecordings of small programs, written by `scripts/gallery`. Each is one file: "
      "download it\nand open it in a browser. The programs are in `viz/gallery`.\n\n";
  for (const auto& entries :
       {gallery::graphs(), gallery::nets(), gallery::mistakes(), gallery::notes()})
    for (const gallery::Entry& entry : entries) {
      write(entry, folder);
      list += taper::str("- [", entry.title, "](", entry.file, "): ", entry.shows, "\n");
    }
  taper::write_file(folder + "/README.md", list);
}
