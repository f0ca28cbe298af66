#pragma once

#include <utility>

/// A setting of an options struct: `name(value)` sets it and returns the options, `name()` reads
/// it. A default may follow: TAPER_ARG(double, momentum) = 0;
#define TAPER_ARG(T, name)                        \
 public:                                          \
  auto& name(T value) {                           \
    this->name##_ = std::move(value);             \
    return *this;                                 \
  }                                               \
  const T& name() const { return this->name##_; } \
  T& name() { return this->name##_; }             \
                                                  \
 private:                                         \
  T name##_

#ifndef TORCH_ARG
#define TORCH_ARG(T, name) TAPER_ARG(T, name)
#endif
