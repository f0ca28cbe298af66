#pragma once

#include "taper/core/kernels/operand.h"
#include "taper/core/tensor/array.h"

/// Bit by bit, for integers and bools of one dtype, with broadcasting. The result goes to `into` if
/// that is defined; else it is returned. Throws for floating point.
namespace taper::kernel {

Array bitwise_and(const Operand& a, const Operand& b, const Array& into = {});
Array bitwise_or(const Operand& a, const Operand& b, const Array& into = {});
Array bitwise_xor(const Operand& a, const Operand& b, const Array& into = {});
Array bitwise_not(const Array& x);

}  // namespace taper::kernel
