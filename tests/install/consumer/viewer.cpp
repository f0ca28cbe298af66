#include <taper/taper.h>
#include <taper/viz.h>

// The page of a recording has the recording in it.
int main() {
  const auto x = taper::tensor(3.0, taper::requires_grad());
  taper::viz::Recording recording("", "installed");
  (x * x).backward();
  return recording.json().find("\"title\":\"installed\"") != std::string::npos ? 0 : 1;
}
