#include "taper/core/runtime/processor.h"

// Constants only: no code of this file runs before the check.
namespace taper::detail {
namespace {

#ifdef __SSE2__
constexpr bool kSse2 = true;
#else
constexpr bool kSse2 = false;
#endif
#ifdef __SSE4_2__
constexpr bool kSse42 = true;
#else
constexpr bool kSse42 = false;
#endif
#ifdef __AVX__
constexpr bool kAvx = true;
#else
constexpr bool kAvx = false;
#endif
#ifdef __AVX2__
constexpr bool kAvx2 = true;
#else
constexpr bool kAvx2 = false;
#endif
#ifdef __FMA__
constexpr bool kFma = true;
#else
constexpr bool kFma = false;
#endif
#ifdef __AVX512F__
constexpr bool kAvx512f = true;
#else
constexpr bool kAvx512f = false;
#endif
#ifdef __AVX512DQ__
constexpr bool kAvx512dq = true;
#else
constexpr bool kAvx512dq = false;
#endif

}  // namespace

const char* const kInstructionSetNames[] = {"sse2", "sse4.2",  "avx",     "avx2",
                                            "fma",  "avx512f", "avx512dq"};
const bool kCompiledFor[] = {kSse2, kSse42, kAvx, kAvx2, kFma, kAvx512f, kAvx512dq};

}  // namespace taper::detail
