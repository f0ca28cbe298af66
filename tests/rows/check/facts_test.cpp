// What the rows are asked for coverage is checked: an operation that no gradient check reaches must
// be seen.

#include "tests/rows/check/facts.h"

#include <doctest/doctest.h>

#include "taper/core/graph/record.h"

namespace rows {
namespace {

Tensor planted(X x) {
  return record("planted", x[0].detach().clone().array(), wrt(x[0], [](V g) { return g * 1; }));
}

Survey survey_of(const Row& row) {
  Survey survey;
  add(row, survey);
  return survey;
}

}  // namespace

TEST_CASE("an operation in a gradient check is recorded and checked") {
  const Survey survey = survey_of({"f", "", doubles({{{3}}}), planted});
  CHECK(survey.recorded.count("planted") == 1);
  CHECK(survey.checked.count("planted") == 1);
  CHECK(survey.operations.at("f").orders == 2);
  CHECK(survey.operations.at("f").dtypes == std::set<std::string>{"float64"});
}

TEST_CASE("without float64 inputs, or with rough ones, an operation is recorded alone") {
  for (const Row& row : {Row{"f", "", shapes({{3}}, {kFloat}), planted},
                         rough({"f", "", doubles({{{3}}}), planted})}) {
    const Survey survey = survey_of(row);
    CHECK(survey.recorded.count("planted") == 1);
    CHECK(survey.checked.empty());
    CHECK(survey.operations.at("f").orders == 0);
  }
}

TEST_CASE("operations of the in-place form are seen") {
  const Survey survey = survey_of({"f", "", doubles({{{3}}}), [](X x) { return x[0]; }, planted});
  CHECK(survey.operations.at("f").in_place);
  CHECK(survey.recorded.count("planted") == 1);
  CHECK(survey.checked.count("planted") == 0);
}

TEST_CASE("dtypes that are refused do not count") {
  const Row row = refusing({"f", "", shapes({{3}}, {kFloat, kBool}), [](X x) { return -x[0]; }});
  CHECK(survey_of(row).operations.at("f").dtypes == std::set<std::string>{"float32"});
}

}  // namespace rows
