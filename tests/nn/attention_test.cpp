#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;
using doctest::Contains;

namespace {

std::vector<std::string> names(const nn::Module& module) {
  return module.named_parameters().keys();
}

}  // namespace

TEST_SUITE_BEGIN("attention");

TEST_CASE("parameters have libtorch's names") {
  CHECK(names(*nn::MultiheadAttention(4, 2)) ==
        std::vector<std::string>{"in_proj_weight", "in_proj_bias", "out_proj.weight",
                                 "out_proj.bias"});
  CHECK(names(*nn::MultiheadAttention(
            nn::MultiheadAttentionOptions(4, 2).kdim(3).bias(false).add_bias_kv(true))) ==
        std::vector<std::string>{"q_proj_weight", "k_proj_weight", "v_proj_weight", "bias_k",
                                 "bias_v", "out_proj.weight"});
  const nn::Transformer net(nn::TransformerOptions(4, 2, 1, 1).dim_feedforward(3));
  CHECK(names(*net).front() == "encoder.layers.0.self_attn.in_proj_weight");
  CHECK(names(*net).back() == "decoder.norm.bias");
  CHECK(names(*net).size() == 34);
}

TEST_CASE("what weighs and what is seen, by hand") {
  nn::MultiheadAttention attention(nn::MultiheadAttentionOptions(1, 1).bias(false));
  {
    const NoGradGuard guard;
    attention->in_proj_weight.copy_(tensor({1.0, 1.0, 1.0}).reshape({3, 1}));
    attention->out_proj->weight.fill_(2);
  }
  const Variable x = tensor({0.0, std::log(3.0)}).reshape({2, 1, 1}), one = ones({1, 1, 1});
  const auto [y, weights] = attention(one, x, x);
  CHECK(allclose(weights, tensor({0.25, 0.75}).reshape({1, 1, 2})));
  CHECK(y.item<double>() == doctest::Approx(2 * 0.75 * std::log(3.0)));
  const auto [none, no_weights] = attention(one, x, x, Variable(), /*need_weights=*/false);
  CHECK(equal(none, y));
  CHECK_FALSE(no_weights.defined());
}

TEST_CASE("nothing sees what is masked") {
  nn::Transformer net(nn::TransformerOptions(4, 2, 1, 2).dim_feedforward(6).dropout(0));
  const Variable src = rand({3, 1, 4}), tgt = rand({4, 1, 4}, requires_grad());
  const Variable mask = nn::TransformerImpl::generate_square_subsequent_mask(4);
  const Variable y = net(src, tgt, Variable(), mask);
  CHECK(allclose(net(src, tgt, Variable(), mask < 0), y));
  const Variable g = autograd::grad({y[1][0][0]}, {tgt})[0];
  CHECK(g.narrow(0, 2, 2).eq(0).all().item<bool>());
  CHECK(g.narrow(0, 0, 2).ne(0).any().item<bool>());
}

TEST_CASE("a clone has weights of its own") {
  nn::Transformer net(nn::TransformerOptions(4, 2, 2, 1).dim_feedforward(6).dropout(0));
  const auto copy = std::dynamic_pointer_cast<nn::TransformerImpl>(net->clone());
  const Variable src = rand({3, 2, 4}), tgt = rand({2, 2, 4});
  CHECK(equal(copy->forward(src, tgt), net(src, tgt)));
  {
    const NoGradGuard guard;
    copy->parameters()[0].mul_(2);
  }
  CHECK_FALSE(allclose(copy->forward(src, tgt), net(src, tgt)));
}

TEST_CASE("layers of one stack begin alike; other activations and custom stacks") {
  int calls = 0;
  const nn::TransformerEncoderLayer layer(
      nn::TransformerEncoderLayerOptions(4, 2).dim_feedforward(3).activation(
          [&calls](const Variable& x) {
            ++calls;
            return tanh(x);
          }));
  nn::TransformerEncoder encoder(layer, 3);
  encoder(rand({2, 1, 4}));
  CHECK(calls == 3);
  CHECK(equal(encoder->parameters()[0], layer->self_attn->in_proj_weight));
  encoder->reset_parameters();
  CHECK_FALSE(equal(encoder->parameters()[0], layer->self_attn->in_proj_weight));
  nn::Transformer net(
      nn::TransformerOptions(4, 2, 1, 1).dim_feedforward(3).custom_encoder(nn::AnyModule(encoder)));
  net(rand({2, 1, 4}), rand({2, 1, 4}));
  CHECK(calls == 6);
}

TEST_CASE("wrong sizes are told") {
  nn::MultiheadAttention attention(4, 2);
  const Variable x = ones({3, 2, 4});
  CHECK_THROWS_WITH(attention(ones({3, 2, 5}), x, x), Contains("expected queries of 4 features"));
  CHECK_THROWS_WITH(attention(x, x, ones({2, 2, 4})), Contains("keys and values of one length"));
  CHECK_THROWS_WITH(attention(x, x, x, ones({2, 2}, kBool)),
                    Contains("expected a key_padding_mask of shape [2, 3]"));
  attention->in_proj_weight = ones({2, 4});
  CHECK_THROWS_WITH(attention(x, x, x),
                    Contains("expected an in_proj_weight of shape [12, 4], got [2, 4]"));
}
