#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes arithmetic();
Mistakes arrange();
Mistakes attention();
Mistakes autograd();
Mistakes combination();
Mistakes container();
Mistakes convolution();
Mistakes creation();
Mistakes criterion();
Mistakes data();
Mistakes function();
Mistakes functional();
Mistakes images();
Mistakes index();
Mistakes layers();
Mistakes linalg();
Mistakes loss();
Mistakes matrices();
Mistakes module();
Mistakes optim();
Mistakes order();
Mistakes products();
Mistakes recurrent();
Mistakes reduction();
Mistakes search();
Mistakes shape();
Mistakes tensor();
Mistakes warning();

const std::vector<Family> kFamilies{
    {"arithmetic", arithmetic},
    {"arrange", arrange},
    {"attention", attention},
    {"autograd", autograd},
    {"combination", combination},
    {"container", container},
    {"convolution", convolution},
    {"creation", creation},
    {"criterion", criterion},
    {"data", data},
    {"function", function},
    {"functional", functional},
    {"images", images},
    {"index", index},
    {"layers", layers},
    {"linalg", linalg},
    {"loss", loss},
    {"matrices", matrices},
    {"module", module},
    {"optim", optim},
    {"order", order},
    {"products", products},
    {"recurrent", recurrent},
    {"reduction", reduction},
    {"search", search},
    {"shape", shape},
    {"tensor", tensor},
    {"warning", warning},
};

}  // namespace rows::errors
