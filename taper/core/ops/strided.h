#pragma once

#include "taper/core/variable.h"

/// Windows: views given by strides alone, for which every rule is the same. slice() is one, and
/// so is any view whose base was changed in place.
namespace taper {

/// `array`, which lies in x's memory, as a view of x.
Variable window(const char* name, const Variable& x, const Array& array);

/// The same, but not marked as a view: the history of a view that follows from its base's.
Variable record_window(const Variable& base, const Array& array);

/// The history of `base` after `source` was written over the window `array` of its memory.
Variable record_overwrite(const Variable& base, const Variable& source, const Array& array);

}  // namespace taper
