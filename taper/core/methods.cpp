#include "taper/core/methods.h"

#include "taper/core/ops.h"

namespace taper {

const Variable& Methods::self() const { return static_cast<const Variable&>(*this); }

Variable Methods::matmul(const Variable& o) const { return taper::matmul(self(), o); }
Variable Methods::mm(const Variable& o) const { return taper::mm(self(), o); }

Variable Methods::to(ScalarType dtype) const { return taper::to(self(), dtype); }
Variable Methods::clone() const { return taper::clone(self()); }
Variable Methods::contiguous() const { return taper::contiguous(self()); }

}  // namespace taper
