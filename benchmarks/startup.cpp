// The shortest program that uses the engine: scripts/bench times its start and end.

#include "taper/taper.h"

int main() {
  const taper::Tensor x = taper::tensor(3.0, taper::requires_grad());
  (x * x).backward();
  return x.grad().item<float>() == 6 ? 0 : 1;
}
