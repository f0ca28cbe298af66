#include "taper/core/methods.h"

#include "taper/core/ops.h"

namespace taper {

const Variable& Methods::self() const { return static_cast<const Variable&>(*this); }

Variable Methods::add(const Variable& o, Scalar alpha) const {
  return taper::add(self(), o, alpha);
}
Variable Methods::add(Scalar o) const { return taper::add(self(), o); }
Variable Methods::sub(const Variable& o, Scalar alpha) const {
  return taper::sub(self(), o, alpha);
}
Variable Methods::sub(Scalar o) const { return taper::sub(self(), o); }
Variable Methods::mul(const Variable& o) const { return taper::mul(self(), o); }
Variable Methods::mul(Scalar o) const { return taper::mul(self(), o); }
Variable Methods::div(const Variable& o) const { return taper::div(self(), o); }
Variable Methods::div(Scalar o) const { return taper::div(self(), o); }
Variable Methods::pow(Scalar e) const { return taper::pow(self(), e); }
Variable Methods::pow(const Variable& e) const { return taper::pow(self(), e); }
Variable Methods::neg() const { return taper::neg(self()); }
Variable& Methods::add_(Scalar o) const { return add_(scalar_tensor(o)); }
Variable& Methods::sub_(Scalar o) const { return add_(scalar_tensor(-o)); }
Variable& Methods::mul_(Scalar o) const { return mul_(scalar_tensor(o)); }
Variable& Methods::div_(Scalar o) const { return div_(scalar_tensor(o)); }

Variable Methods::exp() const { return taper::exp(self()); }
Variable Methods::log() const { return taper::log(self()); }
Variable Methods::sqrt() const { return taper::sqrt(self()); }
Variable Methods::abs() const { return taper::abs(self()); }
Variable Methods::relu() const { return taper::relu(self()); }
Variable Methods::sigmoid() const { return taper::sigmoid(self()); }
Variable Methods::tanh() const { return taper::tanh(self()); }
Variable Methods::softmax(int64_t dim) const { return taper::softmax(self(), dim); }
Variable Methods::log_softmax(int64_t dim) const { return taper::log_softmax(self(), dim); }

Variable Methods::eq(const Variable& o) const { return taper::eq(self(), o); }
Variable Methods::eq(Scalar o) const { return taper::eq(self(), o); }

Variable Methods::sum() const { return taper::sum(self()); }
Variable Methods::sum(IntArrayRef dim, bool keep) const { return taper::sum(self(), dim, keep); }
Variable Methods::mean() const { return taper::mean(self()); }
Variable Methods::mean(IntArrayRef dim, bool keep) const { return taper::mean(self(), dim, keep); }
Variable Methods::argmax(std::optional<int64_t> dim, bool keep) const {
  return taper::argmax(self(), dim, keep);
}

Variable Methods::matmul(const Variable& o) const { return taper::matmul(self(), o); }
Variable Methods::mm(const Variable& o) const { return taper::mm(self(), o); }

Variable Methods::index_select(int64_t dim, const Variable& index) const {
  return taper::index_select(self(), dim, index);
}

Variable Methods::to(ScalarType dtype) const { return taper::to(self(), dtype); }
Variable Methods::clone() const { return taper::clone(self()); }
Variable Methods::contiguous() const { return taper::contiguous(self()); }

}  // namespace taper
