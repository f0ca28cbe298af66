#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes arithmetic();
Mistakes autograd();
Mistakes container();
Mistakes creation();
Mistakes data();
Mistakes function();
Mistakes index();
Mistakes linalg();
Mistakes loss();
Mistakes module();
Mistakes optim();
Mistakes reduction();
Mistakes shape();
Mistakes tensor();
Mistakes warning();

const std::vector<Family> kFamilies{
    {"arithmetic", arithmetic}, {"autograd", autograd}, {"container", container},
    {"creation", creation},     {"data", data},         {"function", function},
    {"index", index},           {"linalg", linalg},     {"loss", loss},
    {"module", module},         {"optim", optim},       {"reduction", reduction},
    {"shape", shape},           {"tensor", tensor},     {"warning", warning},
};

}  // namespace rows::errors
