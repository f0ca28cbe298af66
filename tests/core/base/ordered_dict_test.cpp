#include "taper/core/base/ordered_dict.h"

#include <doctest/doctest.h>

using taper::OrderedDict;
using Dict = OrderedDict<std::string, int>;

TEST_SUITE_BEGIN("ordered_dict");

TEST_CASE("items keep the order of insertion") {
  Dict dict;
  CHECK(dict.is_empty());
  CHECK(dict.insert("b", 1) == 1);
  dict.insert("a", 2);
  dict.insert("c", 3);
  CHECK(dict.size() == 3);
  CHECK(dict.keys() == std::vector<std::string>{"b", "a", "c"});
  CHECK(dict.values() == std::vector<int>{1, 2, 3});
  CHECK(dict.pairs()[1] == std::pair<std::string, int>("a", 2));
  CHECK(dict.items()[2].pair().second == 3);
  std::string walked;
  for (const auto& item : dict) walked += item.key() + std::to_string(*item);
  CHECK(walked == "b1a2c3");
}

TEST_CASE("values are found by key, items by position") {
  Dict dict = {{"a", 1}, {"b", 2}};
  dict["a"] = 5;
  CHECK(dict["a"] == 5);
  CHECK(dict[0].key() == "a");
  dict[1].value() = 7;
  CHECK(*dict.find("b") == 7);
  CHECK(dict.find("z") == nullptr);
  CHECK(dict.contains("b"));
  CHECK_FALSE(dict.contains("z"));
  CHECK(dict.front().key() == "a");
  CHECK(dict.back().value() == 7);
  const Dict& constant = dict;
  CHECK(constant["b"] == 7);
  CHECK(constant[0].value() == 5);
  CHECK(*constant.find("a") == 5);
}

TEST_CASE("erase closes the gap") {
  Dict dict = {{"a", 1}, {"b", 2}, {"c", 3}};
  dict.erase("b");
  CHECK(dict.keys() == std::vector<std::string>{"a", "c"});
  CHECK(dict["a"] == 1);
  CHECK(dict["c"] == 3);
  CHECK(dict[1].key() == "c");
  dict.insert("b", 4);
  CHECK(dict["b"] == 4);
  dict.clear();
  CHECK(dict.is_empty());
  CHECK_FALSE(dict.contains("a"));
}

TEST_CASE("dictionaries are equal if keys, values and order are") {
  const Dict dict = {{"a", 1}, {"b", 2}};
  CHECK(dict == Dict{{"a", 1}, {"b", 2}});
  CHECK_FALSE(dict == Dict{{"b", 2}, {"a", 1}});
  CHECK_FALSE(dict == Dict{{"a", 1}, {"b", 3}});
  Dict longer = {{"c", 0}};
  longer.update(dict);
  CHECK(longer == Dict{{"c", 0}, {"a", 1}, {"b", 2}});
  const Dict copy = longer;
  longer["a"] = 9;
  CHECK(copy["a"] == 1);
}

TEST_CASE("wrong keys and positions are named") {
  Dict dict("Color");
  CHECK(dict.key_description() == "Color");
  dict.insert("red", 1);
  CHECK_THROWS_WITH(dict.insert("red", 2), "OrderedDict: Color 'red' already defined");
  CHECK_THROWS_WITH(dict["blue"], "OrderedDict: Color 'blue' is not defined");
  CHECK_THROWS_WITH(dict.erase("blue"), "OrderedDict: Key 'blue' doesn't exist");
  CHECK_THROWS_WITH(dict[1], "OrderedDict: Index 1 is out of bounds, the size is 1");
  CHECK_THROWS_WITH(dict.update(Dict{{"red", 3}}), "OrderedDict: Color 'red' already defined");
  CHECK_THROWS_AS(Dict().front(), taper::Error);
  CHECK_THROWS_AS(Dict().back(), taper::Error);
  CHECK(dict["red"] == 1);
}
