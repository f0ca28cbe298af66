// Writes every page of the gallery, and a list of them, into a folder: scripts/gallery runs it.

#include <iostream>

#include "pages.h"
#include "taper/core/base/error.h"
#include "taper/core/base/file.h"

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
      entry.write(folder + "/" + entry.file, entry.title);
      list += taper::str("- [", entry.title, "](", entry.file, "): ", entry.shows, "\n");
      std::cout << folder << "/" << entry.file << "\n";
    }
  taper::write_file(folder + "/README.md", list);
}
