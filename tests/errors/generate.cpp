// Writes sentences.json: what libtorch 1.13.1 says to the mistakes. Built and run by hand, never by
// the tests (see CONTRIBUTING.md):
//
//     sentences_generator <file>
//
// What differs from machine to machine, or by design between the libraries, becomes "*".

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <regex>

#include "tests/errors/mistakes.h"

namespace rows::errors {
namespace {

std::string stable(std::string text) {
  const std::pair<const char*, const char*> patterns[] = {
      // The names of kernels, of nodes and of the compiler's types
      {"\"\\w+\" not implemented for", "* not implemented for"},
      {"torch::autograd::CppNode<.*>(?= )", "*"},
      {"torch::autograd::CopySlices", "*"},
      {"\\b\\w+Backward\\w*", "*"},
      // The dispatcher's number of an argument, the name of a function that another one calls
      {" for argument #\\d+ '\\w+'", ""},
      {"unflatten got an unexpected error:\n", ""},
      {"\\[enforce fail at [^\\]]*\\] err == 0\\. ", ""},
      // A printed tensor or all of its options
      {"(in the tensor list but got:)[^]*", "$1"},
      {"(expects floating point dtypes, got: )[^]*", "$1"},
      // Advice about what Taper does not have, links
      {" If you are using DistributedDataParallel[^]*", ""},
      {" See github.com[^]*", ""},
      {"permute\\(sparse_coo\\)", "permute"},
      // Invitations to report, lists of the dispatcher, call stacks
      {"\\s+\\(Could this error message be improved\\?[^]*", ""},
      {"\\s+Available functions are [^]*", ""},
      {"(Traceback of forward call that [^:]*:\n)[^]*", "$1"},
  };
  for (const auto& [pattern, replacement] : patterns)
    text = std::regex_replace(text, std::regex(pattern), replacement);
  return text;
}

nlohmann::ordered_json to_json(const Reply& reply) {
  nlohmann::ordered_json json;
  if (!reply.error.empty()) json["error"] = stable(reply.error);
  for (const std::string& warning : reply.warnings)
    if (warning.find("is in beta") == std::string::npos)
      json["warnings"].push_back(stable(warning));
  if (json.contains("warnings")) json["each time"] = reply.warns_again;
  return json;
}

/// Returns the number of mistakes that libtorch does not mind.
int generate(const char* path) {
  int unnoticed = 0;
  nlohmann::ordered_json json;
  for (const Family& family : kFamilies)
    for (const Mistake& mistake : family.mistakes()) {
      std::cerr << mistake.code << std::endl;
      const nlohmann::ordered_json reply = to_json(reply_to(mistake));
      if (reply.empty()) {
        std::cerr << "libtorch says nothing to: " << mistake.code << '\n';
        ++unnoticed;
      }
      json[family.name][mistake.code] = reply;
    }
  std::ofstream(path) << json.dump(1) << '\n';
  return unnoticed;
}

}  // namespace
}  // namespace rows::errors

int main(int argc, char** argv) {
  if (argc == 2) return rows::errors::generate(argv[1]) == 0 ? 0 : 1;
  std::cerr << "usage: sentences_generator <file>\n";
  return 2;
}
