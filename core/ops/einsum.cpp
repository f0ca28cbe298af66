#include <algorithm>
#include <cctype>
#include <map>

#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

/// The axes of an operand or of the result, each under a name: a letter, or a negative number for
/// the axes that "..." stands for, counted from the right.
using Labels = std::vector<int>;

bool contains(const Labels& labels, int label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}
int64_t find(const Labels& labels, int label) {
  return std::find(labels.begin(), labels.end(), label) - labels.begin();
}

/// `text` as labels, where "..." takes `ellipsis` axes.
Labels parse(const std::string& text, int64_t ellipsis) {
  Labels labels;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 3, "...") == 0) {
      for (int64_t k = ellipsis; k > 0; --k) labels.push_back(static_cast<int>(-k));
      i += 2;
      continue;
    }
    check(std::isalpha(static_cast<unsigned char>(text[i])) != 0, "einsum",
          "invalid subscript given, got '", text[i], "' in '", text,
          "', expected letters and at most one '...'");
    labels.push_back(text[i]);
  }
  return labels;
}

Labels parse_operand(const std::string& text, const Variable& x) {
  const bool has_ellipsis = text.find("...") != std::string::npos;
  const int64_t letters = static_cast<int64_t>(text.size()) - (has_ellipsis ? 3 : 0);
  check(has_ellipsis ? letters <= x.dim() : letters == x.dim(), "einsum",
        "the number of subscripts in the equation does not match the number of dimensions, got '",
        text, "' for an operand of shape ", x.sizes());
  return parse(text, x.dim() - letters);
}

/// An operand whose axes are named.
struct Operand {
  Variable x;
  Labels labels;
};

/// Axes of one name become their diagonal, as one axis.
Operand with_unique_labels(Operand o) {
  for (std::size_t i = 0; i < o.labels.size(); ++i) {
    const int label = o.labels[i];
    const auto next =
        std::find(o.labels.begin() + static_cast<std::ptrdiff_t>(i) + 1, o.labels.end(), label);
    if (next == o.labels.end()) continue;
    const auto first = static_cast<int64_t>(i), second = next - o.labels.begin();
    check(o.x.size(first) == o.x.size(second), "einsum", "subscript ", static_cast<char>(label),
          " is repeated, but the sizes don't match, got ", o.x.size(first), " and ",
          o.x.size(second));
    o.x = diagonal(o.x, 0, first, second);
    o.labels.erase(next);
    o.labels.erase(o.labels.begin() + first);
    o.labels.push_back(label);
    --i;
  }
  return o;
}

/// Sums over the axes that are not among `kept`.
Operand summed(const Operand& o, const Labels& kept) {
  Dims axes;
  Labels left;
  for (std::size_t i = 0; i < o.labels.size(); ++i)
    if (contains(kept, o.labels[i]))
      left.push_back(o.labels[i]);
    else
      axes.push_back(static_cast<int64_t>(i));
  return axes.empty() ? o : Operand{sum(o.x, axes), left};
}

/// The operand's axes in the order of `labels`, with size 1 where it has none.
Variable arranged(const Operand& o, const Labels& labels) {
  Dims order;
  for (const int label : labels)
    if (contains(o.labels, label)) order.push_back(find(o.labels, label));
  Variable x = permute(o.x, order);
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (!contains(o.labels, labels[i])) x = unsqueeze(x, static_cast<int64_t>(i));
  return x;
}

/// The result's labels where the equation does not give them: letters that occur once, sorted.
Labels implicit_output(const std::vector<Operand>& operands) {
  std::map<int, int> count;
  for (const Operand& o : operands)
    for (const int label : o.labels) ++count[label];
  Labels out;
  for (const auto& [label, times] : count)
    if (label < 0 || times == 1) out.push_back(label);
  return out;
}

std::size_t at(const Labels& labels, int label) {
  return static_cast<std::size_t>(find(labels, label));
}

/// The sizes of axes that one or both operands have. Throws unless they broadcast.
Dims sizes_of(const Labels& labels, const Operand& a, const Operand& b) {
  Dims sizes;
  for (const int label : labels) {
    const int64_t n = contains(a.labels, label) ? a.x.sizes()[at(a.labels, label)] : 1;
    const int64_t m = contains(b.labels, label) ? b.x.sizes()[at(b.labels, label)] : 1;
    check(n == m || n == 1 || m == 1, "einsum",
          "operands do not broadcast: the sizes of one subscript differ, got ", a.x.sizes(),
          " and ", b.x.sizes());
    sizes.push_back(n == 1 ? m : n);
  }
  return sizes;
}

Labels joined(Labels first, const Labels& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// The product of both, summed over the axes that both have and `kept` has not: as stacks of
/// matrices (shared, own, contracted) and (shared, contracted, own).
Operand contract(const Operand& a, const Operand& b, const Labels& kept) {
  Labels shared, only_a, only_b, contracted;
  for (const int label : a.labels)
    (!contains(b.labels, label) ? only_a
     : contains(kept, label)    ? shared
                                : contracted)
        .push_back(label);
  for (const int label : b.labels)
    if (!contains(a.labels, label)) only_b.push_back(label);
  const Labels order = joined(joined(shared, only_a), only_b);
  const Dims sizes = sizes_of(order, a, b);
  if (contracted.empty()) return {arranged(a, order) * arranged(b, order), order};
  const auto as_stack = [&](const Operand& o, const Labels& rows, const Labels& columns) {
    const auto product_of = [&](const Labels& labels) {
      return count_elements("einsum", sizes_of(labels, a, b));
    };
    const Labels axes = joined(joined(shared, rows), columns);
    return reshape(expand(arranged(o, axes), sizes_of(axes, a, b)),
                   {product_of(shared), product_of(rows), product_of(columns)});
  };
  const Variable y = bmm(as_stack(a, only_a, contracted), as_stack(b, contracted, only_b));
  return {reshape(y, sizes), order};
}

std::vector<Operand> parse_operands(const std::string& text, TensorList operands) {
  const auto expected = static_cast<std::size_t>(std::count(text.begin(), text.end(), ',')) + 1;
  check(operands.size() == expected, "einsum", "the equation names ", expected, " operands, got ",
        operands.size());
  std::vector<Operand> parsed;
  std::size_t begin = 0;
  for (const Variable& x : operands) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    parsed.push_back({x, parse_operand(text.substr(begin, end - begin), x)});
    begin = end + 1;
  }
  return parsed;
}

/// How many axes "..." stands for where it stands for most.
int64_t ellipsis_axes(const std::vector<Operand>& operands) {
  int64_t most = 0;
  for (const Operand& o : operands)
    most = std::max<int64_t>(
        most, std::count_if(o.labels.begin(), o.labels.end(), [](int label) { return label < 0; }));
  return most;
}

void check_output(const Labels& out, const std::vector<Operand>& operands,
                  const std::string& equation) {
  for (std::size_t i = 0; i < out.size(); ++i) {
    check(at(out, out[i]) == i, "einsum", "the output has a subscript more than once, got '",
          equation, "'");
    check(std::any_of(operands.begin(), operands.end(),
                      [&](const Operand& o) { return contains(o.labels, out[i]); }),
          "einsum", "the output has a subscript that no operand has, got '", equation, "'");
  }
}

}  // namespace

Variable einsum(const std::string& equation, TensorList operands) {
  std::string text;
  std::copy_if(equation.begin(), equation.end(), std::back_inserter(text),
               [](char c) { return c != ' '; });
  const std::size_t arrow = text.find("->");
  std::vector<Operand> left = parse_operands(text.substr(0, arrow), operands);
  const Labels out = arrow == std::string::npos
                         ? implicit_output(left)
                         : parse(text.substr(arrow + 2), ellipsis_axes(left));
  check_output(out, left, text);
  for (Operand& o : left) o = with_unique_labels(o);
  const auto needed_after = [&](std::size_t i) {
    Labels labels = out;
    while (++i < left.size()) labels = joined(labels, left[i].labels);
    return labels;
  };
  Operand y = summed(left[0], needed_after(0));
  for (std::size_t i = 1; i < left.size(); ++i) {
    const Labels needed = needed_after(i);
    y = contract(y, summed(left[i], joined(needed, y.labels)), needed);
  }
  return arranged(y, out);
}

}  // namespace taper
