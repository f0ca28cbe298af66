#include "taper/core/autograd/print.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <limits>
#include <mutex>
#include <ostream>
#include <utility>
#include <vector>

#include "taper/core/base/error.h"
#include "taper/core/base/format.h"
#include "taper/core/graph/node.h"
#include "taper/core/kernels/copy.h"

namespace taper {
namespace {

std::mutex& options_mutex() {
  static std::mutex* const mutex = new std::mutex;
  return *mutex;
}
PrintOptions& current_options() {
  static PrintOptions* const options = new PrintOptions;
  return *options;
}

std::string padded(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

/// The text of one tensor.
class Printer {
 public:
  Printer(const Array& x, const PrintOptions& options)
      : options_(options),
        dtype_(x.dtype()),
        values_(kernel::contiguous(
            kernel::cast(x, taper::is_floating_point(x.dtype()) ? kDouble : kLong))),
        summarize_(x.numel() > options.threshold()) {
    std::vector<int64_t> shown;
    collect(0, 0, shown);
    taper::is_floating_point(dtype_) ? choose_notation(shown) : choose_width(shown);
  }

  std::string text(std::size_t indent) const {
    return values_.numel() == 0 ? "[]" : axis_text(0, 0, indent);
  }

 private:
  int64_t size(std::size_t axis) const { return values_.sizes()[axis]; }
  int64_t stride(std::size_t axis) const { return values_.strides()[axis]; }
  bool is_cut(std::size_t axis) const {
    return summarize_ && size(axis) > 2 * options_.edgeitems();
  }
  double real(int64_t position) const { return values_.data<double>()[position]; }

  /// The places along an axis that are printed; -1 stands for the gap.
  std::vector<int64_t> places(std::size_t axis) const {
    std::vector<int64_t> out;
    const int64_t edge = options_.edgeitems();
    for (int64_t i = 0; i < size(axis); ++i) {
      if (is_cut(axis) && i == edge) {
        out.push_back(-1);
        i = size(axis) - edge;
      }
      out.push_back(i);
    }
    return out;
  }

  /// The positions of all elements that are printed.
  void collect(std::size_t axis, int64_t position, std::vector<int64_t>& out) const {
    if (axis == values_.sizes().size()) return out.push_back(position);
    for (const int64_t i : places(axis))
      if (i >= 0) collect(axis + 1, position + i * stride(axis), out);
  }

  void choose_width(const std::vector<int64_t>& shown) {
    for (const int64_t at : shown) width_ = std::max(width_, element_text(at).size());
  }

  /// Integers without digits, decimals, or powers of ten, by the range of the finite values.
  void choose_notation(const std::vector<int64_t>& shown) {
    double low = std::numeric_limits<double>::infinity(), high = 0;
    std::vector<double> counted;
    for (const int64_t at : shown) {
      const double v = real(at);
      if (!std::isfinite(v) || v == 0) continue;
      counted.push_back(v);
      low = std::min(low, std::abs(v));
      high = std::max(high, std::abs(v));
      whole_ = whole_ && v == std::ceil(v);
    }
    if (counted.empty()) return;
    scientific_ = high / low > 1000 || high > 1e8 || (!whole_ && low < 1e-4);
    for (const double v : counted) {
      const std::size_t length = scientific_ ? scientific(v).size()
                                 : whole_    ? formatted("%.0f", v).size() + 1
                                             : decimal(v).size();
      width_ = std::max(width_, length);
    }
    scientific_ = options_.sci_mode().value_or(scientific_);
  }

  std::string scientific(double v) const { return formatted("%.*e", options_.precision(), v); }
  std::string decimal(double v) const { return formatted("%.*f", options_.precision(), v); }

  std::string number_text(double v) const {
    if (std::isnan(v)) return "nan";
    if (std::isinf(v)) return v > 0 ? "inf" : "-inf";
    if (scientific_) return scientific(v);
    return whole_ ? formatted("%.0f.", v) : decimal(v);
  }

  std::string element_text(int64_t position) const {
    if (taper::is_floating_point(dtype_)) return number_text(real(position));
    const int64_t v = values_.data<int64_t>()[position];
    return dtype_ == kBool ? (v != 0 ? "True" : "False") : std::to_string(v);
  }

  std::string axis_text(std::size_t axis, int64_t position, std::size_t indent) const {
    const std::size_t rank = values_.sizes().size();
    if (axis == rank) return padded(element_text(position), width_);
    if (axis + 1 == rank) return row_text(position, indent);
    std::string out;
    const std::string gap = "," + std::string(rank - axis - 1, '\n') + std::string(indent + 1, ' ');
    for (const int64_t i : places(axis)) {
      if (!out.empty()) out += gap;
      out += i < 0 ? "..." : axis_text(axis + 1, position + i * stride(axis), indent + 1);
    }
    return "[" + out + "]";
  }

  /// The last axis, broken into lines.
  std::string row_text(int64_t position, std::size_t indent) const {
    const std::size_t axis = values_.sizes().size() - 1;
    const int64_t room = options_.linewidth() - static_cast<int64_t>(indent);
    const int64_t per_line = std::max<int64_t>(1, room / static_cast<int64_t>(width_ + 2));
    std::string out;
    int64_t on_line = 0;
    for (const int64_t i : places(axis)) {
      if (on_line == per_line) {
        out += ",\n" + std::string(indent + 1, ' ');
        on_line = 0;
      }
      if (on_line++ > 0) out += ", ";
      out += i < 0 ? " ..." : padded(element_text(position + i), width_);
    }
    return "[" + out + "]";
  }

  const PrintOptions& options_;
  ScalarType dtype_;
  Array values_;
  bool summarize_;
  bool whole_ = true, scientific_ = false;
  std::size_t width_ = 1;
};

/// "(2, 3)", as Python writes sizes.
std::string tuple(IntArrayRef sizes) {
  const std::string list = str(sizes);
  return '(' + list.substr(1, list.size() - 2) + ')';
}

/// What follows the values: "dtype=float64", "grad_fn=<mul>".
std::vector<std::string> suffixes(const Variable& x) {
  std::vector<std::string> out;
  const bool is_empty = x.numel() == 0, is_default = x.dtype() == get_default_dtype();
  if (is_empty && x.dim() != 1) out.push_back("size=" + tuple(x.sizes()));
  if (!is_default && (is_empty || (x.dtype() != kLong && x.dtype() != kBool)))
    out.push_back(str("dtype=", to_string(x.dtype())));
  if (const std::shared_ptr<Node> node = x.grad_fn())
    out.push_back(str("grad_fn=<", node->name(), ">"));
  else if (x.requires_grad())
    out.emplace_back("requires_grad=true");
  return out;
}

}  // namespace

void set_printoptions(const PrintOptions& options) {
  check(options.precision() >= 0 && options.precision() <= 100, "set_printoptions",
        "precision must be from 0 to 100, got ", options.precision());
  check(options.threshold() >= 0 && options.edgeitems() > 0 && options.linewidth() > 0,
        "set_printoptions", "threshold must be 0 or more, edgeitems and linewidth positive, got ",
        options.threshold(), ", ", options.edgeitems(), " and ", options.linewidth());
  const std::lock_guard<std::mutex> lock(options_mutex());
  current_options() = options;
}

PrintOptions get_printoptions() {
  const std::lock_guard<std::mutex> lock(options_mutex());
  return current_options();
}

std::string to_string(const Variable& x) {
  if (!x.defined()) return "tensor(undefined)";
  const PrintOptions options = get_printoptions();
  const std::string prefix = "tensor(";
  std::string out = prefix + Printer(x.array(), options).text(prefix.size());
  std::size_t line = out.size() - (out.rfind('\n') == std::string::npos ? 0 : out.rfind('\n')) + 1;
  for (const std::string& suffix : suffixes(x)) {
    const bool breaks = line + suffix.size() + 2 > static_cast<std::size_t>(options.linewidth());
    out += breaks ? ",\n" + std::string(prefix.size(), ' ') + suffix : ", " + suffix;
    line = breaks ? prefix.size() + suffix.size() : line + suffix.size() + 2;
  }
  return out + ")";
}

std::ostream& operator<<(std::ostream& out, const Variable& x) { return out << to_string(x); }
void print(const Variable& x) { std::cout << x; }

}  // namespace taper
