#pragma once

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TAPER_ADDRESS_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define TAPER_ADDRESS_SANITIZER
#endif

namespace taper::detail {

/// Where the address sanitizer is at work, nothing is kept for reuse, so that it sees uses of what
/// was freed.
#ifdef TAPER_ADDRESS_SANITIZER
inline constexpr bool kAddressSanitizer = true;
#else
inline constexpr bool kAddressSanitizer = false;
#endif

}  // namespace taper::detail
