// The same bits from run to run, for a fixed number of threads.
#include <doctest/doctest.h>

#include <cstring>

#include "taper/taper.h"

using namespace taper;

namespace {

/// Every byte of the results.
std::string bytes_of(const std::vector<Variable>& results) {
  std::string bytes;
  for (const Variable& x : results) {
    const Variable y = x.detach().contiguous();
    bytes.append(static_cast<const char*>(y.data_ptr()),
                 static_cast<std::size_t>(y.numel()) * element_size(y.scalar_type()));
  }
  return bytes;
}

/// The weights after a few steps of training, and the last loss.
std::vector<Variable> trained() {
  nn::Sequential net(nn::Linear(200, 300), nn::Tanh(), nn::Linear(300, 10));
  optim::SGD sgd(net->parameters(), optim::SGDOptions(0.1).momentum(0.9));
  const Variable x = randn({256, 200}), classes = randint(10, {256}, kLong);
  Variable loss;
  for (int i = 0; i < 5; ++i) {
    sgd.zero_grad();
    loss = nn::functional::cross_entropy(net->forward(x), classes);
    loss.backward();
    sgd.step();
  }
  std::vector<Variable> results = net->parameters();
  results.push_back(loss);
  return results;
}

std::vector<Variable> reduced() {
  std::vector<Variable> results;
  for (const ScalarType dtype : {kFloat, kDouble}) {
    for (const Dims& sizes : {Dims{100003}, Dims{300, 301}, Dims{7, 20001}}) {
      const Variable x = randn(sizes, dtype);
      for (const Variable& y :
           {x.sum(), x.mean(), x.prod(), x.norm(), x.var(), x.std(), x.max(), x.min(), x.argmax(),
            x.sum(0), x.sum(-1), x.mean(-1), x.prod(0), x.var(0), x.logsumexp(-1), x.cumsum(0),
            softmax(x, -1), log_softmax(x, 0)})
        results.push_back(y);
    }
  }
  return results;
}

/// Additions to places that come many times.
std::vector<Variable> scattered() {
  const Variable places = randint(50, {20000}, kLong), x = randn({20000});
  const Variable table = randn({50, 8}, requires_grad());
  (table.index_select(0, places) * randn({20000, 8})).sum().backward();
  return {zeros({50}).scatter_add(0, places, x),
          zeros({50}).index_put_({places}, x, /*accumulate=*/true),
          zeros({50, 8}).index_add(0, places, randn({20000, 8})), table.grad()};
}

std::vector<Variable> products() {
  std::vector<Variable> results;
  for (const ScalarType dtype : {kFloat, kDouble}) {
    for (const auto [n, k, m] : {std::array<int64_t, 3>{128, 300, 128},
                                 {3, 5000, 2},
                                 {500, 7, 90},
                                 {1, 3000, 500},
                                 {64, 64, 64}}) {
      results.push_back(matmul(randn({n, k}, dtype), randn({k, m}, dtype)));
      results.push_back(matmul(randn({k, n}, dtype).t(), randn({m, k}, dtype).t()));
      results.push_back(matmul(randn({4, n, k}, dtype), randn({4, k, m}, dtype)));
    }
  }
  return results;
}

template <class F>
void check_same_bits(F f) {
  const int before = get_num_threads();
  for (const int threads : {1, 2, 3}) {
    CAPTURE(threads);
    set_num_threads(threads);
    manual_seed(7);
    const std::string first = bytes_of(f());
    manual_seed(7);
    CHECK(bytes_of(f()) == first);
  }
  set_num_threads(before);
}

}  // namespace

TEST_SUITE_BEGIN("deterministic");

TEST_CASE("training") { check_same_bits(trained); }
TEST_CASE("reductions") { check_same_bits(reduced); }
TEST_CASE("additions to places that come many times") { check_same_bits(scattered); }
TEST_CASE("matrix products") { check_same_bits(products); }

TEST_SUITE_END();
