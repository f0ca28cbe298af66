// Each case ends the compilation with the sentence that `refused` looks for.
#include <taper/taper.h>
#include <taper/xtensor.h>

void compiled() {
  const taper::Variable x = taper::ones({2}, taper::kDouble);
#if CASE == 0  // nothing is wrong here
  taper::from_xtensor(xt::xarray<double>{1, 2});
#elif CASE == 1
  taper::from_xtensor(xt::xarray<std::size_t>{1, 2});
#elif CASE == 2
  taper::from_xtensor(xt::xarray<std::complex<double> >{1, 2});
#elif CASE == 3
  taper::as_xarray<taper::BFloat16>(x);
#elif CASE == 4
  taper::as_xarray<double>(x)(0) = 1;
#endif
#if CASE >= 10
  taper::xtensor_function(
      "f",
#if CASE == 10  // a lazy expression of a local one
      [](const auto& x) {
        auto t = xt::exp(x);
        return 2.0 * t;
      },
#elif CASE == 11  // a local number
      [](const auto& x) {
        const double scale = 2;
        return scale * x;
      },
#elif CASE == 12  // a view of a local container
      [](const auto& x) {
        xt::xarray<double> t = x;
        return xt::view(t, 0);
      },
#elif CASE == 13  // a parameter by value
      [](auto x) { return 2.0 * x; },
#elif CASE == 14  // a container that only the expression keeps
      [](const auto& x) {
        xt::xarray<double> t = x;
        return xt::sum(t * x);
      },
#elif CASE == 15
      [](const auto& x) { return 2.0 * x; },
#endif
#if CASE == 15
      [](int, int, int, int) { return 1.0; }
#else
      [](const auto& g) { return +g; }
#endif
      )(x);
#endif
}
