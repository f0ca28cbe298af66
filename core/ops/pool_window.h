#pragma once

#include <string>
#include <vector>

#include "taper/core/graph/variable.h"
#include "taper/core/kernels/pool.h"

/// What all pooling operations begin with.
namespace taper {

/// The windows, and the sizes of the result.
struct Pool {
  kernel::PoolWindow window;
  Dims out;
};

/// The windows over x (n, c, axes...), whose settings have one value for all axes or one for each.
/// Throws if they or the sizes make no sense.
Pool pool_of(const std::string& op, const Variable& x, IntArrayRef kernel_size, IntArrayRef stride,
             IntArrayRef padding, IntArrayRef dilation, bool ceil_mode);
/// Throws unless x is an image, or a batch of them, of which only the batch may be empty.
void check_images(const char* op, const Variable& x, std::size_t axes);

/// The elements from begin to before end.
struct Range {
  int64_t begin, end;
};
/// `out` windows that cover `size` elements evenly: window i reaches from floor(i size / out) to
/// ceil((i + 1) size / out).
std::vector<Range> even_windows(int64_t size, int64_t out);
/// Throws if the last axes of x cannot be pooled to `output_size`.
void check_even(const char* op, const Variable& x, IntArrayRef output_size, std::size_t axes);

}  // namespace taper
