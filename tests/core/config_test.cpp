#include "taper/core/config.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "taper/core.h"
#include "taper/core/kernels/instruction_sets.h"
#include "taper/core/kernels/libraries.h"
#include "taper/core/runtime/processor.h"
#include "tests/support/contains.h"

using namespace taper;
using taper::testing::contains;

TEST_SUITE_BEGIN("config");

TEST_CASE("show_config names the libraries, the instruction sets and the threads") {
  const int threads = get_num_threads();
  set_num_threads(3);
  const std::string text = show_config();
  set_num_threads(threads);
  CHECK(text.find("Taper 0.") == 0);
  for (const char* part : {"\nxtensor 0.", "\nxsimd ", "\noneDNN", "\nBLAS: ", "\nkernels: ",
                           "compiled for ", "\nthreads: 3\n", "\ndefault dtype: float32\n"})
    CHECK(contains(text, part));
  CHECK(contains(text, kernel::blas_core()));
}

#ifdef __x86_64__
TEST_CASE("what was compiled for is available") {
  CHECK(contains(kernel::available_instruction_sets(), kernel::compiled_instruction_sets()));
  CHECK(contains(kernel::available_instruction_sets(), "sse2"));
}

// Runs again with TAPER_CPU=sse2 and TAPER_CPU=avx2, see tests/CMakeLists.txt.
TEST_CASE("kernels are those that TAPER_CPU asks for, or the best that this processor can run") {
  const std::string level = detail::kernel_level();
  const char* const wanted = std::getenv("TAPER_CPU");
  CHECK(contains(show_config(), "\nkernels: " + level));
  if (level.empty()) return;
  const std::string had = kernel::available_instruction_sets();
  const std::string best = contains(had, "avx512dq") ? "avx512"
                           : contains(had, "fma")    ? "avx2"
                                                     : "sse2";
  CHECK(level == (wanted != nullptr && *wanted != 0 ? wanted : best));
  CHECK(contains(kernel::compiled_instruction_sets(), "avx512f") == (level == "avx512"));
  CHECK(contains(kernel::compiled_instruction_sets(), "avx2") == (level != "sse2"));
}

TEST_CASE("kernels from before AVX2 are slow where there is AVX2") {
  const bool has_avx2 = contains(kernel::available_instruction_sets(), "avx2");
  for (const char* core : {"Prescott", "prescott", "Nehalem", "Sandybridge"})
    CHECK(kernel::is_slow_blas(core) == has_avx2);
  for (const char* core : {"", "Haswell", "Zen", "SkylakeX", "Prescott2"})
    CHECK_FALSE(kernel::is_slow_blas(core));
}
#endif

TEST_CASE("an instruction set that is missing is found") {
  bool needed[detail::kInstructionSets] = {true, false, true};
  CHECK(detail::first_missing(needed, [](std::size_t i) { return i != 1; }) ==
        detail::kInstructionSets);
  CHECK(detail::first_missing(needed, [](std::size_t i) { return i == 0; }) == 2);
  CHECK(detail::first_missing(detail::kCompiledFor, detail::processor_has) ==
        detail::kInstructionSets);
}

// Runs a second time with OPENBLAS_CORETYPE=Prescott, see tests/CMakeLists.txt.
TEST_CASE("a BLAS with the wrong kernels is reported once, at the first product that it computes") {
  std::vector<std::string> messages;
  const WarningHandler previous =
      set_warning_handler([&](const std::string& m) { messages.push_back(m); });
  const Variable x = ones({2, 2}, kDouble);
  matmul(x, x);
  matmul(x, x);
  set_warning_handler(previous);
  const std::string core = kernel::blas_core();
  REQUIRE(messages.size() == (kernel::is_slow_blas(core) ? 1 : 0));
  if (messages.empty()) return;
  CHECK(messages[0].find("OpenBLAS takes this processor for a " + core) == 0);
  CHECK(contains(messages[0], "OPENBLAS_CORETYPE="));
}

TEST_CASE("deterministic algorithms are a flag") {
  CHECK_FALSE(are_deterministic_algorithms_enabled());
  use_deterministic_algorithms(true);
  CHECK(are_deterministic_algorithms_enabled());
  CHECK(globalContext().deterministicAlgorithms());
  globalContext().setDeterministicAlgorithms(false, false);
  CHECK_FALSE(are_deterministic_algorithms_enabled());
}

TEST_SUITE_END();
