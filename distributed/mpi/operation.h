#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <optional>

#include "taper/core/tensor/array.h"
#include "taper/distributed/mpi/exchange.h"

namespace taper::mpi {

/// The two communicators of a group: what ranks tell each other, and their data.
struct Lines {
  MPI_Comm texts, data;
};

/// Something that a group does, step by step: advance() never waits.
class Operation {
 public:
  virtual ~Operation() = default;
  Operation(const Operation&) = delete;
  Operation& operator=(const Operation&) = delete;

  /// "allreduce".
  const char* name() const { return name_; }
  bool is_over() const { return over_; }
  const std::exception_ptr& error() const { return error_; }

  /// Goes on as far as it gets. Operations on the data of all ranks begin in the same order
  /// everywhere: when it is their `turn`.
  void advance(bool turn);
  void end(std::exception_ptr error);

  /// Whether the next one may have its turn.
  virtual bool has_begun() const { return true; }
  /// The ranks that have not yet called it, as far as one can see.
  virtual std::vector<int> missing() const { return {}; }
  /// What it is, with its numbers: "allreduce: the sum of float32 [3]".
  virtual const std::string& call() const = 0;
  /// Who sent what it received.
  virtual int source() const { return -1; }

 protected:
  explicit Operation(const char* name) : name_(name) {}
  /// True when it is over.
  virtual bool step(bool turn) = 0;

 private:
  const char* name_;
  std::atomic<bool> over_ = false;  // threads may wait for one operation
  std::exception_ptr error_;
};

/// An operation of all ranks. They first tell each other what they are about to call, so that MPI
/// never sees ranks that differ.
class Collective final : public Operation {
 public:
  using Start = std::function<void(MPI_Comm, MPI_Request*)>;
  /// `call` must be the same at all ranks; `start` hands the data to MPI, `finish` takes it.
  Collective(const char* name, Lines lines, std::string call, Start start,
             std::function<void()> finish);

  bool has_begun() const override { return begun_; }
  std::vector<int> missing() const override { return calls_.missing(); }
  const std::string& call() const override { return call_; }

 private:
  bool step(bool turn) override;

  const Lines lines_;
  const std::string call_;
  const Start start_;
  const std::function<void()> finish_;
  Exchange calls_;
  bool agreed_ = false;
  std::atomic<bool> begun_ = false;
  MPI_Request data_ = MPI_REQUEST_NULL;
};

/// Tells a rank what comes, and sends it.
class Send final : public Operation {
 public:
  Send(Lines lines, Array array, int to, int tag);
  const std::string& call() const override { return call_; }

 private:
  bool step(bool turn) override;

  const Array array_;
  const std::string call_;
  Text text_;
  MPI_Request requests_[2] = {MPI_REQUEST_NULL, MPI_REQUEST_NULL};
};

/// Learns what comes, from a rank or from any, and takes it into `array` if it fits.
class Receive final : public Operation {
 public:
  Receive(Lines lines, Array array, int from, int tag, std::function<void()> finish);
  const std::string& call() const override { return call_; }
  int source() const override { return status_.MPI_SOURCE; }
  std::vector<int> missing() const override;

 private:
  bool step(bool turn) override;

  const Lines lines_;
  const Array array_;
  const int from_, tag_;
  const std::string call_;
  const std::function<void()> finish_;
  Text text_;
  std::vector<char> unfit_;  // takes what does not fit, so that the sender can go on
  bool announced_ = false;
  MPI_Request request_ = MPI_REQUEST_NULL;
  MPI_Status status_{};
};

/// "float32 [3, 4]".
std::string describe(const Array& array);

}  // namespace taper::mpi
