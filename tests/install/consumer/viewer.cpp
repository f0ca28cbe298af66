#include <taper/taper.h>
#include <taper/viz.h>

#include <string>

namespace {

bool contains(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

/// A still picture; a library without Duktape says that it has none.
bool draws(const taper::Tensor& y) {
  try {
    return contains(taper::viz::to_svg(y), "<svg");
  } catch (const taper::Error& error) {
    return contains(error.what(), "Duktape");
  }
}

}  // namespace

// The page of a recording has the recording in it.
int main() {
  const auto x = taper::tensor(3.0, taper::requires_grad());
  taper::viz::Recording recording("", "installed");
  const taper::Tensor y = x * x;
  y.backward();
  return contains(recording.json(), "\"title\":\"installed\"") && draws(y) ? 0 : 1;
}
