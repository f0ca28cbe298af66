// Times saving and loading 100 MB of weights and, in alternation, writing and reading as many
// bytes. Prints the medians and their ratios.

#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "benchmarks/support/rounds.h"
#include "taper/core/base/file.h"
#include "taper/nn.h"
#include "taper/serialize.h"

namespace {

namespace nn = taper::nn;

/// Writes the bytes over an older file, and waits until they are on the disk.
void write_bytes(const std::string& path, const std::string& bytes) {
  const taper::Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count = write(file.get(), bytes.data() + done, bytes.size() - done);
    taper::check(count > 0, "write", "cannot write ", path);
    done += static_cast<std::size_t>(count);
  }
  taper::check(fsync(file.get()) == 0, "fsync", "cannot write ", path);
}

/// Reads the file into memory that is there.
void read_bytes(const std::string& path, std::string& bytes) {
  const taper::Descriptor file = taper::open_file(path, "read");
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count = read(file.get(), bytes.data() + done, bytes.size() - done);
    taper::check(count > 0, "read", "cannot read ", path);
    done += static_cast<std::size_t>(count);
  }
}

void row(const char* what, const std::vector<double>& taken) {
  std::printf("| %s | %.0f ms | %.0f ms | %.2f |\n", what, 1e3 * taken[0], 1e3 * taken[1],
              taken[0] / taken[1]);
}

void run(const std::string& folder, int rounds) {
  nn::Sequential net;
  for (int i = 0; i < 24; ++i) net->push_back(nn::Linear(1024, 1024));
  const std::string weights = folder + "/weights.safetensors", plain = folder + "/bytes";
  taper::save(net, weights);
  std::string bytes = taper::read_file(weights);
  std::printf("| 100 MB of weights | Taper | the bytes alone | ratio |\n|---|---|---|---|\n");
  row("saving", bench::compare({{"taper", [&] { taper::save(net, weights); }},
                                {"bytes", [&] { write_bytes(plain, bytes); }}},
                               rounds));
  row("loading", bench::compare({{"taper", [&] { taper::load(net, weights); }},
                                 {"bytes", [&] { read_bytes(plain, bytes); }}},
                                rounds));
  std::remove(weights.c_str());
  std::remove(plain.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Times saving and loading weights beside writing and reading their bytes.");
  std::string folder = ".";
  int rounds = 9;
  app.add_option("--folder", folder, "Where the files are written")->capture_default_str();
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
