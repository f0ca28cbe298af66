// Memory: who owns it, how its changes are counted; numbers and options beside tensors.

#include <doctest/doctest.h>

#include <limits>
#include <sstream>
#include <utility>

#include "taper/core.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/runtime/allocator.h"

using namespace taper;

namespace {

constexpr int64_t kHuge = int64_t{1} << 61;

std::string text(const Device& device) {
  std::ostringstream out;
  out << device;
  return out.str();
}

}  // namespace

TEST_CASE("storage counts its changes and names the last one") {
  Storage storage(64);
  CHECK(storage.version() == 0);
  CHECK(std::string(storage.last_writer()) == "nothing");
  storage.bump_version("add_");
  CHECK(storage.version() == 1);
  CHECK(std::string(storage.last_writer()) == "add_");
}

TEST_CASE("a change in place counts for every view, but not through data()") {
  const Variable x = zeros({2, 3}), row = x.select(0, 1);
  row.add_(1);
  CHECK(x._version() == 1);
  CHECK(std::string(x.array().storage()->last_writer()) == "add_");
  x.data().fill_(2);
  CHECK(row._version() == 1);
  CHECK(equal(row, full({3}, 2.0)));
}

TEST_CASE("from_blob shares the caller's memory and calls the deleter once, at the end") {
  float memory[] = {1, 2, 3, 4};
  int deleted = 0;
  {
    Variable view;
    {
      const Variable x = from_blob(memory, {2, 2}, [&](void* data) {
        CHECK(data == memory);
        ++deleted;
      });
      view = x.t();
      view.select(0, 1).mul_(10);
    }
    CHECK(deleted == 0);
    CHECK(memory[1] == 20);
  }
  CHECK(deleted == 1);
}

TEST_CASE("from_blob refuses a null address, unless there are no elements") {
  CHECK(from_blob(nullptr, {0, 2}).numel() == 0);
  CHECK_THROWS_WITH_AS(from_blob(nullptr, {2}), "from_blob: the address is null, got shape [2]",
                       Error);
}

TEST_CASE("sizes that no memory holds are refused") {
  CHECK_THROWS_WITH_AS(
      empty({kHuge}, kDouble),
      "empty: Storage size calculation overflowed with sizes=[2305843009213693952]", Error);
  CHECK_THROWS_WITH_AS(empty({kHuge, 8}),
                       "empty: Storage size calculation overflowed with "
                       "sizes=[2305843009213693952, 8]",
                       Error);
  const std::size_t most = std::numeric_limits<std::size_t>::max();
  CHECK_THROWS_WITH_AS(allocate(most),
                       "allocate: the size overflows, got 18446744073709551615 bytes", Error);
  CHECK_THROWS_WITH_AS(empty({int64_t{1} << 57}),
                       "allocate: DefaultCPUAllocator: can't allocate memory: you tried to "
                       "allocate 576460752303423488 bytes. Error code 12 (Cannot allocate memory); "
                       "use smaller tensors or batches",
                       Error);
}

TEST_CASE("sizes that no memory holds are refused before anything is filled") {
  const int64_t huge = int64_t{1} << 40;
  const Variable x = ones({1, 1, 4});
  CHECK_THROWS_AS(tril_indices(huge, 4), Error);
  CHECK_THROWS_AS(triu_indices(huge, 4, -3 * huge), Error);
  CHECK_THROWS_WITH_AS(tril_indices(huge, huge),
                       "tril_indices: there are too many places in a matrix of shape "
                       "(1099511627776, 1099511627776); use smaller sizes",
                       Error);
  CHECK_THROWS_AS(hann_window(huge), Error);
  CHECK_THROWS_AS(pad(x, {huge, 0}, "replicate"), Error);
  CHECK_THROWS_AS(upsample_nearest1d(x, {huge}), Error);
  CHECK_THROWS_AS(upsample_linear1d(x, {huge}, false), Error);
}

TEST_CASE("live bytes follow the arrays") {
  const std::size_t before = live_bytes();
  {
    const Variable x = empty({1000}, kDouble);
    CHECK(live_bytes() == before + 8000);
    CHECK(peak_bytes() >= before + 8000);
  }
  CHECK(live_bytes() == before);
}

TEST_CASE("a Scalar keeps its category and converts") {
  CHECK(Scalar(true).isBoolean());
  CHECK(Scalar(3).type() == kLong);
  CHECK(Scalar(3).isIntegral(false));
  CHECK(Scalar(true).isIntegral(true));
  CHECK_FALSE(Scalar(true).isIntegral(false));
  CHECK(Scalar(2.5f).isFloatingPoint());
  CHECK(Scalar(2.5).toLong() == 2);
  CHECK(Scalar(int64_t{1} << 62).toLong() == int64_t{1} << 62);
  CHECK((-Scalar(2.5)).toDouble() == -2.5);
  CHECK((-Scalar(3)).toInt() == -3);
  CHECK(Scalar(0.5).toBool());
}

TEST_CASE("a Scalar raises a tensor's dtype only by its category") {
  const auto dtype_with = [](ScalarType t, Scalar s) { return result_type(zeros({2}, t), s); };
  for (const ScalarType t : {kByte, kInt, kLong, kFloat, kDouble}) {
    CHECK(dtype_with(t, 1) == t);
    CHECK(dtype_with(t, true) == t);
  }
  CHECK(dtype_with(kBool, true) == kBool);
  CHECK(dtype_with(kBool, 1) == kLong);
  for (const ScalarType t : {kBool, kByte, kInt, kLong, kFloat})
    CHECK(dtype_with(t, 1.5) == kFloat);
  CHECK(dtype_with(kDouble, 1.5) == kDouble);
}

TEST_CASE("options know what they were given") {
  CHECK_FALSE(TensorOptions().has_device());
  CHECK(TensorOptions().device(kCPU).has_device());
}

TEST_CASE("devices are read from text") {
  CHECK(Device("cpu").is_cpu());
  CHECK(text(Device("cuda:1")) == "cuda:1");
  CHECK(text(Device(kCPU)) == "cpu");
  CHECK(text(Device("cpu:0")) == "cpu:0");
  CHECK(Device("cuda").index() == -1);
  CHECK(Device("cuda:1") != Device("cuda"));
  CHECK_THROWS_WITH_AS(Device("tpu"),
                       doctest::Contains("device type at start of device string: tpu; there is the "
                                         "CPU alone, 'cpu'"),
                       Error);
  for (const char* wrong : {"cpu:", "cpu:x", "cpu:100", "cpu:-1"})
    CHECK_THROWS_WITH_AS(Device{wrong},
                         ("Device: Invalid device string: '" + std::string(wrong) +
                          "', expected a number from 0 to 99 behind ':'")
                             .c_str(),
                         Error);
}

TEST_CASE("tensors live on the CPU only") {
  CHECK(zeros({2}, TensorOptions().device(kCPU)).device() == kCPU);
  CHECK_THROWS_WITH_AS(TensorOptions().device(Device("cuda:1")),
                       "device: Taper runs on the CPU only, got cuda:1, expected cpu", Error);
}

TEST_CASE("options not given are the defaults") {
  const TensorOptions options;
  CHECK_FALSE(options.has_dtype());
  CHECK(options.dtype() == get_default_dtype());
  CHECK_FALSE(options.requires_grad());
  const TensorOptions both = TensorOptions(kDouble).requires_grad(true);
  CHECK(both.dtype() == kDouble);
  CHECK(zeros({1}, both).requires_grad());
  set_default_dtype(kDouble);
  CHECK(zeros({1}).dtype() == kDouble);
  set_default_dtype(kFloat);
}
