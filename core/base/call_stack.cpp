#include "taper/core/base/call_stack.h"

#include <dlfcn.h>
#include <execinfo.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/base/format.h"

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

/// Where an address lies: a file of code, and the offset that addr2line understands.
struct Location {
  std::string module, offset;
};

std::optional<Location> locate(void* address) {
  Dl_info info;
  if (dladdr(address, &info) == 0 || info.dli_fname == nullptr) return std::nullopt;
  const auto offset = static_cast<char*>(address) - static_cast<char*>(info.dli_fbase) - 1;
  return Location{info.dli_fname, formatted("0x%tx", offset)};
}

std::vector<std::string> output_of(const std::string& command) {
  std::vector<std::string> lines;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  std::array<char, 4096> buffer;
  while (pipe &&
         std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe.get()) != nullptr) {
    lines.emplace_back(buffer.data());
    while (!lines.back().empty() && lines.back().back() == '\n') lines.back().pop_back();
  }
  return lines;
}

/// The functions at each of some addresses of one module, innermost first: one, unless some were
/// inlined. Nothing where addr2line is missing or knows nothing.
std::vector<std::vector<Symbol>> ask_addr2line(const std::string& module,
                                               const std::vector<std::string>& offsets) {
  std::vector<std::vector<Symbol>> found(offsets.size());
  constexpr std::size_t kAtOnce = 500;
  for (std::size_t begin = 0; begin < offsets.size(); begin += kAtOnce) {
    std::string command = "addr2line -a -i -f -C -e " + quoted(module);
    for (std::size_t i = begin; i < std::min(begin + kAtOnce, offsets.size()); ++i)
      command += " " + offsets[i];
    const std::vector<std::string> lines = output_of(command + " 2>/dev/null");
    std::size_t at = begin;  // one more than the address that the lines are about
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].rfind("0x", 0) == 0) {
        ++at;
      } else if (i + 1 < lines.size() && at > begin && at <= found.size()) {
        // Which of a line's blocks it was, addr2line says too; readers look for the line.
        const std::string place = lines[i + 1].substr(0, lines[i + 1].find(" (discriminator"));
        if (lines[i] != "??")
          found[at - 1].push_back({lines[i], place.find("??") == 0 ? "" : place});
        ++i;
      }
    }
  }
  return found;
}

/// Without the arguments of templates, which hide where the name begins.
std::string without_arguments(const std::string& function) {
  std::string out;
  int depth = 0;
  for (const char c : function) {
    const std::size_t word = out.rfind("operator");
    const bool is_operator = depth == 0 && word != std::string::npos && out.size() - word < 10;
    if (c == '<' && !is_operator) ++depth;
    if (depth == 0) out += c;
    if (c == '>' && !is_operator && depth > 0) --depth;
  }
  return out;
}

/// True for a function of namespace taper, whatever its arguments and result are.
bool is_own(const std::string& function) {
  const std::string name = without_arguments(function.substr(0, function.find('(')));
  const std::size_t space = name.rfind(' ');
  return name.find("taper::", space == std::string::npos ? 0 : space + 1) != std::string::npos ||
         name.find("taper::record") != std::string::npos;
}

/// The folder of Taper's sources as the debug information names it; empty if it does not.
std::string folder_of_sources(const std::vector<Symbol>& capture) {
  const std::string place = capture.empty() ? "" : capture.back().place;
  const std::size_t end = place.rfind("core/base/call_stack.cpp");
  return end == std::string::npos ? "" : place.substr(0, end);
}

/// True for a place in Taper's headers, or in the sources of its library.
bool is_own_place(const std::string& place, const std::string& sources) {
  if (place.find("/include/taper/") != std::string::npos) return true;
  if (sources.empty() || place.rfind(sources, 0) != 0) return false;
  const auto is_in = [&](const char* room) {
    return place.rfind(room, sources.size()) == sources.size();
  };
  return is_in("core/") || is_in("nn/") || is_in("optim/") || is_in("data/") || is_in("serialize/");
}

/// The functions at each of some addresses, asked for module by module, without Taper's own. These
/// are told by their names, and by their places: debug information may leave out the namespace of
/// what was inlined.
std::map<void*, std::vector<Symbol>> foreign_symbols_of(std::set<void*> addresses) {
  void* const capture = reinterpret_cast<char*>(&CallStack::capture) + 1;
  addresses.insert(capture);
  std::map<std::string, std::pair<std::vector<void*>, std::vector<std::string>>> of_module;
  for (void* address : addresses) {
    const std::optional<Location> at = locate(address);
    if (!at) continue;
    of_module[at->module].first.push_back(address);
    of_module[at->module].second.push_back(at->offset);
  }
  std::map<void*, std::vector<Symbol>> symbols;
  for (const auto& [module, asked] : of_module) {
    const auto found = ask_addr2line(module, asked.second);
    for (std::size_t i = 0; i < found.size(); ++i) symbols[asked.first[i]] = found[i];
  }
  const std::string sources = folder_of_sources(symbols[capture]);
  std::map<void*, std::vector<Symbol>> foreign;
  for (const auto& [address, all] : symbols) {
    std::vector<Symbol> left;
    for (const Symbol& symbol : all)
      if (!is_own(symbol.function) && !is_own_place(symbol.place, sources)) left.push_back(symbol);
    if (all.empty() || !left.empty()) foreign[address] = left;
  }
  return foreign;
}

/// True for a place in a source that is known, and not one of the system's headers.
bool is_in_source(const Symbol& symbol) {
  return !symbol.place.empty() && symbol.place.rfind("/usr/", 0) != 0 &&
         symbol.place.find(":?") == std::string::npos;
}

}  // namespace

CallStack CallStack::capture() {
  CallStack stack;
  stack.count_ = backtrace(stack.frames_.data(), static_cast<int>(stack.frames_.size()));
  return stack;
}

std::string CallStack::describe() const {
  constexpr int kMost = 3;
  const auto symbols =
      foreign_symbols_of({frames_.begin() + 1, frames_.begin() + std::max(count_, 1)});
  std::string text;
  int listed = 0;
  const auto list = [&](const std::string& frame) {
    if (listed++ < kMost) text += str(text.empty() ? "" : ", called from ", frame);
  };
  for (int i = 1; i < count_ && listed < kMost; ++i) {
    void* const address = frames_[static_cast<std::size_t>(i)];
    const auto found = symbols.find(address);
    if (found == symbols.end()) continue;
    if (found->second.empty())
      if (const auto at = locate(address)) list(str(at->module, "+", at->offset));
    for (const Symbol& symbol : found->second)
      list(symbol.place.empty() ? symbol.function : str(symbol.function, " at ", symbol.place));
  }
  return text.empty() ? "an unknown place" : text;
}

std::vector<std::string> CallStack::places(const std::vector<const CallStack*>& stacks) {
  std::set<void*> addresses;
  for (const CallStack* stack : stacks)
    for (int i = 1; stack != nullptr && i < stack->count_; ++i)
      addresses.insert(stack->frames_[static_cast<std::size_t>(i)]);
  const auto symbols = foreign_symbols_of(addresses);
  std::vector<std::string> places;
  for (const CallStack* stack : stacks) {
    places.emplace_back();
    for (int i = 1; stack != nullptr && i < stack->count_ && places.back().empty(); ++i) {
      const auto found = symbols.find(stack->frames_[static_cast<std::size_t>(i)]);
      if (found == symbols.end()) continue;
      const auto user = std::find_if(found->second.begin(), found->second.end(), is_in_source);
      if (user != found->second.end()) places.back() = user->place;
    }
  }
  return places;
}

}  // namespace taper
