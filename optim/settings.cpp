#include "taper/optim/settings.h"

#include "taper/core/base/error.h"

namespace taper::optim {

void check_setting(const char* op, const char* what, double value) {
  check(value >= 0, op, "Invalid ", what, ": ", value, ", expected 0 or more");
}

void check_betas(const char* op, const std::tuple<double, double>& betas) {
  const double values[] = {std::get<0>(betas), std::get<1>(betas)};
  for (int i = 0; i < 2; ++i)
    check(values[i] >= 0 && values[i] < 1, op, "Invalid beta parameter at index ", i, ": ",
          values[i], ", expected at least 0 and less than 1");
}

}  // namespace taper::optim
