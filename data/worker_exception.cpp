#include "taper/data/worker_exception.h"

#include <utility>

namespace taper::data {

WorkerException::WorkerException(std::exception_ptr original)
    // NOLINTNEXTLINE(bugprone-throw-keyword-missing): it is kept, not lost
    : original_exception(std::move(original)),
      message("Caught exception in DataLoader worker thread.") {
  try {
    std::rethrow_exception(original_exception);
  } catch (const std::exception& exception) {
    message += std::string(" Original message: ") + exception.what();
  } catch (...) {
    message += " It is no std::exception";
  }
}

}  // namespace taper::data
