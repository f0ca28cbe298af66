#include "taper/distributed/mpi/exchange.h"

#include <map>

#include "taper/core/base/error.h"

namespace taper::mpi {

Exchange::Exchange(MPI_Comm comm, int tag, const std::string& mine) {
  int rank = 0, size = 0;
  MPI_Comm_rank(comm, &rank);
  MPI_Comm_size(comm, &size);
  const auto count = static_cast<std::size_t>(size);
  texts_.resize(count);
  receives_.resize(count, MPI_REQUEST_NULL);
  sends_.resize(count, MPI_REQUEST_NULL);
  Text& own = texts_[static_cast<std::size_t>(rank)] = Text(mine);
  for (std::size_t i = 0; i < count; ++i) {
    const int peer = static_cast<int>(i);
    if (peer == rank) continue;
    check_mpi(MPI_Irecv(texts_[i].data(), Text::kLength, MPI_CHAR, peer, tag, comm, &receives_[i]),
              "MPI_Irecv");
    check_mpi(MPI_Isend(own.data(), Text::kLength, MPI_CHAR, peer, tag, comm, &sends_[i]),
              "MPI_Isend");
  }
}

bool Exchange::done() {
  int received = 0, sent = 0;
  for (auto [requests, all] : {std::pair(&receives_, &received), std::pair(&sends_, &sent)})
    check_mpi(
        MPI_Testall(static_cast<int>(requests->size()), requests->data(), all, MPI_STATUSES_IGNORE),
        "MPI_Testall");
  return received != 0 && sent != 0;
}

std::vector<int> Exchange::missing() const {
  std::vector<int> ranks;
  for (std::size_t i = 0; i < receives_.size(); ++i) {
    int there = 1;
    MPI_Request_get_status(receives_[i], &there, MPI_STATUS_IGNORE);
    if (there == 0) ranks.push_back(static_cast<int>(i));
  }
  return ranks;
}

std::string Exchange::difference() const {
  std::map<std::string, std::vector<int>> ranks;
  for (std::size_t i = 0; i < texts_.size(); ++i)
    ranks[texts_[i].str()].push_back(static_cast<int>(i));
  std::map<int, std::string> parts;  // in the order of their first ranks
  for (const auto& [text, those] : ranks) parts[those[0]] = str(names_of(those), ": ", text);
  std::string all;
  if (parts.size() == 1) return all;
  for (const auto& [first, part] : parts) all += (all.empty() ? "" : "; ") + part;
  return all;
}

std::string names_of(const std::vector<int>& ranks) {
  std::string names = ranks.size() == 1 ? "rank" : "ranks";
  for (std::size_t i = 0; i < ranks.size(); ++i) names += str(i == 0 ? " " : ", ", ranks[i]);
  return names;
}

}  // namespace taper::mpi
