#include "taper/core/kernels/libraries.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <string>
#include <xtensor/xtensor_config.hpp>

#include "taper/core/error.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/warning.h"

#if TAPER_HAS_ONEDNN
#include <dnnl.hpp>
#endif

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
  if (config == nullptr) return "BLAS: not OpenBLAS";
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

#ifdef __x86_64__
bool has_avx2() { return __builtin_cpu_supports("avx2") != 0; }
bool has_avx512() { return __builtin_cpu_supports("avx512dq") != 0; }
#else
bool has_avx2() { return false; }
bool has_avx512() { return false; }
#endif

}  // namespace

std::string describe_libraries() {
  return str("xtensor ", XTENSOR_VERSION_MAJOR, ".", XTENSOR_VERSION_MINOR, ".",
             XTENSOR_VERSION_PATCH, "\nxsimd ", XSIMD_VERSION_MAJOR, ".", XSIMD_VERSION_MINOR, ".",
             XSIMD_VERSION_PATCH, ", vectors of ", 8 * sizeof(xsimd::batch<float>), " bits\n",
             describe_onednn(), "\n", describe_blas(), "\n");
}

std::string compiled_instruction_sets() {
  std::string sets;
#ifdef __SSE2__
  sets += " sse2";
#endif
#ifdef __SSE4_2__
  sets += " sse4.2";
#endif
#ifdef __AVX__
  sets += " avx";
#endif
#ifdef __AVX2__
  sets += " avx2";
#endif
#ifdef __FMA__
  sets += " fma";
#endif
#ifdef __AVX512F__
  sets += " avx512f";
#endif
#ifdef __AVX512DQ__
  sets += " avx512dq";
#endif
  return sets.empty() ? "none" : sets.substr(1);
}

std::string available_instruction_sets() {
  std::string sets;
#ifdef __x86_64__
  if (__builtin_cpu_supports("sse2")) sets += " sse2";
  if (__builtin_cpu_supports("sse4.2")) sets += " sse4.2";
  if (__builtin_cpu_supports("avx")) sets += " avx";
  if (__builtin_cpu_supports("avx2")) sets += " avx2";
  if (__builtin_cpu_supports("fma")) sets += " fma";
  if (__builtin_cpu_supports("avx512f")) sets += " avx512f";
  if (__builtin_cpu_supports("avx512dq")) sets += " avx512dq";
#endif
  return sets.empty() ? "unknown" : sets.substr(1);
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
  return has_avx2() && std::any_of(kOld.begin(), kOld.end(), same);
}

void warn_of_slow_blas() {
  static const bool once = [] {
    const std::string core = blas_core();
    if (is_slow_blas(core))
      warn(str("OpenBLAS takes this processor for a ", core,
               " and computes matrix products several times slower than it could; set the "
               "environment variable OPENBLAS_CORETYPE=",
               has_avx512() ? "SkylakeX" : "Haswell", " before the program starts"));
    return true;
  }();
  static_cast<void>(once);
}

}  // namespace taper::kernel
