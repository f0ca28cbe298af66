#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/nn.h"
#include "tests/support/printed.h"

using namespace taper;
using doctest::Contains;
using taper::testing::printed;

namespace {
using Keys = std::vector<std::string>;
}

TEST_SUITE_BEGIN("containers");

TEST_CASE("a list of modules") {
  nn::Linear linear(2, 3);
  nn::ModuleList list(linear, nn::ReLU(), nn::ReLUImpl(true));
  CHECK(list->size() == 3);
  CHECK(list[0] == linear.ptr());
  CHECK(&list->at<nn::LinearImpl>(0) == linear.get());
  CHECK(list->ptr<nn::TanhImpl>(0) == nullptr);
  list->insert(1, nn::Linear(3, 4));
  list->insert(4, nn::Tanh());
  CHECK(list->named_parameters().keys() == Keys{"0.weight", "0.bias", "1.weight", "1.bias"});
  CHECK(list->named_children().keys() == Keys{"0", "1", "2", "3", "4"});
  CHECK(list->at<nn::ReLUImpl>(3).options.inplace());
  nn::ModuleList longer;
  longer->extend(*list);
  CHECK(longer->size() == 5);
  const auto copy = std::dynamic_pointer_cast<nn::ModuleListImpl>(list->clone());
  CHECK(copy->size() == 5);
  CHECK_FALSE(copy->parameters()[0].is_same(linear->weight));
  CHECK(printed(nn::ModuleList(nn::ReLU())) ==
        "taper::nn::ModuleList(\n  (0): taper::nn::ReLU()\n)");
  CHECK_THROWS_WITH(list->ptr(7), Contains("Index out of range"));
  CHECK_THROWS_WITH(list->insert(7, nn::ReLU()), Contains("Index out of range"));
  CHECK_THROWS_WITH(list->at<nn::TanhImpl>(0),
                    "at: the module is a taper::nn::LinearImpl, but you "
                    "asked for a taper::nn::TanhImpl");
}

TEST_CASE("modules by name") {
  nn::ModuleDict dict(
      nn::ModuleDictImpl::Pairs{{"a", nn::Linear(1, 2).ptr()}, {"b", nn::ReLU().ptr()}});
  CHECK(dict->keys() == Keys{"a", "b"});
  CHECK(dict->at<nn::LinearImpl>("a").options.out_features() == 2);
  dict->update(nn::ModuleDictImpl::Pairs{{"b", nn::Tanh().ptr()}, {"c", nn::Linear(2, 2).ptr()}});
  CHECK(dict->named_parameters().keys() == Keys{"a.weight", "a.bias", "c.weight", "c.bias"});
  CHECK(dict["b"]->as<nn::Tanh>() != nullptr);
  CHECK(dict->pop("a")->as<nn::Linear>() != nullptr);
  CHECK_FALSE(dict->contains("a"));
  CHECK(dict->parameters().size() == 2);
  CHECK(std::dynamic_pointer_cast<nn::ModuleDictImpl>(dict->clone())->keys() == Keys{"b", "c"});
  CHECK_THROWS_WITH(dict["a"], Contains("Key 'a' is not defined"));
  dict->clear();
  CHECK(dict->empty());
  CHECK(dict->children().empty());
  CHECK(printed(dict) == "taper::nn::ModuleDict");
}

TEST_CASE("lists and dictionaries of parameters") {
  const Variable learnt = ones({2, 3}, requires_grad()), fixed = zeros({});
  nn::ParameterList list(learnt, fixed);
  CHECK(list->size() == 2);
  CHECK(list[0].is_same(learnt));
  CHECK_FALSE(list->at(1).requires_grad());
  *list += std::vector<Variable>{ones({1})};
  list->extend(nn::Linear(1, 1)->named_parameters());
  CHECK(list->named_parameters().keys() == Keys{"0", "1", "2", "3", "4"});
  CHECK_THROWS_WITH(list->at(5), Contains("Index out of range"));
  const std::string text = printed(nn::ParameterList(learnt, fixed));
  CHECK(text.rfind("taper::nn::ParameterList(\n(0): Parameter containing: [", 0) == 0);
  CHECK(text.find(" of size [2, 3]]\n(1): ") != std::string::npos);
  nn::ParameterDict dict;
  dict->insert("w", learnt);
  dict->update(nn::ParameterDictImpl::Dict{{"w", fixed}, {"v", learnt}});
  CHECK(dict->get("w").is_same(fixed));
  CHECK(dict->keys() == Keys{"w", "v"});
  const auto copy = std::dynamic_pointer_cast<nn::ParameterDictImpl>(dict->clone());
  CHECK(copy->get("v").requires_grad());
  CHECK_FALSE(copy->get("v").is_same(learnt));
  CHECK(dict->pop("v").is_same(learnt));
  CHECK_THROWS_WITH(dict->get("v"), Contains("Parameter 'v' is not defined"));
}
