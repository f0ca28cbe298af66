#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "taper/core.h"
#include "taper/data.h"

using namespace taper;
using namespace taper::data;

namespace {

auto loader_with(std::size_t workers) {
  return make_data_loader(
      datasets::TensorPairDataset(arange(50), arange(50)).map(transforms::Stack<>()),
      DataLoaderOptions(4).workers(workers));
}

template <class Loader>
int64_t count(Loader& loader) {
  int64_t examples = 0;
  for (auto& batch : loader) examples += batch.data.numel();
  return examples;
}

}  // namespace

TEST_SUITE_BEGIN("fork");

TEST_CASE("a process that was forked goes on with threads of its own") {
  for (const std::size_t workers : {0, 2}) {
    auto loader = loader_with(workers);
    CHECK(count(*loader) == 50);
    auto it = loader->begin();
    *it;
    const pid_t child = fork();
    if (child == 0) {
      bool told = workers == 0;
      try {
        ++it;
      } catch (const Error&) {
        told = true;
      }
      const bool fine = told && count(*loader) == 50;
      loader.reset();
      _exit(fine ? 0 : 1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    CHECK(status == 0);
    int batches = 1;
    for (++it; it != loader->end(); ++it) ++batches;
    CHECK(batches == 13);
  }
}
