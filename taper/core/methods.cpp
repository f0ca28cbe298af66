#include "taper/core/methods.h"

#include "taper/core/ops.h"

namespace taper {

const Variable& Methods::self() const { return static_cast<const Variable&>(*this); }

Variable Methods::sum() const { return taper::sum(self()); }
Variable Methods::sum(IntArrayRef dim, bool keep) const { return taper::sum(self(), dim, keep); }
Variable Methods::mean() const { return taper::mean(self()); }
Variable Methods::mean(IntArrayRef dim, bool keep) const { return taper::mean(self(), dim, keep); }
Variable Methods::argmax(std::optional<int64_t> dim, bool keep) const {
  return taper::argmax(self(), dim, keep);
}

Variable Methods::matmul(const Variable& o) const { return taper::matmul(self(), o); }
Variable Methods::mm(const Variable& o) const { return taper::mm(self(), o); }

Variable Methods::to(ScalarType dtype) const { return taper::to(self(), dtype); }
Variable Methods::clone() const { return taper::clone(self()); }
Variable Methods::contiguous() const { return taper::contiguous(self()); }

}  // namespace taper
