#include "taper/core/graph/hooks.h"

#include <utility>

#include "taper/core/base/error.h"

namespace taper {

unsigned Hooks::add(uint32_t output_nr, Hook hook) {
  const std::lock_guard<std::mutex> lock(mutex_);
  entries_.push_back(std::make_shared<Entry>(Entry{output_nr, std::move(hook)}));
  return static_cast<unsigned>(entries_.size() - 1);
}

void Hooks::remove(unsigned id) {
  std::shared_ptr<Entry> removed;  // destroyed after the lock: it may own anything
  const std::lock_guard<std::mutex> lock(mutex_);
  check(id < entries_.size(), "remove_hook", "Invalid index, no hook at position ", id);
  removed = std::exchange(entries_[id], nullptr);
}

void Hooks::run(uint32_t output_nr, Variable& g) const {
  const std::size_t count = size();
  for (std::size_t id = 0; id < count; ++id) {
    const std::shared_ptr<Entry> entry = at(id);
    if (entry == nullptr || entry->output_nr != output_nr) continue;
    Variable changed = entry->hook(g);
    if (!changed.defined()) continue;
    check(changed.sizes() == g.sizes(), "backward", "hook '", id,
          "' has changed the size of value, got ", changed.sizes(), ", expected ", g.sizes());
    g = std::move(changed);
  }
}

std::shared_ptr<Hooks::Entry> Hooks::at(std::size_t id) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return entries_[id];
}

std::size_t Hooks::size() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return entries_.size();
}

}  // namespace taper
