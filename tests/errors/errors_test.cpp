// Each mistake's message contains libtorch's own sentence, to the letter, so that a program that
// looks for it finds it.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/errors/mistakes.h"
#include "tests/support/folders.h"

namespace rows::errors {
namespace {

using Json = nlohmann::json;

Json load_sentences() {
  std::ifstream file(taper::testing::tests_folder() + "/errors/sentences.json");
  return Json::parse(file);
}

/// `text` with every `from` replaced.
std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

/// The sentence with Taper's names of types.
std::string translated(const std::string& sentence) {
  return replaced(replaced(sentence, "at::Tensor", "taper::Variable"), "torch::", "taper::");
}

/// True if the parts of the sentence between its "*" come in the text, in order.
bool contains_parts(const std::string& text, const std::string& sentence) {
  std::size_t at = 0;
  for (std::size_t begin = 0; begin <= sentence.size();) {
    const std::size_t end = std::min(sentence.find('*', begin), sentence.size());
    const std::string part = sentence.substr(begin, end - begin);
    const std::size_t found = text.find(part, at);
    if (found == std::string::npos) return false;
    at = found + part.size();
    begin = end + 1;
  }
  return true;
}

/// The same for the sentence, or with Taper's names of types in it.
bool contains(const std::string& text, const std::string& sentence) {
  return contains_parts(text, sentence) || contains_parts(text, translated(sentence));
}

void check_warnings(const Reply& reply, const Json& wanted) {
  const std::vector<std::string> sentences = wanted.value("warnings", std::vector<std::string>());
  CHECK(reply.warnings.size() == sentences.size());
  for (std::size_t i = 0; i < std::min(reply.warnings.size(), sentences.size()); ++i) {
    INFO("warning:  " << reply.warnings[i] << "\nsentence: " << sentences[i]);
    CHECK(contains(reply.warnings[i], sentences[i]));
  }
  CHECK(reply.warns_again == wanted.value("each time", false));
}

}  // namespace

TEST_SUITE_BEGIN("errors");

TEST_CASE("messages contain libtorch's sentences") {
  const Json sentences = load_sentences();
  for (const Family& family : kFamilies) {
    const Mistakes mistakes = family.mistakes();
    CHECK(sentences[family.name].size() == mistakes.size());
    for (const Mistake& mistake : mistakes) {
      INFO(family.name << ": " << mistake.code);
      REQUIRE(sentences[family.name].contains(mistake.code));
      const Json& wanted = sentences[family.name][mistake.code];
      const Reply reply = reply_to(mistake);
      const std::string sentence = wanted.value("error", "");
      INFO("message:  " << reply.error << "\nsentence: " << sentence);
      CHECK(reply.error.empty() == sentence.empty());
      CHECK(contains(reply.error, sentence));
      check_warnings(reply, wanted);
    }
  }
}

TEST_CASE("what programs look for is among the sentences") {
  const std::string sentences = load_sentences().dump();
  for (const char* text :
       {"Set allow_unused=True", "grad requires non-empty inputs.", "Invalid index",
        "cannot be empty", "Using backward() with create_graph=True",
        "indexing with dtype torch.uint8 is now deprecated", "returned nan",
        "Traceback of forward call that caused the error",
        "Traceback of forward call that induced the previous calculation",
        "Ignoring the `requires_grad=true` function parameter",
        "Called front() on an empty OrderedDict", "FORWARD_HAS_DEFAULT_ARGS",
        "Passing an empty index list to Tensor::index() is not valid syntax", "scalar type: Int",
        "scalar type: Double", "scalar type: Bool"}) {
    CAPTURE(text);
    CHECK(sentences.find(text) != std::string::npos);
  }
}

TEST_SUITE_END();

}  // namespace rows::errors
