#include "taper/core/tensor/dtype.h"

#include <atomic>
#include <ostream>

#include "taper/core/base/error.h"

namespace taper {

const char* to_string(ScalarType t) {
  constexpr const char* names[] = {"bool",    "uint8",   "int32", "int64", "bfloat16",
                                   "float32", "float64", "int8",  "int16", "float16"};
  return names[static_cast<std::size_t>(t)];
}

const char* toString(ScalarType t) {
  constexpr const char* names[] = {"Bool",  "Byte",   "Int",  "Long",  "BFloat16",
                                   "Float", "Double", "Char", "Short", "Half"};
  return names[static_cast<std::size_t>(t)];
}

const char* c_name(ScalarType t) {
  constexpr const char* names[] = {"bool",          "unsigned char", "int",    "long int",
                                   "c10::BFloat16", "float",         "double", "signed char",
                                   "short int",     "c10::Half"};
  return names[static_cast<std::size_t>(t)];
}

std::ostream& operator<<(std::ostream& out, ScalarType t) { return out << toString(t); }
void append(std::string& out, ScalarType t) { out += toString(t); }

void check_supported(const char* op, ScalarType t) {
  check(t <= kDouble, op, "there are no tensors of dtype ", t,
        ", expected Bool, Byte, Int, Long, BFloat16, Float or Double");
}

namespace {
std::atomic<ScalarType> default_dtype{kFloat};
}

ScalarType get_default_dtype() { return default_dtype.load(std::memory_order_relaxed); }

void set_default_dtype(ScalarType t) {
  check(is_floating_point(t), "set_default_dtype", "only floating-point types are supported, got ",
        t, ", expected BFloat16, Float or Double");
  default_dtype.store(t, std::memory_order_relaxed);
}

}  // namespace taper
