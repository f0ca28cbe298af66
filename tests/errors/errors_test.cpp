// Each mistake's message contains libtorch's own sentence, to the letter, so that a program that
// looks for it finds it.

#include <doctest/doctest.h>

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

/// The sentence as Taper says it: types of its own namespace.
std::string translated(const std::string& sentence) {
  return replaced(replaced(sentence, "at::Tensor", "taper::Variable"), "torch::", "taper::");
}

/// True if the parts of the sentence between its "*" come in the text, in order.
bool contains(const std::string& text, const std::string& sentence) {
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

void check_warnings(const Reply& reply, const Json& wanted) {
  const std::vector<std::string> sentences = wanted.value("warnings", std::vector<std::string>());
  REQUIRE(reply.warnings.size() == sentences.size());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    INFO("warning:  " << reply.warnings[i] << "\nsentence: " << sentences[i]);
    CHECK(contains(reply.warnings[i], translated(sentences[i])));
  }
  CHECK(reply.warns_again == wanted.value("each time", false));
}

}  // namespace

TEST_SUITE_BEGIN("errors");

TEST_CASE("messages contain libtorch's sentences") {
  const Json sentences = load_sentences();
  for (const Family& family : kFamilies)
    for (const Mistake& mistake : family.mistakes()) {
      INFO(family.name << ": " << mistake.code);
      REQUIRE(sentences[family.name].contains(mistake.code));
      const Json& wanted = sentences[family.name][mistake.code];
      const Reply reply = reply_to(mistake);
      const std::string sentence = translated(wanted.value("error", ""));
      INFO("message:  " << reply.error << "\nsentence: " << sentence);
      CHECK(reply.error.empty() == sentence.empty());
      CHECK(contains(reply.error, sentence));
      check_warnings(reply, wanted);
    }
}

TEST_SUITE_END();

}  // namespace rows::errors
