#pragma once

#include <utility>

#include "taper/serialize/archive.h"

namespace taper {

/// Saves a tensor, a vector or dictionary of them, an IValue, a module or an optimizer as a
/// safetensors file, to a path, a std::ostream, or a function: see OutputArchive::save_to().
template <class Value, class... SaveTo>
void save(const Value& value, SaveTo&&... to) {
  serialize::OutputArchive archive;
  archive << value;
  archive.save_to(std::forward<SaveTo>(to)...);
}

/// Loads what save() saved, from a path, a std::istream, memory, or a function: see
/// InputArchive::load_from(). Throws Error, and changes nothing, if the file is malformed or holds
/// something else.
template <class Value, class... LoadFrom>
void load(Value& value, LoadFrom&&... from) {
  serialize::InputArchive archive;
  archive.load_from(std::forward<LoadFrom>(from)...);
  archive >> value;
}

}  // namespace taper
