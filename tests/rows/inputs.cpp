#include "tests/rows/inputs.h"

#include <algorithm>
#include <cmath>

namespace rows {
namespace {

/// FNV-1a, 64 bits.
uint64_t hash(const void* bytes, std::size_t count, uint64_t h = 0xcbf29ce484222325) {
  for (std::size_t i = 0; i < count; ++i)
    h = (h ^ static_cast<const uint8_t*>(bytes)[i]) * 0x100000001b3;
  return h;
}

uint64_t hash(const std::string& text, uint64_t h = 0xcbf29ce484222325) {
  return hash(text.data(), text.size(), h);
}

bool is_float(ScalarType dtype) {
  return dtype == kDouble || dtype == kFloat || dtype == kBFloat16 || dtype == kHalf;
}

}  // namespace

Random::Random(const std::string& name) : engine_(hash(name)) {}

double Random::uniform(double lo, double hi) {
  return lo + (hi - lo) * static_cast<double>(engine_() >> 11) * 0x1p-53;
}

Tensor Random::draw(IntArrayRef sizes, ScalarType dtype, double lo, double hi) {
  if (dtype == kByte) {
    lo = std::max(lo, 0.0);
    hi = std::max(hi, 2.0);
  } else if (dtype == kBool) {
    lo = 0;
    hi = 1;
  }
  Tensor x = empty(sizes, kDouble);
  for (int64_t i = 0; i < x.numel(); ++i)
    x.data_ptr<double>()[i] = is_float(dtype) ? uniform(lo, hi) : std::floor(uniform(lo, hi + 1));
  return x.to(dtype);
}

Inputs operands(std::vector<std::vector<Sizes>> sizes, Dtypes dtypes, double lo, double hi) {
  return [=](Random& random) {
    Cases cases;
    for (const ScalarType dtype : dtypes)
      for (const std::vector<Sizes>& each : sizes) {
        Case c{name_of(dtype), {}};
        for (const Sizes& s : each) {
          c.name += " " + name_of(s);
          c.x.push_back(random.draw(s, dtype, lo, hi));
        }
        cases.push_back(c);
      }
    return cases;
  };
}

Inputs shapes(std::vector<Sizes> sizes, Dtypes dtypes, double lo, double hi) {
  std::vector<std::vector<Sizes>> single;
  for (const Sizes& s : sizes) single.push_back(std::vector<Sizes>(1, s));
  return operands(std::move(single), std::move(dtypes), lo, hi);
}

Inputs unary(const Dtypes& dtypes, double lo, double hi, const Values& edges) {
  Values repeated;
  for (int i = 0; i < 3; ++i) repeated.insert(repeated.end(), edges.begin(), edges.end());
  const Inputs special = [=](Random&) {
    Cases cases;
    for (const ScalarType dtype : dtypes)
      if (is_float(dtype))
        cases.push_back({name_of(dtype) + " edges", {tensor(repeated, kDouble).to(dtype)}});
    return cases;
  };
  return both({shapes({{2, 3}, {}, {0, 3}, {37}, {2, 1, 3, 1, 2}}, dtypes, lo, hi), special});
}

Inputs mixed(Dtypes dtypes, double lo, double hi) {
  return [=](Random& random) {
    Cases cases;
    for (const ScalarType a : dtypes)
      for (const ScalarType b : dtypes)
        for (const std::vector<Sizes>& sizes :
             std::vector<std::vector<Sizes>>{{{2}, {2}}, {{2}, {}}, {{}, {2}}})
          if (a != b)
            cases.push_back(
                {name_of(a) + " " + name_of(sizes[0]) + " " + name_of(b) + " " + name_of(sizes[1]),
                 {random.draw(sizes[0], a, lo, hi), random.draw(sizes[1], b, lo, hi)}});
    return cases;
  };
}

Inputs grid(Values edges) {
  return [=](Random&) {
    Values first, second;
    for (const double a : edges)
      for (const double b : edges) {
        first.push_back(a);
        second.push_back(b);
      }
    Cases cases;
    for (const ScalarType dtype : kFloats)
      cases.push_back({name_of(dtype) + " grid",
                       {tensor(first, kDouble).to(dtype), tensor(second, kDouble).to(dtype)}});
    return cases;
  };
}

Inputs binary(const Dtypes& dtypes, const Dtypes& promotes) {
  return both({operands(kPairs, dtypes), mixed(promotes), grid()});
}

Inputs given(Cases cases) {
  return [=](Random&) { return cases; };
}

Inputs both(std::vector<Inputs> inputs) {
  return [=](Random& random) {
    Cases cases;
    for (const Inputs& each : inputs)
      for (Case& c : each(random)) cases.push_back(std::move(c));
    return cases;
  };
}

Inputs doubles(std::vector<Domain> domains) {
  return [=](Random& random) {
    Case c{"doubles", {}};
    for (const Domain& d : domains) c.x.push_back(random.draw(d.sizes, kDouble, d.lo, d.hi));
    return Cases{c};
  };
}

const std::vector<std::vector<Sizes>> kPairs{
    {{2, 3}, {2, 3}}, {{2, 3}, {3}}, {{2, 1}, {1, 3}}, {{}, {2, 3}},
    {{2, 3}, {}},     {{}, {}},      {{0, 3}, {1, 3}}, {{2, 1, 2, 1, 3}, {2, 1, 1}}};

std::vector<std::vector<Sizes>> first(std::size_t count, std::vector<std::vector<Sizes>> sizes) {
  sizes.resize(count);
  return sizes;
}

std::string name_of(ScalarType dtype) {
  switch (dtype) {
    case kBool:
      return "bool";
    case kByte:
      return "uint8";
    case kChar:
      return "int8";
    case kShort:
      return "int16";
    case kInt:
      return "int32";
    case kLong:
      return "int64";
    case kHalf:
      return "float16";
    case kBFloat16:
      return "bfloat16";
    case kFloat:
      return "float32";
    default:
      return "float64";
  }
}

std::string name_of(IntArrayRef sizes) {
  std::string text;
  for (const int64_t n : sizes) text += (text.empty() ? "" : "x") + std::to_string(n);
  return text.empty() ? "scalar" : text;
}

Tensor cotangent(const std::string& case_name, std::size_t i, const Tensor& y) {
  return Random(case_name + std::to_string(i)).draw(y.sizes(), y.scalar_type());
}

int64_t checksum(const std::vector<Tensor>& x) {
  uint64_t h = hash("");
  for (const Tensor& t : x) {
    const Tensor dense = t.contiguous();
    h = hash(name_of(t.scalar_type()) + name_of(t.sizes()), h);
    h = hash(dense.data_ptr(), dense.nbytes(), h);
  }
  return static_cast<int64_t>(h);
}

}  // namespace rows
