#include "tests/fuzz/target.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "taper/core/base/error.h"
#include "taper/core/graph/node.h"
#include "taper/core/ops/conversion.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  try {
    taper::fuzz::target({reinterpret_cast<const char*>(data), size});
  } catch (const taper::Error&) {  // as it should be
  }
  taper::fuzz::demand(taper::live_nodes() == 0, taper::live_nodes() > 0
                                                    ? "recorded operations outlive their tensors"
                                                    : "an operation is destroyed twice");
  return 0;
}

namespace taper::fuzz {

void demand(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "fuzz target: %s\n", what);
  std::abort();
}

bool same(const Tensor& a, const Tensor& b) {
  if (a.dtype() != b.dtype() || a.sizes() != b.sizes()) return false;
  const Tensor x = a.detach().contiguous(), y = b.detach().contiguous();
  return x.numel() == 0 || std::memcmp(x.data_ptr(), y.data_ptr(), x.nbytes()) == 0;
}

MemoryFile::MemoryFile(std::string_view bytes) : descriptor_(memfd_create("input", MFD_CLOEXEC)) {
  demand(descriptor_ >= 0, "there is no file in memory");
  const auto size = static_cast<ssize_t>(bytes.size());
  demand(write(descriptor_, bytes.data(), bytes.size()) == size, "the file was not written");
}

MemoryFile::~MemoryFile() { close(descriptor_); }

}  // namespace taper::fuzz
