#pragma once

#include <array>

#include "taper/core/tensor/array.h"

/// Losses of rows, which lie along the last axis, one number for each. Inputs have one floating
/// dtype; those of vectors have one shape, too. A derivative that is not wanted stays undefined.
namespace taper::kernel {

struct RowLosses {
  Array losses;
  /// What the derivatives need to know of each row, in float64: (rows, numbers).
  Array found;
};

/// The mean over the classes of max(0, margin - x[t] + x[j])^power, that of j = t being 0, for each
/// row of x (n, classes) and its class t of int64; power is 1 or 2.
Array multi_margin_loss(const Array& x, const Array& target, int64_t power, double margin);
/// g times its derivative, which is 0 where the margin is just kept.
Array multi_margin_backward(const Array& g, const Array& x, const Array& target, int64_t power,
                            double margin);

/// For each row of x (n, classes) the sum over the classes t of its target, which are those before
/// the first -1, and all other classes j of max(0, 1 - x[t] + x[j]) / classes.
Array multilabel_margin_loss(const Array& x, const Array& target);
/// g times its derivative.
Array multilabel_margin_backward(const Array& g, const Array& x, const Array& target);

/// 1 - c where the target is 1, max(0, c - margin) where it is -1, and 0 elsewhere; c is the cosine
/// of the angle between a and b.
RowLosses cosine_embedding_loss(const Array& a, const Array& b, const Array& target, double margin);
/// g times its derivatives with respect to a and b.
std::array<Array, 2> cosine_embedding_backward(const Array& g, const Array& found, const Array& a,
                                               const Array& b, const Array& target, double margin,
                                               std::array<bool, 2> wanted);

/// max(0, margin + |a - p + eps| - |a - n + eps|), of the lengths of vectors.
RowLosses triplet_margin_loss(const Array& a, const Array& p, const Array& n, double margin,
                              double eps);
/// g times its derivatives with respect to a, p and n.
std::array<Array, 3> triplet_margin_backward(const Array& g, const Array& found, const Array& a,
                                             const Array& p, const Array& n, double margin,
                                             double eps, std::array<bool, 3> wanted);

}  // namespace taper::kernel
