#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes order() {
  Mistakes mistakes;
  MISTAKE(median(zeros({0, 2}), 0));
  MISTAKE(median(ones({2}), 1));
  MISTAKE(median(ones({2}, kBool)));
  MISTAKE(nanmedian(ones({2}), -2));
  MISTAKE(kthvalue(ones({2}), 3));
  MISTAKE(kthvalue(ones({2}), 0));
  MISTAKE(kthvalue(ones({2}), 1, 1));
  MISTAKE(kthvalue(zeros({0, 2}), 1, 0));
  MISTAKE(mode(ones({2}), 1));
  MISTAKE(mode(zeros({0, 2}), 0));
  MISTAKE(quantile(ones({2}), 1.5));
  MISTAKE(quantile(ones({2}), -0.5));
  MISTAKE(quantile(ones({2}, kLong), 0.5));
  MISTAKE(quantile(ones({2}), ones({2, 2})));
  MISTAKE(quantile(ones({2}), ones({1}, kDouble)));
  MISTAKE(quantile(ones({2}), full({1}, 2.0)));
  MISTAKE(quantile(zeros({0}), 0.5));
  MISTAKE(quantile(ones({2}), 0.5, 0, false, "cubic"));
  MISTAKE(quantile(ones({2}), 0.5, 1));
  MISTAKE(nanquantile(ones({2}), 1.5));
  MISTAKE(nanmean(ones({2}, kLong)));
  MISTAKE(nanmean(ones({2}), 1));
  MISTAKE(nansum(ones({2}), 1));
  MISTAKE(diff(ones({})));
  MISTAKE(diff(ones({2}), 1, 1));
  MISTAKE(diff(ones({2, 3}), 1, -1, ones({3, 1})));
  MISTAKE(diff(ones({2, 3}), 1, -1, ones({1})));
  MISTAKE(cummax(ones({2}), 1));
  MISTAKE(cummin(ones({2}), -2));
  MISTAKE(aminmax(zeros({0})));
  MISTAKE(aminmax(zeros({0, 2}), 0));
  MISTAKE(aminmax(ones({2}), 1));
  return mistakes;
}

}  // namespace rows::errors
