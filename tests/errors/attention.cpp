#include "tests/errors/mistakes.h"

namespace rows::errors {

namespace {

namespace nn = lib::nn;

nn::Transformer net() { return nn::Transformer(nn::TransformerOptions(4, 2, 1, 1)); }

}  // namespace

Mistakes attention() {
  Mistakes mistakes;
  MISTAKE(nn::MultiheadAttention(5, 2));
  MISTAKE(net()(ones({3, 4}), ones({3, 2, 4})));
  MISTAKE(net()(ones({3, 1, 4}), ones({3, 2, 4})));
  MISTAKE(net()(ones({3, 2, 4}), ones({3, 2, 5})));
  return mistakes;
}

}  // namespace rows::errors
