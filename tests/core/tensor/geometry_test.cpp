#include "taper/core/tensor/geometry.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

#include "taper/core.h"

using namespace taper;

TEST_CASE("the same sizes have the same geometry again") {
  const Dims sizes{2, 3};
  CHECK(GeometryRef(sizes).is_same(GeometryRef(sizes)));
  CHECK_FALSE(GeometryRef(sizes).is_same(GeometryRef(Dims{3, 2})));
}

TEST_SUITE_BEGIN("threads");

TEST_CASE("arrays may be made while the objects of a thread are destroyed") {
  static Dims sizes;
  struct Last {
    ~Last() {
      std::vector<std::vector<int>> others;  // on the memory of what the thread kept
      for (std::size_t i = 0; i < 1000; ++i) others.emplace_back(4 + i % 100, 1);
      sizes = Dims(ones({2, 3}).sizes());
    }
    bool lives = true;
  };
  std::thread([] {
    thread_local const Last last;
    if (last.lives) ones({2, 3});  // keeps geometries, which are destroyed before `last`
  }).join();
  CHECK(sizes == Dims{2, 3});
}

TEST_SUITE_END();
