#include "taper/distributed/mpi/operation.h"

#include <utility>

#include "taper/core/base/error.h"

namespace taper::mpi {
namespace {

int count_of(const Array& array) { return static_cast<int>(array.numel()); }

bool completed(MPI_Request& request, MPI_Status* status = MPI_STATUS_IGNORE) {
  int over = 0;
  check_mpi(MPI_Test(&request, &over, status), "MPI_Test");
  return over != 0;
}

}  // namespace

void Operation::advance(bool turn) {
  try {
    if (!over_ && step(turn)) over_ = true;
  } catch (...) {
    end(std::current_exception());
  }
}

void Operation::end(std::exception_ptr error) {
  error_ = std::move(error);
  over_ = true;
}

Collective::Collective(const char* name, Lines lines, std::string call, Start start,
                       std::function<void()> finish)
    : Operation(name),
      lines_(lines),
      call_(std::move(call)),
      start_(std::move(start)),
      finish_(std::move(finish)),
      calls_(lines.texts, kCallTag, call_) {}

bool Collective::step(bool turn) {
  if (!agreed_) {
    if (!calls_.done()) return false;
    const std::string difference = calls_.difference();
    check(difference.empty(), name(),
          "the ranks call different operations, or with other tensors: ", difference,
          "; all must call the same in the same order");
    agreed_ = true;
  }
  if (!begun_) {
    if (!turn) return false;
    start_(lines_.data, &data_);
    begun_ = true;
  }
  if (!completed(data_)) return false;
  finish_();
  return true;
}

Send::Send(Lines lines, Array array, int to, int tag)
    : Operation("send"),
      array_(std::move(array)),
      call_(str("send: ", describe(array_), " to rank ", to, ", tag ", tag)),
      text_(describe(array_)) {
  check_mpi(MPI_Isend(text_.data(), Text::kLength, MPI_CHAR, to, kFirstPairTag + tag, lines.texts,
                      &requests_[0]),
            "MPI_Isend");
  check_mpi(MPI_Isend(array_.raw(), count_of(array_), datatype(array_.dtype()), to, tag, lines.data,
                      &requests_[1]),
            "MPI_Isend");
}

bool Send::step(bool /*turn*/) {
  const bool told = completed(requests_[0]);
  return completed(requests_[1]) && told;
}

Receive::Receive(Lines lines, Array array, int from, int tag, std::function<void()> finish)
    : Operation("recv"),
      lines_(lines),
      array_(std::move(array)),
      from_(from),
      tag_(tag),
      call_(str("recv: ", describe(array_), " from ",
                from == MPI_ANY_SOURCE ? std::string("any rank") : str("rank ", from), ", tag ",
                tag)),
      finish_(std::move(finish)) {
  check_mpi(MPI_Irecv(text_.data(), Text::kLength, MPI_CHAR, from, kFirstPairTag + tag, lines.texts,
                      &request_),
            "MPI_Irecv");
}

bool Receive::step(bool /*turn*/) {
  if (!announced_) {
    if (!completed(request_, &status_)) return false;
    announced_ = true;
    const int from = status_.MPI_SOURCE;
    if (text_.str() == describe(array_)) {
      check_mpi(MPI_Irecv(array_.raw(), count_of(array_), datatype(array_.dtype()), from, tag_,
                          lines_.data, &request_),
                "MPI_Irecv");
    } else {
      int bytes = 0;
      MPI_Status coming;
      check_mpi(MPI_Probe(from, tag_, lines_.data, &coming), "MPI_Probe");
      check_mpi(MPI_Get_count(&coming, MPI_BYTE, &bytes), "MPI_Get_count");
      unfit_.resize(static_cast<std::size_t>(bytes) + 1);
      check_mpi(MPI_Irecv(unfit_.data(), bytes, MPI_BYTE, from, tag_, lines_.data, &request_),
                "MPI_Irecv");
    }
  }
  MPI_Status status;
  if (!completed(request_, &status)) return false;
  check(unfit_.empty(), name(), "rank ", status_.MPI_SOURCE, " sends ", text_.str(), ", expected ",
        describe(array_));
  finish_();
  return true;
}

std::vector<int> Receive::missing() const {
  if (announced_ || from_ == MPI_ANY_SOURCE) return {};
  return {from_};
}

std::string describe(const Array& array) {
  return str(to_string(array.dtype()), " ", IntArrayRef(array.sizes()));
}

}  // namespace taper::mpi
