// Times reading the four gzip files of Fashion-MNIST into tensors and, in alternation, what zlib
// alone takes to inflate the same bytes. Prints the medians and their ratio.

#include <zlib.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "benchmarks/support/rounds.h"
#include "taper/data.h"
#include "taper/data/file.h"

namespace {

/// Throws away what a gzip file holds, as it comes out.
void inflate_all(const std::string& bytes, std::vector<unsigned char>& out) {
  z_stream stream{};
  constexpr int kGzip = 15 + 16;
  inflateInit2(&stream, kGzip);
  stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<unsigned>(bytes.size());
  stream.next_out = out.data();
  stream.avail_out = static_cast<unsigned>(out.size());
  taper::check(inflate(&stream, Z_FINISH) == Z_STREAM_END, "inflate", "damaged or larger data");
  inflateEnd(&stream);
}

void run(const std::string& folder, int rounds) {
  std::vector<std::string> paths, contents;
  for (const char* name :
       {"train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"})
    paths.push_back(folder + "/" + name + "-ubyte.gz");
  for (const std::string& path : paths) contents.push_back(taper::data::read_file(path));
  std::vector<unsigned char> out(60000 * 784 + 16);
  const std::vector<double> taken = bench::compare({{"taper",
                                                     [&] {
                                                       for (const std::string& path : paths)
                                                         taper::data::read_idx(path);
                                                     }},
                                                    {"zlib",
                                                     [&] {
                                                       for (const std::string& bytes : contents)
                                                         inflate_all(bytes, out);
                                                     }}},
                                                   rounds);
  std::printf("| reading | Taper | zlib alone | ratio |\n|---|---|---|---|\n");
  std::printf("| the four gzip files | %.0f ms | %.0f ms | %.2f |\n", 1e3 * taken[0],
              1e3 * taken[1], taken[0] / taken[1]);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Times reading gzip IDX files beside zlib alone.");
  std::string folder = taper::data::datasets::FashionMNIST::kDefaultRoot;
  int rounds = 9;
  app.add_option("--data", folder, "The folder of Fashion-MNIST")->capture_default_str();
  app.add_option("--rounds", rounds)->check(CLI::PositiveNumber)->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    run(folder, rounds);
  } catch (const taper::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
