#pragma once

#include "tests/rows/inputs.h"

/// Inputs with extreme shapes, axes, dtypes and values, for rows of many operations.
namespace rows::extreme {

/// float32 in every shape, every dtype, and special values.
Inputs tensors(bool special);
/// The same with axes, some out of range, and perhaps a flag.
Inputs with_axis(bool flag, bool special);
/// Every pair of dtypes, and shapes that broadcast to nothing or not at all.
Cases dtype_pairs(Random& random);
/// Every pair of shapes that products are made of or not, and dtypes.
Cases factors(Random& random);
/// Indices inside and outside of what they pick from. libtorch does not check them where slices are
/// empty, and gives a value of chance for no index into a scalar; Taper refuses both.
Cases bounds(Random& random);
/// Rows and class numbers: none, one, out of range, in the wrong number.
Cases classes(Random& random);
/// Predictions and targets, from 0 to 1 and beyond.
Cases predictions(Random& random);

}  // namespace rows::extreme
