#include "taper/core/tensor/dtype.h"

#include <atomic>
#include <ostream>

#include "taper/core/base/error.h"

namespace taper {

const char* to_string(ScalarType t) {
  constexpr const char* names[] = {"bool",  "uint8",   "int8",     "int16",   "int32",
                                   "int64", "float16", "bfloat16", "float32", "float64"};
  return names[static_cast<std::size_t>(t)];
}

const char* toString(ScalarType t) {
  constexpr const char* names[] = {"Bool", "Byte", "Char",     "Short", "Int",
                                   "Long", "Half", "BFloat16", "Float", "Double"};
  return names[static_cast<std::size_t>(t)];
}

const char* c_name(ScalarType t) {
  constexpr const char* names[] = {"bool",  "unsigned char", "signed char", "short int",
                                   "int",   "long int",      "c10::Half",   "c10::BFloat16",
                                   "float", "double"};
  return names[static_cast<std::size_t>(t)];
}

std::ostream& operator<<(std::ostream& out, ScalarType t) { return out << toString(t); }
std::ostream& operator<<(std::ostream& out, TypeMeta t) { return out << c_name(t); }
void append(std::string& out, ScalarType t) { out += toString(t); }

namespace {
std::atomic<ScalarType> default_dtype{kFloat};
}

TypeMeta get_default_dtype() { return TypeMeta(default_dtype.load(std::memory_order_relaxed)); }

void set_default_dtype(ScalarType t) {
  check(is_floating_point(t), "set_default_dtype",
        "only floating-point types are supported as the default type, got ", t,
        ", expected Half, BFloat16, Float or Double");
  default_dtype.store(t, std::memory_order_relaxed);
}

}  // namespace taper
