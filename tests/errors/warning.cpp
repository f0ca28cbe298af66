#include "tests/errors/mistakes.h"

namespace rows::errors {

namespace {
Tensor leaf() { return ones({2}, requires_grad()); }
struct Plain : nn::Module {
  using Module::register_parameter;
};
}  // namespace

Mistakes warning() {
  Mistakes mistakes;
  MISTAKE((leaf() * 2).grad());
  MISTAKE(Tensor x = leaf(); x.sum().backward({}, nullopt, true); x.mutable_grad() = Tensor());
  MISTAKE(Tensor x = leaf(); lib::autograd::backward({x.sum()}, {}, nullopt, true);
          x.mutable_grad() = Tensor());
  MISTAKE(ones({2}).index({ones({2}, kByte)}));
  MISTAKE(ones({2, 2}).index({ones({2}, kByte), ones({2}, kByte)}));
  MISTAKE(masked_fill(ones({2}), ones({2}, kByte), 1));
  MISTAKE(ones({2}).masked_fill_(ones({2}, kByte), 1));
  MISTAKE(masked_select(ones({2}), ones({2}, kByte)));
  MISTAKE(masked_scatter(ones({2}), ones({2}, kByte), ones({2})));
  MISTAKE(where(ones({2}, kByte), ones({2}), ones({2})));
  MISTAKE(losses::mse_loss(ones({2, 1}), ones({2})));
  MISTAKE(losses::smooth_l1_loss(ones({2, 1}), ones({2})));
  MISTAKE(losses::huber_loss(ones({2, 1}), ones({2})));
  MISTAKE(ones({2, 3, 4}).numpy_T());
  MISTAKE(autograd::DetectAnomalyGuard guard);
  MISTAKE(Tensor x = leaf() * 2; x.resize_({2}));
  MISTAKE(Plain().register_parameter("weight", Tensor()));
  MISTAKE(ones({2, 3}).index_put_({ones({2}, kByte)}, ones({3})));
  return mistakes;
}

}  // namespace rows::errors
