#include "taper/viz/value.h"

#include <algorithm>
#include <cmath>

#include "taper/core/base/error.h"
#include "taper/core/kernels/copy.h"
#include "taper/viz/json.h"

namespace taper::viz {
namespace {

constexpr int64_t kWhole = 256, kCorner = 6, kHeat = 32, kImages = 4, kPixels = 784;

template <class T>
std::string text(T x) {
  if constexpr (std::is_same_v<T, float> || std::is_same_v<T, double>)
    return json::number(x);
  else
    return json::number(static_cast<int64_t>(x));
}

/// Minimum, maximum, mean and norm of what is a number, and how much is none.
struct Statistics {
  double low = INFINITY, high = -INFINITY, sum = 0, squares = 0;
  int64_t count = 0, nan = 0, inf = 0;

  void add(double x) {
    if (std::isnan(x)) {
      ++nan;
      return;
    }
    if (std::isinf(x)) ++inf;
    low = std::min(low, x);
    high = std::max(high, x);
    sum += x;
    squares += x * x;
    ++count;
  }
};

/// An array of any rank as a matrix: its last axis are the columns.
template <class T>
class Matrix {
 public:
  explicit Matrix(const Array& x)
      : data_(static_cast<const T*>(x.raw())),
        cols_(x.dim() == 0 ? 1 : x.size(x.dim() - 1)),
        rows_(cols_ == 0 ? 0 : x.numel() / cols_) {}

  int64_t rows() const { return rows_; }
  int64_t cols() const { return cols_; }
  T at(int64_t row, int64_t col) const { return data_[row * cols_ + col]; }

  std::string corner() const {
    const int64_t rows = std::min(rows_, kCorner), cols = std::min(cols_, kCorner);
    std::vector<std::string> texts;
    for (int64_t i = 0; i < rows; ++i)
      for (int64_t j = 0; j < cols; ++j) texts.push_back(text(at(i, j)));
    return json::object(
        {{"rows", json::number(rows)}, {"cols", json::number(cols)}, {"data", json::array(texts)}});
  }

  // Evenly spaced elements, not means: a ReLU's zeros stay zeros.
  std::string heat() const {
    const int64_t rows = std::min(rows_, kHeat), cols = std::min(cols_, kHeat);
    std::vector<float> sample;
    for (int64_t i = 0; i < rows; ++i)
      for (int64_t j = 0; j < cols; ++j)
        sample.push_back(static_cast<float>(at(i * rows_ / rows, j * cols_ / cols)));
    return json::object({{"rows", json::number(rows)},
                         {"cols", json::number(cols)},
                         {"data", json::base64(sample.data(), sample.size() * sizeof(float))}});
  }

  std::string images(int64_t count) const {
    std::vector<float> pixels;
    for (int64_t i = 0; i < count * kPixels; ++i) pixels.push_back(static_cast<float>(data_[i]));
    return json::object({{"count", json::number(count)},
                         {"data", json::base64(pixels.data(), pixels.size() * sizeof(float))}});
  }

 private:
  const T* data_;
  int64_t cols_, rows_;
};

/// How many images of 28 x 28 an array begins with; 0 if it does not look like images.
int64_t count_images(const Array& x) {
  const bool rows = x.dim() >= 1 && x.size(x.dim() - 1) == kPixels;
  const bool squares = x.dim() >= 2 && x.size(x.dim() - 1) == 28 && x.size(x.dim() - 2) == 28;
  return rows || squares ? std::min(kImages, x.numel() / kPixels) : 0;
}

template <class T>
std::string describe(const Array& x, ScalarType dtype) {
  const auto* data = static_cast<const T*>(x.raw());
  Statistics s;
  for (int64_t i = 0; i < x.numel(); ++i) s.add(static_cast<double>(data[i]));
  std::vector<std::string> elements;
  const bool whole = x.numel() <= kWhole;
  for (int64_t i = 0; whole && i < x.numel(); ++i) elements.push_back(text(data[i]));
  const Matrix<T> matrix(x);
  const int64_t images = count_images(x);
  const bool any = s.count > 0;
  return json::object({{"shape", json::sizes(sizes_of(x))},
                       {"dtype", json::quoted(to_string(dtype))},
                       {"min", json::number(any ? s.low : NAN)},
                       {"max", json::number(any ? s.high : NAN)},
                       {"mean", json::number(any ? s.sum / static_cast<double>(s.count) : NAN)},
                       {"norm", json::number(std::sqrt(s.squares))},
                       {"nan", json::number(s.nan)},
                       {"inf", s.inf == 0 ? "" : json::number(s.inf)},
                       {"data", whole ? json::array(elements) : ""},
                       {"corner", whole ? "" : matrix.corner()},
                       {"heat", whole ? "" : matrix.heat()},
                       {"images", images == 0 ? "" : matrix.images(images)}});
}

}  // namespace

std::vector<int64_t> sizes_of(const Array& x) { return {x.sizes().begin(), x.sizes().end()}; }

std::string value_json(const Array& x) {
  const Array dense = kernel::contiguous(kernel::wide(x));
  switch (dense.dtype()) {
    case kBool:
      return describe<bool>(dense, x.dtype());
    case kByte:
      return describe<uint8_t>(dense, x.dtype());
    case kInt:
      return describe<int32_t>(dense, x.dtype());
    case kLong:
      return describe<int64_t>(dense, x.dtype());
    case kFloat:
      return describe<float>(dense, x.dtype());
    default:
      return describe<double>(dense, x.dtype());
  }
}

}  // namespace taper::viz
