#include "tests/errors/mistakes.h"

namespace rows::errors {

namespace {
Tensor leaf() { return ones({2}, requires_grad()); }
struct Plain : nn::Module {
  int forward(int a, int b = 2) { return a + b; }
};
}  // namespace

Mistakes warning() {
  return {
    MISTAKE((leaf() * 2).grad()),
        MISTAKE(Tensor x = leaf(); x.sum().backward({}, nullopt, true);
                x.mutable_grad() = Tensor()),
        MISTAKE(Tensor x = leaf(); lib::autograd::backward({x.sum()}, {}, nullopt, true);
                x.mutable_grad() = Tensor()),
        MISTAKE(ones({2}).index({ones({2}, kByte)})),
        MISTAKE(ones({2, 2}).index({ones({2}, kByte), ones({2}, kByte)})),
        MISTAKE(ones({2}).index_put_({ones({2}, kByte)}, 1)),
        MISTAKE(masked_fill(ones({2}), ones({2}, kByte), 1)),
        MISTAKE(ones({2}).masked_fill_(ones({2}, kByte), 1)),
        MISTAKE(masked_select(ones({2}), ones({2}, kByte))),
        MISTAKE(masked_scatter(ones({2}), ones({2}, kByte), ones({2}))),
        MISTAKE(where(ones({2}, kByte), ones({2}), ones({2}))),
        MISTAKE(F::mse_loss(ones({2, 1}), ones({2}))), MISTAKE(mse_loss(ones({2, 1}), ones({2}))),
        MISTAKE(nn::MSELoss()(ones({2, 1}), ones({2}))),
        MISTAKE(F::l1_loss(ones({2, 1}), ones({2}))), MISTAKE(l1_loss(ones({2, 1}), ones({2}))),
        MISTAKE(F::smooth_l1_loss(ones({2, 1}), ones({2}))),
        MISTAKE(smooth_l1_loss(ones({2, 1}), ones({2}))),
        MISTAKE(F::huber_loss(ones({2, 1}), ones({2}))),
        MISTAKE(huber_loss(ones({2, 1}), ones({2}))), MISTAKE(F::softmax(ones({2}), -1)),
        MISTAKE(ones({2, 3, 4}).numpy_T()), MISTAKE(ones({}).numpy_T()), MISTAKE(ones({}).mT()),
        MISTAKE(autograd::DetectAnomalyGuard guard), MISTAKE(var(ones({1}))),
        MISTAKE(lib::std(ones({1}))), MISTAKE(ones({2}, kLong).div(2, "floor")),
        MISTAKE(floor_divide(ones({2}), 2)), MISTAKE(nn::init::zeros_(ones({0}))),
        MISTAKE(nn::init::kaiming_uniform_(ones({0, 2}))), MISTAKE(empty({0}).resize_({2})),
        MISTAKE(Tensor x = leaf() * 2; x.resize_({2})), MISTAKE(nn::Linear(0, 3)),
        MISTAKE(nn::Sequential(nn::Linear(1, 1))->zero_grad()),
        MISTAKE(ones({2}).to(kDouble, true, true)), MISTAKE(bernoulli(ones({2}), 0.5)),
        MISTAKE(optim::SGD sgd({leaf()}, 0.1); sgd.size()),
        MISTAKE(optim::SGD sgd({leaf()}, 0.1); sgd.parameters()),
        MISTAKE(optim::SGD sgd({leaf()}, 0.1); sgd.add_parameters({leaf()})),
  };
}

}  // namespace rows::errors
