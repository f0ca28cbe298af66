#include "tests/rows/rows.h"

namespace rows {

Cases Row::cases() const {
  Random random(name());
  return inputs(random);
}

std::vector<Tensor> Row::operator()(X x) const {
  const auto list = [](auto... y) { return std::vector<Tensor>{y...}; };
  switch (f.index()) {
    case 0:
      return {std::get<0>(f)(x)};
    case 1:
      return std::apply(list, std::get<1>(f)(x));
    case 2:
      return std::apply(list, std::get<2>(f)(x));
    default:
      return std::get<3>(f)(x);
  }
}

Row refusing(Row row) {
  row.refuses = true;
  return row;
}
Row alone(Row row) {
  row.alone = true;
  return row;
}
Row rough(Row row) {
  row.rough = true;
  return row;
}
Row with_step(double step, Row row) {
  row.step = step;
  return row;
}

}  // namespace rows
