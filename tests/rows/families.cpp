#include "tests/rows/rows.h"

namespace rows {

Rows arithmetic();
Rows pointwise();

const std::vector<Family> kFamilies{
    {"arithmetic", arithmetic},
    {"pointwise", pointwise},
};

}  // namespace rows
