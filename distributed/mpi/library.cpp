#include "taper/distributed/mpi/library.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "taper/core/base/error.h"
#include "taper/distributed/mpi/ending.h"

namespace taper::mpi {
namespace {

using c10d::ReduceOp;

// MPI has no 16-bit floats: they are sent as integers, and reduced here, in float32.
template <class T, class F>
void reduce_narrow(void* in, void* inout, int* count, F f) {
  const T* a = static_cast<const T*>(in);
  T* b = static_cast<T*>(inout);
  std::transform(a, a + *count, b, b, [f](T x, T y) { return T(f(float(x), float(y))); });
}

template <class T>
MPI_Op narrow_operation(ReduceOp reduce) {
  static const auto make = [](MPI_User_function* function) {
    MPI_Op made{};
    check_mpi(MPI_Op_create(function, 1, &made), "MPI_Op_create");
    return made;
  };
  static const MPI_Op sum = make([](void* a, void* b, int* n, MPI_Datatype*) {
    reduce_narrow<T>(a, b, n, [](float x, float y) { return x + y; });
  });
  static const MPI_Op product = make([](void* a, void* b, int* n, MPI_Datatype*) {
    reduce_narrow<T>(a, b, n, [](float x, float y) { return x * y; });
  });
  static const MPI_Op least = make([](void* a, void* b, int* n, MPI_Datatype*) {
    reduce_narrow<T>(a, b, n, [](float x, float y) { return std::min(x, y); });
  });
  static const MPI_Op greatest = make([](void* a, void* b, int* n, MPI_Datatype*) {
    reduce_narrow<T>(a, b, n, [](float x, float y) { return std::max(x, y); });
  });
  return reduce == ReduceOp::PRODUCT ? product
         : reduce == ReduceOp::MIN   ? least
         : reduce == ReduceOp::MAX   ? greatest
                                     : sum;
}

MPI_Op bool_operation(ReduceOp reduce) {
  switch (reduce) {
    case ReduceOp::PRODUCT:
    case ReduceOp::MIN:
    case ReduceOp::BAND:
      return MPI_LAND;
    case ReduceOp::BXOR:
      return MPI_LXOR;
    default:
      return MPI_LOR;
  }
}

MPI_Op number_operation(ReduceOp reduce) {
  switch (reduce) {
    case ReduceOp::PRODUCT:
      return MPI_PROD;
    case ReduceOp::MIN:
      return MPI_MIN;
    case ReduceOp::MAX:
      return MPI_MAX;
    case ReduceOp::BAND:
      return MPI_BAND;
    case ReduceOp::BOR:
      return MPI_BOR;
    case ReduceOp::BXOR:
      return MPI_BXOR;
    default:
      return MPI_SUM;
  }
}

}  // namespace

void check_mpi(int code, const char* call) {
  if (code == MPI_SUCCESS) return;
  char text[MPI_MAX_ERROR_STRING] = "";
  int length = 0;
  MPI_Error_string(code, text, &length);
  throw Error(str(call, ": ", std::string(text, static_cast<std::size_t>(length))));
}

void begin() {
  static const bool begun = [] {
    int initialized = 0, provided = 0;
    check_mpi(MPI_Initialized(&initialized), "MPI_Initialized");
    if (initialized == 0) {
      // Rabenseifner's algorithm, where each rank adds up a part; Open MPI's default is slower.
      setenv("OMPI_MCA_coll_libnbc_iallreduce_algorithm", "3", 0);
      check_mpi(MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &provided),
                "MPI_Init_thread");
      end_with_program();
    } else {
      check_mpi(MPI_Query_thread(&provided), "MPI_Query_thread");
    }
    check(provided >= MPI_THREAD_SERIALIZED, "ProcessGroupMPI",
          "Used MPI implementation doesn't have the minimum level of threading support: "
          "MPI_THREAD_SERIALIZED. This is required by c10d package");
    return true;
  }();
  static_cast<void>(begun);
}

std::mutex& mutex() {
  static std::mutex* const mutex = new std::mutex;
  return *mutex;
}

MPI_Datatype datatype(ScalarType dtype) {
  switch (dtype) {
    case kBool:
      return MPI_C_BOOL;
    case kByte:
      return MPI_UINT8_T;
    case kChar:
      return MPI_INT8_T;
    case kShort:
      return MPI_INT16_T;
    case kInt:
      return MPI_INT32_T;
    case kLong:
      return MPI_INT64_T;
    case kHalf:
    case kBFloat16:
      return MPI_UINT16_T;
    case kFloat:
      return MPI_FLOAT;
    case kDouble:
      return MPI_DOUBLE;
  }
  throw Error("ProcessGroupMPI: a dtype that MPI does not know");
}

MPI_Op operation(const char* op, ReduceOp reduce, ScalarType dtype) {
  const bool bitwise = reduce >= ReduceOp::BAND;
  check(!bitwise || !is_floating_point(dtype), op, "the ", name(reduce),
        " needs integers or bools, got ", to_string(dtype));
  check(reduce != ReduceOp::AVG || is_floating_point(dtype), op,
        "the average needs floating point, got ", to_string(dtype), "; take the sum");
  if (dtype == kHalf) return narrow_operation<Half>(reduce);
  if (dtype == kBFloat16) return narrow_operation<BFloat16>(reduce);
  return dtype == kBool ? bool_operation(reduce) : number_operation(reduce);
}

const char* name(ReduceOp reduce) {
  switch (reduce) {
    case ReduceOp::SUM:
      return "sum";
    case ReduceOp::AVG:
      return "average";
    case ReduceOp::PRODUCT:
      return "product";
    case ReduceOp::MIN:
      return "least";
    case ReduceOp::MAX:
      return "greatest";
    case ReduceOp::BAND:
      return "bitwise and";
    case ReduceOp::BOR:
      return "bitwise or";
    case ReduceOp::BXOR:
      return "bitwise exclusive or";
  }
  return "";
}

}  // namespace taper::mpi
