#pragma once

#include <optional>
#include <string_view>
#include <tuple>

#include "taper/core/graph/variable_fwd.h"

/// Statistics of order. Along an axis they give the values and their positions (int64), and the
/// gradient goes to these; of equal elements the first counts, except where noted. An axis without
/// elements is refused.
namespace taper {

/// The middle element, the lower one of two; NaN if there is a NaN, or the middle of the others.
/// Of the whole tensor, equal elements share the gradient.
Variable median(const Variable& x);
Variable nanmedian(const Variable& x);
std::tuple<Variable, Variable> median(const Variable& x, int64_t dim, bool keepdim = false);
std::tuple<Variable, Variable> nanmedian(const Variable& x, int64_t dim, bool keepdim = false);
/// The element that occurs most often, the smallest of several; its last position.
std::tuple<Variable, Variable> mode(const Variable& x, int64_t dim = -1, bool keepdim = false);
/// The k-th smallest element (k = 1: the smallest); NaN is the largest.
std::tuple<Variable, Variable> kthvalue(const Variable& x, int64_t k, int64_t dim = -1,
                                        bool keepdim = false);
/// The value below which a share q in [0, 1] of the elements lies, for each of q as a new first
/// axis. Between two elements `interpolation` decides: linear, lower, higher, midpoint or nearest.
/// Of float32 or float64, and NaN if there is a NaN; nanquantile() leaves NaNs out.
Variable quantile(const Variable& x, const Variable& q, std::optional<int64_t> dim = std::nullopt,
                  bool keepdim = false, std::string_view interpolation = "linear");
Variable quantile(const Variable& x, double q, std::optional<int64_t> dim = std::nullopt,
                  bool keepdim = false, std::string_view interpolation = "linear");
Variable nanquantile(const Variable& x, const Variable& q,
                     std::optional<int64_t> dim = std::nullopt, bool keepdim = false,
                     std::string_view interpolation = "linear");
Variable nanquantile(const Variable& x, double q, std::optional<int64_t> dim = std::nullopt,
                     bool keepdim = false, std::string_view interpolation = "linear");
/// The largest and smallest elements so far along an axis, and where the last of them is; NaN wins.
std::tuple<Variable, Variable> cummax(const Variable& x, int64_t dim);
std::tuple<Variable, Variable> cummin(const Variable& x, int64_t dim);
/// amin() and amax() together.
std::tuple<Variable, Variable> aminmax(const Variable& x, std::optional<int64_t> dim = std::nullopt,
                                       bool keepdim = false);

/// The same as methods.
template <class Tensor>
class OrderMethods {
 public:
  Tensor median() const { return taper::median(self()); }
  Tensor nanmedian() const { return taper::nanmedian(self()); }
  std::tuple<Tensor, Tensor> median(int64_t dim, bool keepdim = false) const {
    return taper::median(self(), dim, keepdim);
  }
  std::tuple<Tensor, Tensor> nanmedian(int64_t dim, bool keepdim = false) const {
    return taper::nanmedian(self(), dim, keepdim);
  }
  std::tuple<Tensor, Tensor> mode(int64_t dim = -1, bool keepdim = false) const {
    return taper::mode(self(), dim, keepdim);
  }
  std::tuple<Tensor, Tensor> kthvalue(int64_t k, int64_t dim = -1, bool keepdim = false) const {
    return taper::kthvalue(self(), k, dim, keepdim);
  }
  Tensor quantile(const Tensor& q, std::optional<int64_t> dim = std::nullopt, bool keepdim = false,
                  std::string_view interpolation = "linear") const {
    return taper::quantile(self(), q, dim, keepdim, interpolation);
  }
  Tensor quantile(double q, std::optional<int64_t> dim = std::nullopt, bool keepdim = false,
                  std::string_view interpolation = "linear") const {
    return taper::quantile(self(), q, dim, keepdim, interpolation);
  }
  Tensor nanquantile(const Tensor& q, std::optional<int64_t> dim = std::nullopt,
                     bool keepdim = false, std::string_view interpolation = "linear") const {
    return taper::nanquantile(self(), q, dim, keepdim, interpolation);
  }
  Tensor nanquantile(double q, std::optional<int64_t> dim = std::nullopt, bool keepdim = false,
                     std::string_view interpolation = "linear") const {
    return taper::nanquantile(self(), q, dim, keepdim, interpolation);
  }
  std::tuple<Tensor, Tensor> cummax(int64_t dim) const { return taper::cummax(self(), dim); }
  std::tuple<Tensor, Tensor> cummin(int64_t dim) const { return taper::cummin(self(), dim); }
  std::tuple<Tensor, Tensor> aminmax(std::optional<int64_t> dim = std::nullopt,
                                     bool keepdim = false) const {
    return taper::aminmax(self(), dim, keepdim);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
