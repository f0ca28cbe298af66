#include <taper/study.h>
#include <taper/taper.h>

// What courses share is there without what it is made of.
int main() {
  const auto output = taper::tensor({{0.2, 0.8}, {0.9, 0.1}});
  const auto target = taper::tensor({1, 1}, taper::kLong);
  return taper::study::accuracy(output, target) == 0.5 ? 0 : 1;
}
