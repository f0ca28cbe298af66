// The main program of every test executable. Besides running the tests it fails if a test case
// leaves a recorded node alive: a leak, or a cycle in the graph. With TAPER_TEST_SHARED in the
// environment, threads share all work that they can, not only what is worth it.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <iostream>

#include "taper/core/graph/node.h"
#include "taper/core/runtime/parallel.h"

namespace {

bool leaked = false;

class LiveNodes : public doctest::IReporter {
 public:
  explicit LiveNodes(const doctest::ContextOptions&) {}
  void test_case_start(const doctest::TestCaseData& test) override { name_ = test.m_name; }
  void test_case_end(const doctest::CurrentTestCaseStats&) override {
    if (taper::live_nodes() == 0) return;
    std::cout << "test case '" << name_ << "' leaves " << taper::live_nodes()
              << " recorded nodes alive\n";
    leaked = true;
  }
  void report_query(const doctest::QueryData&) override {}
  void test_run_start() override {}
  void test_run_end(const doctest::TestRunStats&) override {}
  void test_case_reenter(const doctest::TestCaseData&) override {}
  void test_case_exception(const doctest::TestCaseException&) override {}
  void subcase_start(const doctest::SubcaseSignature&) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData&) override {}
  void log_message(const doctest::MessageData&) override {}
  void test_case_skipped(const doctest::TestCaseData&) override {}

 private:
  const char* name_ = "";
};

REGISTER_LISTENER("live nodes", 1, LiveNodes);

}  // namespace

int main(int argc, char** argv) {
  if (std::getenv("TAPER_TEST_SHARED") != nullptr)
    taper::detail::threads_awake = taper::detail::kAllAwake;
  doctest::Context context(argc, argv);
  const int result = context.run();
  return result != 0 ? result : leaked ? 1 : 0;
}
