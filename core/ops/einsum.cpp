#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <string>

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
std::size_t at(const Labels& labels, int label) {
  return static_cast<std::size_t>(find(labels, label));
}

/// What the equation says of an operand or of the result: letters, and how many of them stand
/// before the "...", if there is one.
struct Term {
  Labels letters;
  std::optional<std::size_t> ellipsis;

  /// The letters and, for "...", labels of `count` axes.
  Labels labels(int64_t count) const {
    Labels all = letters;
    for (int64_t k = 1; ellipsis && k <= count; ++k)
      all.insert(all.begin() + static_cast<std::ptrdiff_t>(*ellipsis), static_cast<int>(-k));
    return all;
  }
};

/// The part [begin, end) of the equation, which is `whose`.
Term parse(const std::string& equation, std::size_t begin, std::size_t end,
           const std::string& whose) {
  Term term;
  for (std::size_t i = begin; i < end; ++i) {
    const char c = equation[i];
    if (c == ' ') continue;
    if (c != '.') {
      check_that(std::isalpha(static_cast<unsigned char>(c)) != 0,
                 "einsum(): invalid subscript given at index ", i,
                 " in the equation string, subscripts must be in [a-zA-Z]");
      term.letters.push_back(c);
      continue;
    }
    check_that(!term.ellipsis, "einsum(): found '.' for ", whose,
               whose == "output" ? " but an ellipsis (...) was already found"
                                 : " for which an ellipsis was already found");
    check_that(i + 3 <= end && equation.compare(i, 3, "...") == 0, "einsum(): found '.' for ",
               whose, " that is not part of any ellipsis");
    term.ellipsis = term.letters.size();
    i += 2;
  }
  return term;
}

/// How many axes of x the "..." stands for.
int64_t ellipsis_of(const Term& term, const Variable& x, std::size_t operand) {
  const auto letters = static_cast<int64_t>(term.letters.size());
  check_that(term.ellipsis || letters == x.dim(),
             "einsum(): the number of subscripts in the equation (", letters,
             ") does not match the number of dimensions (", x.dim(), ") for operand ", operand,
             " and no ellipsis was given");
  check_that(letters <= x.dim(), "einsum(): the number of subscripts in the equation (", letters,
             ") is more than the number of dimensions (", x.dim(), ") for operand ", operand);
  return x.dim() - letters;
}

/// An operand whose axes are named.
struct Operand {
  Variable x;
  Labels labels;
};

/// Axes of one name become their diagonal, as one axis.
Operand with_unique_labels(Operand o, std::size_t operand) {
  for (std::size_t i = 0; i < o.labels.size(); ++i) {
    const int label = o.labels[i];
    const auto next =
        std::find(o.labels.begin() + static_cast<std::ptrdiff_t>(i) + 1, o.labels.end(), label);
    if (next == o.labels.end()) continue;
    const auto first = static_cast<int64_t>(i), second = next - o.labels.begin();
    check_that(o.x.size(first) == o.x.size(second), "einsum(): subscript ",
               static_cast<char>(label), " is repeated for operand ", operand,
               " but the sizes don't match, ", o.x.size(second), " != ", o.x.size(first));
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

/// The result's letters where the equation does not give them: those that occur once, sorted,
/// behind the axes of "...".
Term implicit_output(const std::vector<Term>& terms) {
  std::map<int, int> count;
  Term out;
  for (const Term& term : terms) {
    for (const int letter : term.letters) ++count[letter];
    if (term.ellipsis) out.ellipsis = 0;
  }
  for (const auto& [letter, times] : count)
    if (times == 1) out.letters.push_back(letter);
  return out;
}

/// Throws unless the axes of one label have one size, or size 1.
void check_sizes(const std::vector<Operand>& operands) {
  std::map<int, int64_t> seen;
  for (std::size_t k = 0; k < operands.size(); ++k)
    for (std::size_t i = 0; i < operands[k].labels.size(); ++i) {
      const int label = operands[k].labels[i];
      const int64_t n = operands[k].x.sizes()[i];
      int64_t& size = seen.try_emplace(label, n).first->second;
      check_that(n == size || n == 1 || size == 1, "einsum(): subscript ",
                 label < 0 ? std::string("...") : std::string(1, static_cast<char>(label)),
                 " has size ", n, " for operand ", k,
                 " which does not broadcast with previously seen size ", size);
      if (size == 1) size = n;
    }
}

/// Throws unless each letter of the result comes in it once, and in an operand.
void check_result(const Term& out, const std::vector<Term>& terms) {
  for (std::size_t i = 0; i < out.letters.size(); ++i) {
    const int letter = out.letters[i];
    check_that(find(out.letters, letter) == static_cast<int64_t>(i), "einsum(): output subscript ",
               static_cast<char>(letter), " appears more than once in the output");
    check_that(std::any_of(terms.begin(), terms.end(),
                           [&](const Term& term) { return contains(term.letters, letter); }),
               "einsum(): output subscript ", static_cast<char>(letter),
               " does not appear in the equation for any input operand");
  }
}

/// The sizes of axes that one or both operands have.
Dims sizes_of(const Labels& labels, const Operand& a, const Operand& b) {
  Dims sizes;
  for (const int label : labels) {
    const int64_t n = contains(a.labels, label) ? a.x.sizes()[at(a.labels, label)] : 1;
    const int64_t m = contains(b.labels, label) ? b.x.sizes()[at(b.labels, label)] : 1;
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

/// The terms of the equation up to `end`, one for each operand.
std::vector<Term> parse_terms(const std::string& equation, std::size_t end, std::size_t operands) {
  std::vector<Term> terms;
  for (std::size_t begin = 0, stop = 0; begin <= end; begin = stop + 1) {
    stop = std::min(equation.find(',', begin), end);
    terms.push_back(parse(equation, begin, stop, str("operand ", terms.size())));
  }
  check_that(operands > 0, "einsum(): must provide at least one operand");
  check_that(operands == terms.size(), "einsum(): ", operands < terms.size() ? "fewer" : "more",
             " operands were provided than specified in the equation, got ", operands, " for '",
             equation, "', expected ", terms.size());
  return terms;
}

/// The product of all operands, summed over the axes that `out` has not.
Variable contract_all(std::vector<Operand> operands, const Labels& out) {
  const auto needed_after = [&](std::size_t i) {
    Labels labels = out;
    while (++i < operands.size()) labels = joined(labels, operands[i].labels);
    return labels;
  };
  Operand y = summed(operands[0], needed_after(0));
  for (std::size_t i = 1; i < operands.size(); ++i) {
    const Labels needed = needed_after(i);
    y = contract(y, summed(operands[i], joined(needed, y.labels)), needed);
  }
  return arranged(y, out);
}

}  // namespace

Variable einsum(const std::string& equation, TensorList operands) {
  const std::size_t arrow = equation.find("->");
  const std::vector<Term> terms =
      parse_terms(equation, std::min(arrow, equation.size()), operands.size());
  std::vector<Operand> parsed;
  int64_t ellipsis = 0;
  for (std::size_t k = 0; k < terms.size(); ++k) {
    const int64_t count = ellipsis_of(terms[k], operands[k], k);
    ellipsis = std::max(ellipsis, count);
    parsed.push_back(with_unique_labels({operands[k], terms[k].labels(count)}, k));
  }
  check_sizes(parsed);
  const Term result = arrow == std::string::npos
                          ? implicit_output(terms)
                          : parse(equation, arrow + 2, equation.size(), "output");
  check_result(result, terms);
  return contract_all(parsed, result.labels(ellipsis));
}

}  // namespace taper
