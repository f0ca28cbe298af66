#pragma once

#include <exception>
#include <string>

namespace taper::data {

/// What a loader throws in the place of an exception that one of its threads met.
struct WorkerException : public std::exception {
  explicit WorkerException(std::exception_ptr original);
  const char* what() const noexcept override { return message.c_str(); }

  std::exception_ptr original_exception;
  std::string message;
};

}  // namespace taper::data
