#include "taper/core/base/call_stack.h"

#include <dlfcn.h>
#include <execinfo.h>

#include <cstdio>
#include <memory>
#include <optional>

#include "taper/core/base/error.h"

namespace taper {
namespace {

/// What addr2line prints for one address: a function and file:line, each perhaps unknown.
struct Symbol {
  std::string function, place;
};

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::optional<Symbol> ask_addr2line(const std::string& module, const std::string& offset) {
  const std::string command =
      "addr2line -f -C -e " + quoted(module) + " " + offset + " 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  if (!pipe) return std::nullopt;
  std::array<char, 4096> line;
  std::array<std::string, 2> lines;
  for (std::string& text : lines) {
    if (std::fgets(line.data(), static_cast<int>(line.size()), pipe.get()) == nullptr)
      return std::nullopt;
    text = line.data();
    while (!text.empty() && text.back() == '\n') text.pop_back();
  }
  if (lines[0] == "??") return std::nullopt;
  return Symbol{lines[0], lines[1].find("??") == 0 ? "" : lines[1]};
}

/// True for a function of namespace taper, whatever its arguments and result are.
bool is_own(const std::string& function) {
  const std::string name = function.substr(0, function.find('('));
  const std::size_t space = name.rfind(' ');
  return name.find("taper::", space == std::string::npos ? 0 : space + 1) != std::string::npos ||
         name.find("taper::record") != std::string::npos;
}

/// One frame, or an empty text if it is not the user's.
std::string describe_frame(void* address) {
  Dl_info info;
  if (dladdr(address, &info) == 0 || info.dli_fname == nullptr) return {};
  const auto offset = static_cast<char*>(address) - static_cast<char*>(info.dli_fbase) - 1;
  std::array<char, 24> hex;
  std::snprintf(hex.data(), hex.size(), "0x%tx", offset);
  const std::optional<Symbol> symbol = ask_addr2line(info.dli_fname, hex.data());
  if (!symbol) return str(info.dli_fname, "+", hex.data());
  if (is_own(symbol->function)) return {};
  return symbol->place.empty() ? symbol->function : str(symbol->function, " at ", symbol->place);
}

}  // namespace

CallStack CallStack::capture() {
  CallStack stack;
  stack.count_ = backtrace(stack.frames_.data(), static_cast<int>(stack.frames_.size()));
  return stack;
}

std::string CallStack::describe() const {
  constexpr int kMost = 3;
  std::string text;
  int listed = 0;
  for (int i = 1; i < count_ && listed < kMost; ++i) {
    const std::string frame = describe_frame(frames_[static_cast<std::size_t>(i)]);
    if (!frame.empty()) text += str(listed++ == 0 ? "" : ", called from ", frame);
  }
  return text.empty() ? "an unknown place" : text;
}

}  // namespace taper
