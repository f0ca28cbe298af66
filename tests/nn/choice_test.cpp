// Options that are a std::variant in libtorch, read as programs for it read them.

#include <doctest/doctest.h>

#include "taper/torch.h"

using torch::enumtype::kGELU;
using torch::enumtype::kReLU;
using torch::enumtype::kSame;
using torch::enumtype::kValid;

TEST_CASE("a choice among tags is read as a variant is") {
  const torch::Choice<kReLU, kGELU> choice = torch::kGELU;
  CHECK(torch::holds_alternative<kGELU>(choice));
  CHECK_FALSE(torch::holds_alternative<kReLU>(choice));
  CHECK(torch::get_if<kGELU>(&choice) != nullptr);
  CHECK(torch::get_if<kReLU>(&choice) == nullptr);
  static_cast<void>(torch::get<kGELU>(choice));
  CHECK_THROWS_AS(static_cast<void>(torch::get<kReLU>(choice)), std::bad_variant_access);
}

TEST_CASE("a value or a tag is read as a variant is") {
  using Padding = torch::ExpandingArray<2>;
  const torch::nn::detail::conv_padding_t<2> number = Padding({1, 2}), word = torch::kSame;
  CHECK(torch::holds_alternative<Padding>(number));
  CHECK_FALSE(torch::holds_alternative<kSame>(number));
  CHECK(torch::get<Padding>(number)->at(1) == 2);
  CHECK(torch::get_if<Padding>(&number)->operator*()[0] == 1);
  CHECK(torch::get_if<kSame>(&number) == nullptr);
  CHECK_THROWS_AS(static_cast<void>(torch::get<kSame>(number)), std::bad_variant_access);

  CHECK(torch::holds_alternative<kSame>(word));
  CHECK(torch::get_if<kSame>(&word) != nullptr);
  CHECK(torch::get_if<kValid>(&word) == nullptr);
  CHECK(torch::get_if<Padding>(&word) == nullptr);
  CHECK_THROWS_AS(static_cast<void>(torch::get<Padding>(word)), std::bad_variant_access);
}
