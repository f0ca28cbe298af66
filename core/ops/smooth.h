#pragma once

#include <optional>
#include <string>

#include "taper/core/graph/variable_fwd.h"

/// Smooth activation functions, and softmax. A name that ends in _ changes x.
namespace taper {

/// 1 / (1 + e^-x); integers are converted.
Variable sigmoid(const Variable& x);
/// log(sigmoid(x)), without overflow.
Variable log_sigmoid(const Variable& x);
/// Integers are converted.
Variable tanh(const Variable& x);
/// x - tanh(x).
Variable tanhshrink(const Variable& x);
/// log(1 + e^(beta x)) / beta, and x itself where beta x > threshold.
Variable softplus(const Variable& x, Scalar beta = 1, Scalar threshold = 20);
/// x / (1 + |x|).
Variable softsign(const Variable& x);
/// x * P(a standard normal number is below x); approximate: "none", or "tanh" for
/// x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) (Hendrycks and Gimpel 2016).
Variable gelu(const Variable& x, const std::string& approximate = "none");
/// x * sigmoid(x).
Variable silu(const Variable& x);
/// x * tanh(softplus(x)) (Misra 2019).
Variable mish(const Variable& x);
/// a * sigmoid(b), with a and b the halves of x along `dim`.
Variable glu(const Variable& x, int64_t dim = -1);
/// e^x / sum(e^x) along `dim`; x is converted to `dtype` before, if that is given.
Variable softmax(const Variable& x, int64_t dim, std::optional<ScalarType> dtype = std::nullopt);
/// log(softmax(x)), without overflow or loss of small probabilities.
Variable log_softmax(const Variable& x, int64_t dim,
                     std::optional<ScalarType> dtype = std::nullopt);

Variable& sigmoid_(const Variable& x);
Variable& tanh_(const Variable& x);
Variable& gelu_(const Variable& x, const std::string& approximate = "none");
Variable& silu_(const Variable& x);
Variable& mish_(const Variable& x);

/// The same as methods.
template <class Tensor>
class SmoothMethods {
 public:
  Tensor sigmoid() const { return taper::sigmoid(self()); }
  Tensor tanh() const { return taper::tanh(self()); }
  Tensor softmax(int64_t dim, std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::softmax(self(), dim, dtype);
  }
  Tensor log_softmax(int64_t dim, std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::log_softmax(self(), dim, dtype);
  }
  Tensor& sigmoid_() const { return taper::sigmoid_(self()); }
  Tensor& tanh_() const { return taper::tanh_(self()); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
