#include "tests/rows/rows.h"

namespace rows {

Rows activation();
Rows aliases();
Rows arithmetic();
Rows arrange();
Rows attention();
Rows bfloat16();
Rows combination();
Rows comparison();
Rows convolution_family();
Rows creation();
Rows criteria();
Rows decomposition();
Rows edges();
Rows functional();
Rows image_operations();
Rows index();
Rows layers();
Rows linalg();
Rows loss();
Rows matrix();
Rows narrow();
Rows nn();
Rows order();
Rows pointwise();
Rows products();
Rows random();
Rows recurrent();
Rows reduction();
Rows search();
Rows shape();
Rows sort();
Rows special();
Rows systems();
Rows trigonometry();
Rows windows();

const std::vector<Family> kFamilies{
    {"activation", activation},
    {"aliases", aliases},
    {"arithmetic", arithmetic},
    {"arrange", arrange},
    {"attention", attention},
    {"bfloat16", bfloat16},
    {"combination", combination},
    {"comparison", comparison},
    {"convolution", convolution_family},
    {"creation", creation},
    {"criteria", criteria},
    {"decomposition", decomposition},
    {"edges", edges},
    {"functional", functional},
    {"images", image_operations},
    {"index", index},
    {"layers", layers},
    {"linalg", linalg},
    {"loss", loss},
    {"matrix", matrix},
    {"narrow", narrow},
    {"nn", nn},
    {"order", order},
    {"pointwise", pointwise},
    {"products", products},
    {"random", random},
    {"recurrent", recurrent},
    {"reduction", reduction},
    {"search", search},
    {"shape", shape},
    {"sort", sort},
    {"special", special},
    {"systems", systems},
    {"trigonometry", trigonometry},
    {"windows", windows},
};

}  // namespace rows
