#pragma once

#include <string>
#include <vector>

/// The pages of the gallery. Each writes one file into the folder.
namespace gallery {

struct Entry {
  const char* file;
  const char* title;
  const char* shows;
  void (*write)(const std::string& path, const char* title);
};

std::vector<Entry> graphs();
std::vector<Entry> nets();
std::vector<Entry> mistakes();
std::vector<Entry> notes();

}  // namespace gallery
