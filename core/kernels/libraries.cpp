#include "taper/core/kernels/libraries.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <string>
#include <xsimd/config/xsimd_config.hpp>
#if __has_include(<xtensor/core/xtensor_config.hpp>)  // since 0.26
#include <xtensor/core/xtensor_config.hpp>
#else
#include <xtensor/xtensor_config.hpp>
#endif

#include "taper/core/base/error.h"
#include "taper/core/base/warning.h"
#include "taper/core/kernels/instruction_sets.h"

#if TAPER_HAS_ONEDNN
#include <dnnl.hpp>
#endif

// Only its address is of interest: null where nothing in the program needs the BLAS.
extern "C" [[gnu::weak]] void cblas_dgemm();

namespace taper::kernel {
namespace {

/// Calls a function that only OpenBLAS has; `otherwise` where the BLAS is another one.
template <class T>
T ask_openblas(const char* name, T otherwise) {
  void* const symbol = dlsym(RTLD_DEFAULT, name);
  return symbol != nullptr ? reinterpret_cast<T (*)()>(symbol)() : otherwise;
}

std::string describe_blas() {
  const char* const config = ask_openblas<const char*>("openblas_get_config", nullptr);
  if (config == nullptr)
    return cblas_dgemm == nullptr ? "BLAS: not linked, nothing uses it" : "BLAS: not OpenBLAS";
  constexpr std::array<const char*, 3> kThreading{"one thread", "its own threads", "OpenMP"};
  const int threading = ask_openblas<int>("openblas_get_parallel", 0);
  return str("BLAS: ", config, ", kernels for ", blas_core(), ", ",
             kThreading.at(static_cast<std::size_t>(std::clamp(threading, 0, 2))));
}

std::string describe_onednn() {
#if TAPER_HAS_ONEDNN
  const dnnl_version_t& v = *dnnl_version();
  return str("oneDNN ", v.major, ".", v.minor, ".", v.patch);
#else
  return "oneDNN: none, float32 products use BLAS";
#endif
}

bool processor_has(const char* set) {
  const std::string sets = " " + available_instruction_sets() + " ";
  return sets.find(str(" ", set, " ")) != std::string::npos;
}

}  // namespace

std::string describe_libraries() {
  return str("xtensor ", XTENSOR_VERSION_MAJOR, ".", XTENSOR_VERSION_MINOR, ".",
             XTENSOR_VERSION_PATCH, "\nxsimd ", XSIMD_VERSION_MAJOR, ".", XSIMD_VERSION_MINOR, ".",
             XSIMD_VERSION_PATCH, "\n", describe_onednn(), "\n", describe_blas(), "\n");
}

std::string blas_core() { return ask_openblas<const char*>("openblas_get_corename", ""); }

bool is_slow_blas(const std::string& core) {
  // Kernels from before AVX2.
  constexpr std::array kOld{"Prescott", "Northwood",   "Katmai",       "Coppermine", "Banias",
                            "Core2",    "Penryn",      "Dunnington",   "Nehalem",    "Atom",
                            "Athlon",   "Opteron",     "Opteron_SSE3", "Barcelona",  "Bobcat",
                            "Nano",     "Sandybridge", "Bulldozer",    "Piledriver", "Steamroller"};
  const auto same = [&core](const char* old) {
    return std::equal(core.begin(), core.end(), old, old + std::char_traits<char>::length(old),
                      [](char a, char b) { return (a | ' ') == (b | ' '); });
  };
  return processor_has("avx2") && std::any_of(kOld.begin(), kOld.end(), same);
}

void warn_of_slow_blas() {
  static const bool once = [] {
    const std::string core = blas_core();
    if (is_slow_blas(core))
      warn(str("OpenBLAS takes this processor for a ", core,
               " and computes matrix products several times slower than it could; set the "
               "environment variable OPENBLAS_CORETYPE=",
               processor_has("avx512dq") ? "SkylakeX" : "Haswell", " before the program starts"));
    return true;
  }();
  static_cast<void>(once);
}

}  // namespace taper::kernel
