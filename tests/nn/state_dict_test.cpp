#include "taper/nn/state_dict.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;
using doctest::Contains;

namespace {

using Keys = std::vector<std::string>;

nn::Sequential net(int64_t width) {
  return nn::Sequential({{"in", nn::Linear(2, width)}, {"norm", nn::BatchNorm1d(width)}});
}

}  // namespace

TEST_SUITE_BEGIN("state_dict");

TEST_CASE("what one net has learnt goes into another") {
  const nn::Sequential from = net(3), to = net(3);
  const Variable weight = to->at<nn::LinearImpl>(0).weight;
  const void* memory = weight.data_ptr();
  const nn::StateDict state = nn::state_dict(*from);
  CHECK(state.keys() == Keys{"in.weight", "in.bias", "norm.weight", "norm.bias",
                             "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"});
  CHECK(nn::load_state_dict(const_cast<nn::SequentialImpl&>(*to), state).empty());
  CHECK(equal(weight, state["in.weight"]));
  CHECK(weight.data_ptr() == memory);
  CHECK(weight.requires_grad());
  CHECK(weight.is_leaf());
}

TEST_CASE("what does not fit is named, and a strict load changes nothing") {
  nn::Sequential to = net(3);
  nn::StateDict state = nn::state_dict(*net(4));
  state.erase("in.bias");
  state.insert("out.weight", ones({1}));
  const Variable before = to->parameters()[0].clone();
  CHECK_THROWS_WITH(nn::load_state_dict(*to, state),
                    Contains("Missing key(s) in state_dict: \"in.bias\"."));
  CHECK_THROWS_WITH(nn::load_state_dict(*to, state),
                    Contains("Unexpected key(s) in state_dict: \"out.weight\"."));
  CHECK_THROWS_WITH(nn::load_state_dict(*to, state), Contains("size mismatch for norm.bias: "));
  CHECK(equal(to->parameters()[0], before));
  const nn::StateDifference rest = nn::load_state_dict(*to, state, /*strict=*/false);
  CHECK(rest.missing_keys == Keys{"in.bias"});
  CHECK(rest.unexpected_keys == Keys{"out.weight"});
  CHECK(rest.mismatched_keys.size() == 5);
}
