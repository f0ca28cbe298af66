#include "taper/viz/page.h"

namespace taper::viz {

std::string page_with(const std::string& json) {
  constexpr std::string_view kHole = "{data}";
  const std::string_view page = embedded::page();
  const std::size_t at = page.find(kHole);
  std::string text(page.substr(0, at));
  text += json;
  return text += page.substr(at + kHole.size());
}

}  // namespace taper::viz
