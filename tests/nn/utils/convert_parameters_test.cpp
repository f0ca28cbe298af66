#include "taper/nn/utils/convert_parameters.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;
using nn::utils::parameters_to_vector;
using nn::utils::vector_to_parameters;

TEST_SUITE_BEGIN("convert_parameters");

TEST_CASE("parameters become a vector, with their history, and back") {
  nn::Linear linear(2, 3);
  const Variable vec = parameters_to_vector(linear->parameters());
  CHECK(vec.sizes() == IntArrayRef{9});
  CHECK(equal(vec.slice(0, 6).detach(), linear->bias.detach()));
  vec.sum().backward();
  CHECK(equal(linear->weight.grad(), ones({3, 2})));

  vector_to_parameters(arange(0, 9, kFloat), linear->parameters());
  CHECK(equal(linear->weight.detach(), arange(0, 6, kFloat).view({3, 2})));
  CHECK(equal(linear->bias.detach(), arange(6, 9, kFloat)));
  CHECK(linear->weight.requires_grad());
  CHECK(linear->weight.is_leaf());
  CHECK(linear->named_parameters()["bias"].is_same(linear->bias));
}

TEST_CASE("parameters of every layout; a vector that is too short") {
  const Variable turned = arange(0, 6, kFloat).view({2, 3}).t(), number = tensor(7.0F),
                 none = zeros({0});
  CHECK(equal(parameters_to_vector({turned, number, none}),
              tensor({0.0F, 3.0F, 1.0F, 4.0F, 2.0F, 5.0F, 7.0F})));
  CHECK_THROWS_WITH(vector_to_parameters(zeros({6}), {turned, number}),
                    "vector_to_parameters: shape '[]' is invalid for input of size 0: the vector "
                    "must have an element for each of the parameters, got shape [6]");
  CHECK(number.item<float>() == 7);
}
