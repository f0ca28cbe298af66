#include "tests/rows/rows.h"

namespace rows {

Rows activation();
Rows arithmetic();
Rows bfloat16();
Rows comparison();
Rows creation();
Rows edges();
Rows index();
Rows linalg();
Rows loss();
Rows nn();
Rows pointwise();
Rows random();
Rows reduction();
Rows shape();
Rows sort();

const std::vector<Family> kFamilies{
    {"activation", activation},
    {"arithmetic", arithmetic},
    {"bfloat16", bfloat16},
    {"comparison", comparison},
    {"creation", creation},
    {"edges", edges},
    {"index", index},
    {"linalg", linalg},
    {"loss", loss},
    {"nn", nn},
    {"pointwise", pointwise},
    {"random", random},
    {"reduction", reduction},
    {"shape", shape},
    {"sort", sort},
};

}  // namespace rows
