#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;
using doctest::Contains;
namespace rnn = nn::utils::rnn;

namespace {

std::vector<std::string> names(const nn::Module& module) {
  return module.named_parameters().keys();
}

/// A step of a one-number LSTM by hand: all weights and biases 0 but those of c's input.
const double kSigmoid0 = 0.5;

}  // namespace

TEST_SUITE_BEGIN("rnn");

TEST_CASE("parameters have libtorch's names") {
  CHECK(names(*nn::LSTM(3, 4)) ==
        std::vector<std::string>{"weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"});
  const nn::LSTM lstm(
      nn::LSTMOptions(3, 4).num_layers(2).bidirectional(true).bias(false).proj_size(2));
  CHECK(names(*lstm) == std::vector<std::string>{
                            "weight_ih_l0", "weight_hh_l0", "weight_hr_l0", "weight_ih_l0_reverse",
                            "weight_hh_l0_reverse", "weight_hr_l0_reverse", "weight_ih_l1",
                            "weight_hh_l1", "weight_hr_l1", "weight_ih_l1_reverse",
                            "weight_hh_l1_reverse", "weight_hr_l1_reverse"});
  CHECK(lstm->all_weights()[6].sizes() == IntArrayRef{16, 4});
  CHECK(names(*nn::GRUCell(nn::GRUCellOptions(3, 4).bias(false))) ==
        std::vector<std::string>{"weight_ih", "weight_hh"});
}

TEST_CASE("an LSTM's step, by hand") {
  nn::LSTM lstm(1, 1);
  const NoGradGuard guard;
  for (const Variable& weight : lstm->parameters()) weight.zero_();
  lstm->named_parameters()["weight_ih_l0"][2] = 1;
  const auto [outputs, states] = lstm(tensor({0.3, -0.2}).reshape({2, 1, 1}));
  const double first = kSigmoid0 * std::tanh(0.3);
  const double second = kSigmoid0 * first + kSigmoid0 * std::tanh(-0.2);
  CHECK(std::get<1>(states).item<double>() == doctest::Approx(second));
  CHECK(outputs[0].item<double>() == doctest::Approx(kSigmoid0 * std::tanh(first)));
  CHECK(outputs[1].item<double>() == doctest::Approx(std::get<0>(states).item<double>()));
}

TEST_CASE("one sequence needs no batch") {
  const Variable x = rand({5, 3});
  for (const bool batch_first : {false, true}) {
    nn::LSTM lstm(nn::LSTMOptions(3, 4).num_layers(2).bidirectional(true).batch_first(batch_first));
    const int64_t axis = batch_first ? 0 : 1;
    const auto [expected, states] = lstm(x.unsqueeze(axis));
    const auto [outputs, own] = lstm(x);
    CHECK(equal(outputs, expected.squeeze(axis)));
    CHECK(equal(std::get<0>(own), std::get<0>(states).squeeze(1)));
    CHECK(equal(std::get<0>(lstm(x, own)),
                std::get<0>(lstm(x.unsqueeze(axis), states)).squeeze(axis)));
  }
}

TEST_CASE("packed sequences give what each of them gives alone") {
  nn::GRU gru(nn::GRUOptions(2, 3).num_layers(2).bidirectional(true));
  const std::vector<Variable> sequences{rand({2, 2}), rand({4, 2}), rand({1, 2})};
  const auto [packed, last] =
      gru->forward_with_packed_input(rnn::pack_sequence(sequences, /*enforce_sorted=*/false));
  const auto [padded, lengths] = rnn::pad_packed_sequence(packed, /*batch_first=*/true, -7);
  CHECK(equal(lengths, tensor({2, 4, 1})));
  for (int64_t i = 0; i < 3; ++i) {
    const auto [alone, end] = gru(sequences[static_cast<std::size_t>(i)]);
    CHECK(allclose(padded[i].narrow(0, 0, alone.size(0)), alone));
    CHECK(allclose(last.select(1, i), end));
  }
  CHECK(padded[2][1].eq(-7).all().item<bool>());
  CHECK(packed.to(kDouble).data().dtype() == kDouble);
}

TEST_CASE("dropout is for training, and behind all layers but the last") {
  nn::RNN net(nn::RNNOptions(2, 3).num_layers(2).dropout(1));
  const Variable x = rand({4, 1, 2});
  const auto [dropped, states] = net(x);
  net->eval();
  CHECK_FALSE(allclose(std::get<0>(net(x)), dropped));
  nn::RNN plain(nn::RNNOptions(2, 3).num_layers(2));
  CHECK(equal(std::get<0>(plain(x)), std::get<0>(plain(x))));
}

TEST_CASE("a clone and a converted net compute with weights of their own") {
  nn::LSTM lstm(2, 3);
  const auto copy = std::dynamic_pointer_cast<nn::LSTMImpl>(lstm->clone());
  const Variable x = rand({3, 2, 2});
  CHECK(equal(std::get<0>(copy->forward(x)), std::get<0>(lstm(x))));
  {
    const NoGradGuard guard;
    copy->all_weights()[0].zero_();
  }
  CHECK_FALSE(equal(std::get<0>(copy->forward(x)), std::get<0>(lstm(x))));
  lstm->to(kDouble);
  CHECK(std::get<0>(lstm(x.to(kDouble))).dtype() == kDouble);
}

TEST_CASE("a net in a Sequential of any modules has default states") {
  nn::AnyModule any(nn::GRU(2, 3));
  CHECK(std::get<0>(any.forward<std::tuple<Variable, Variable>>(rand({3, 1, 2}))).sizes() ==
        IntArrayRef{3, 1, 3});
}

TEST_CASE("autocast rounds the products alone") {
  nn::LSTM lstm(3, 4);
  const Variable x = rand({2, 2, 3});
  const Variable exact = std::get<0>(lstm(x));
  const AutocastGuard autocast;
  const Variable rounded = std::get<0>(lstm(x)).to(kFloat);
  CHECK(allclose(rounded, exact, 0.05, 0.05));
  rounded.sum().backward();
  CHECK(lstm->all_weights()[1].grad().dtype() == kFloat);
}

// The outputs of a layer are of one node, whatever became of them.
TEST_CASE("gradients through some of the outputs alone") {
  nn::LSTM lstm(2, 3);
  const Variable x = rand({4, 2, 2}, requires_grad());
  const auto [outputs, states] = lstm(x);
  const auto of = [&](const Variable& y) {
    return autograd::grad({y.sum()}, {x}, {}, /*retain_graph=*/true)[0];
  };
  CHECK(allclose(of(outputs[3]), of(std::get<0>(states))));
  CHECK(of(std::get<1>(states)).abs().sum().item<float>() > 0);
  CHECK(allclose(of(outputs[0])[1], zeros({2, 2})));
  CHECK(outputs.grad_fn()->name() == "view");
}

TEST_CASE("wrong sizes are told") {
  const Variable x = ones({4, 2, 3}), h = zeros({1, 2, 5});
  CHECK_THROWS_WITH(gru(x, h, {ones({15, 3}), ones({15, 4})}, false, 1, 0, false, false, false),
                    Contains("expected a state h"));
  CHECK_THROWS_WITH(gru(x, h, {ones({14, 3}), ones({15, 5})}, false, 1, 0, false, false, false),
                    Contains("expected a weight_ih with 15 rows"));
  CHECK_THROWS_WITH(gru(ones({5, 3}), tensor({1, 2, 2}), h, {ones({15, 3}), ones({15, 5})}, false,
                        1, 0, false, false),
                    Contains("batch_sizes that are positive and never grow"));
  CHECK_THROWS_WITH(gru(ones({5, 3}), tensor({2, 2}), h, {ones({15, 3}), ones({15, 5})}, false, 1,
                        0, false, false),
                    Contains("as many rows as the batch sizes add up to, 4, got 5"));
}
