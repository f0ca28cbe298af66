#include "examples/support/ranks.h"

#include <algorithm>
#include <cstdlib>

#ifdef TAPER_HAS_MPI
#include "taper/distributed.h"
#endif

namespace examples {
namespace {

// What launchers say: Open MPI's, and those that speak PMI.
int number_from(const char* open_mpi, const char* pmi) {
  for (const char* name : {open_mpi, pmi})
    if (const char* text = std::getenv(name)) return std::atoi(text);
  return 1;
}

}  // namespace

#ifdef TAPER_HAS_MPI

struct Ranks::Group {
  taper::intrusive_ptr<taper::c10d::ProcessGroupMPI> all;
};

Ranks::Ranks(int64_t timeout_seconds) {
  if (number_from("OMPI_COMM_WORLD_SIZE", "PMI_SIZE") == 1) return;
  group_ = std::make_unique<Group>();
  group_->all = taper::c10d::ProcessGroupMPI::createProcessGroupMPI(
      {}, std::chrono::seconds(timeout_seconds));
  rank_ = group_->all->getRank();
  size_ = group_->all->getSize();
}

std::function<taper::Tensor(const taper::Tensor&)> Ranks::share(const taper::nn::Sequential& net) {
  if (!group_) return [plain = net.ptr()](const taper::Tensor& x) { return plain->forward(x); };
  using Shared = taper::nn::parallel::DistributedDataParallel<taper::nn::SequentialImpl>;
  const auto shared = std::make_shared<Shared>(net, group_->all);
  return [shared](const taper::Tensor& x) { return shared->forward(x); };
}

std::vector<double> Ranks::sum(std::vector<double> numbers) {
  if (!group_) return numbers;
  std::vector<taper::Tensor> list = {taper::tensor(numbers, taper::kDouble)};
  group_->all->allreduce(list)->wait();
  const auto* sums = list[0].data_ptr<double>();
  return {sums, sums + list[0].numel()};
}

void Ranks::fail(const std::string& what) {
  if (group_) group_->all->fail(what);
}

#else

struct Ranks::Group {};

Ranks::Ranks(int64_t /*timeout_seconds*/) {
  taper::check(number_from("OMPI_COMM_WORLD_SIZE", "PMI_SIZE") == 1, "mpirun",
               "Taper was built without MPI, so each of these processes would train alone; install "
               "libopenmpi-dev and build it anew");
}

std::function<taper::Tensor(const taper::Tensor&)> Ranks::share(const taper::nn::Sequential& net) {
  return [plain = net.ptr()](const taper::Tensor& x) { return plain->forward(x); };
}

std::vector<double> Ranks::sum(std::vector<double> numbers) { return numbers; }

void Ranks::fail(const std::string& /*what*/) {}

#endif

Ranks::~Ranks() = default;

int Ranks::threads(int all) const {
  return std::max(1, all / number_from("OMPI_COMM_WORLD_LOCAL_SIZE", "MPI_LOCALNRANKS"));
}

std::pair<std::size_t, std::size_t> share_of(std::size_t count, const Ranks& ranks) {
  const auto rank = static_cast<std::size_t>(ranks.rank());
  const auto size = static_cast<std::size_t>(ranks.size());
  return {count * rank / size, count * (rank + 1) / size};
}

std::optional<std::vector<std::size_t>> ShareSampler::next(std::size_t batch_size) {
  auto batch = RandomSampler::next(batch_size);
  if (!batch || ranks_->size() == 1) return batch;
  const auto [first, end] = share_of(batch->size(), *ranks_);
  const std::size_t last = std::max(end, first + 1);
  return std::vector<std::size_t>(batch->begin() + static_cast<std::ptrdiff_t>(first),
                                  batch->begin() + static_cast<std::ptrdiff_t>(last));
}

}  // namespace examples
