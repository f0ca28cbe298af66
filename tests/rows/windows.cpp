// Windows of signal processing.

#include "tests/rows/rows.h"

namespace rows {

Rows windows() {
  const Inputs none = given({{"none", {}}});
  return {
      {"bartlett_window", "", none, [](X) { return bartlett_window(5); }},
      {"bartlett_window", "symmetric", none, [](X) { return bartlett_window(6, false, kDouble); }},
      {"hann_window", "", none, [](X) { return hann_window(7); }},
      {"hann_window", "symmetric", none, [](X) { return hann_window(6, false, kDouble); }},
      {"hann_window", "one", none, [](X) { return hann_window(1); }},
      {"hann_window", "empty", none, [](X) { return hann_window(0); }},
      refusing({"hann_window", "integers", none, [](X) { return hann_window(3, kLong); }}),
      {"hamming_window", "", none, [](X) { return hamming_window(7); }},
      {"hamming_window", "chosen", none,
       [](X) { return hamming_window(6, false, 0.7, 0.3, kDouble); }},
      {"blackman_window", "symmetric", none, [](X) { return blackman_window(7, false, kDouble); }},
      {"blackman_window", "", none, [](X) { return blackman_window(6, kDouble); }},
  };
}

}  // namespace rows
