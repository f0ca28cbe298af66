#include "taper/nn/functional/fold.h"

#include "taper/core/base/error.h"

namespace taper::nn::functional {

Variable unfold(const Variable& x, const UnfoldFuncOptions& o) {
  check(x.dim() == 4, "unfold", "Input Error: Only 4D input Tensors are supported (got ", x.dim(),
        "D)");
  return im2col(x, o.kernel_size(), o.dilation(), o.padding(), o.stride());
}

Variable fold(const Variable& x, const FoldFuncOptions& o) {
  check(x.dim() == 2 || x.dim() == 3, "fold",
        "Input Error: Only unbatched (2D) or batched (3D) input Tensors are supported (got ",
        x.dim(), "D)");
  return col2im(x, o.output_size(), o.kernel_size(), o.dilation(), o.padding(), o.stride());
}

}  // namespace taper::nn::functional
