#pragma once

#include <string>
#include <vector>

#include "taper/distributed/mpi/library.h"

namespace taper::mpi {

/// What kind of message: all are texts but for the data of operations.
constexpr int kCallTag = 1, kNoteTag = 2, kAliveTag = 3, kFirstPairTag = 16;

/// A text of limited length, as it is sent.
class Text {
 public:
  static constexpr int kLength = 512;
  Text() = default;
  explicit Text(const std::string& text) : bytes_(text.substr(0, kLength - 1)) {
    bytes_.resize(kLength);
  }
  char* data() { return bytes_.data(); }
  std::string str() const { return bytes_.substr(0, bytes_.find('\0')); }

 private:
  std::string bytes_ = std::string(kLength, '\0');
};

/// A text that each rank tells every other one. Lives until it is done.
class Exchange {
 public:
  Exchange(MPI_Comm comm, int tag, const std::string& mine);
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  /// Whether all have told theirs. Does not wait.
  bool done();
  /// The ranks that have not.
  std::vector<int> missing() const;
  /// "ranks 0, 2: x; rank 1: y" if the texts differ, otherwise nothing.
  std::string difference() const;

 private:
  std::vector<Text> texts_;  // by rank
  std::vector<MPI_Request> receives_, sends_;
};

/// "rank 2", "ranks 0, 1".
std::string names_of(const std::vector<int>& ranks);

}  // namespace taper::mpi
