// Writes golden/<family>.safetensors: what libtorch 1.13.1 gives for the rows. Built and run by
// hand, never by the tests (see CONTRIBUTING.md):
//
//     golden_generator <folder> [family ...]
//
// The tensors of a case are called "<operation>|<variant>|<case>|<slot>": y0, y1, ... are outputs,
// g0, g1, ... gradients of inputs under the cotangents that cotangent() draws; x is the checksum of
// the inputs. A case without outputs is one that libtorch refuses. Two runs write the same bytes.

#include <cstdio>
#include <cstring>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/rows/rows.h"

namespace rows {
namespace {

using Named = std::vector<std::pair<std::string, Tensor>>;

const char* code_of(ScalarType dtype) {
  switch (dtype) {
    case kBool:
      return "BOOL";
    case kByte:
      return "U8";
    case kChar:
      return "I8";
    case kShort:
      return "I16";
    case kInt:
      return "I32";
    case kLong:
      return "I64";
    case kHalf:
      return "F16";
    case kBFloat16:
      return "BF16";
    case kFloat:
      return "F32";
    default:
      return "F64";
  }
}

void write_safetensors(const std::string& path, const Named& tensors) {
  std::ostringstream header;
  std::string data;
  const char* separator = "{";
  for (const auto& [name, x] : tensors) {
    const Tensor dense = x.detach().contiguous();
    header << separator << '"' << name << "\":{\"dtype\":\"" << code_of(x.scalar_type())
           << "\",\"shape\":[";
    for (int64_t i = 0; i < x.dim(); ++i) header << (i > 0 ? "," : "") << x.size(i);
    header << "],\"data_offsets\":[" << data.size() << ',' << data.size() + dense.nbytes() << "]}";
    separator = ",";
    data.append(static_cast<const char*>(dense.data_ptr()), dense.nbytes());
  }
  header << '}';
  std::string text = header.str();
  text.resize((text.size() + 7) / 8 * 8, ' ');
  const uint64_t length = text.size();
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(&length), sizeof length);
  file << text << data;
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

/// Adds outputs and gradients of one case; nothing of what libtorch refuses.
void run(const Row& row, const Case& c, const std::string& name, Named& out) {
  std::vector<Tensor> x, leaves, roots, cotangents;
  for (const Tensor& t : c.x) {
    x.push_back(t.clone().set_requires_grad(t.is_floating_point()));
    if (t.is_floating_point()) leaves.push_back(x.back());
  }
  std::vector<Tensor> y = row(x);
  for (std::size_t i = 0; i < y.size(); ++i) {
    out.emplace_back(name + "|y" + std::to_string(i), y[i]);
    if (!y[i].requires_grad()) continue;
    roots.push_back(y[i]);
    cotangents.push_back(cotangent(name, i, y[i]));
  }
  if (roots.empty() || leaves.empty()) return;
  const auto g = autograd::grad(roots, leaves, cotangents, {}, false, true);
  std::size_t at = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (x[i].requires_grad())
      if (const Tensor& gradient = g[at++]; gradient.defined())
        out.emplace_back(name + "|g" + std::to_string(i), gradient);
}

/// Returns the number of mistakes, which it prints.
int generate(const Family& family, const std::string& folder) {
  int mistakes = 0;
  const auto mistake = [&](const std::string& name, const std::string& what) {
    std::fprintf(stderr, "%s: %s: %s\n", family.name, name.c_str(),
                 what.substr(0, what.find('\n')).c_str());
    ++mistakes;
  };
  Named tensors;
  std::set<std::string> names;
  for (const Row& row : family.rows())
    for (const Case& c : row.cases()) {
      const std::string name = row.name() + "|" + c.name;
      if (row.alone) continue;
      if (!names.insert(name).second) mistake(name, "two cases have this name");
      const std::size_t before = tensors.size();
      bool refused = false;
      try {
        run(row, c, name, tensors);
      } catch (const std::exception& error) {
        if (!row.refuses) mistake(name, error.what());
        refused = tensors.size() == before;  // not the gradient alone
      }
      tensors.emplace_back(name + (refused ? "|r" : "|x"), tensor(checksum(c.x)));
    }
  write_safetensors(folder + "/" + family.name + ".safetensors", tensors);
  std::printf("%s: %zu cases, %zu tensors\n", family.name, names.size(), tensors.size());
  return mistakes;
}

}  // namespace
}  // namespace rows

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: golden_generator <folder> [family ...]\n", stderr);
    return 2;
  }
  const std::set<std::string> chosen(argv + 2, argv + argc);
  int mistakes = 0;
  for (const rows::Family& family : rows::kFamilies)
    if (chosen.empty() || chosen.count(family.name) > 0)
      mistakes += rows::generate(family, argv[1]);
  return mistakes == 0 ? 0 : 1;
}
