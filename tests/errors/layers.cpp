#include <cmath>

#include "tests/errors/mistakes.h"

namespace rows::errors {
using namespace lib::nn;

namespace {

std::vector<Tensor> gradients(double value) {
  Tensor x = ones({2}, requires_grad());
  x.mutable_grad() = full({2}, value);
  return {x};
}
ModuleList two_modules() { return ModuleList(Linear(1, 1), ReLU()); }
ModuleDict a_module() {
  return ModuleDict(
      std::vector<std::pair<std::string, std::shared_ptr<Module>>>{{"a", ReLU().ptr()}});
}
ParameterList a_parameter() { return ParameterList(ones({2})); }
ParameterDict a_named_parameter() {
  ParameterDict dict;
  dict->insert("a", ones({2}));
  return dict;
}

}  // namespace

Mistakes layers() {
  Mistakes mistakes;
  // Lists and dictionaries
  MISTAKE(two_modules()->at<LinearImpl>(2));
  MISTAKE(two_modules()->ptr(2));
  MISTAKE(two_modules()[2]);
  MISTAKE(two_modules()->insert(3, ReLU().ptr()));
  MISTAKE(a_module()["b"]);
  MISTAKE(a_module()->pop("b"));
  MISTAKE(a_module()->at<LinearImpl>("b"));
  MISTAKE(a_parameter()[1]);
  MISTAKE(a_named_parameter()["b"]);
  MISTAKE(a_named_parameter()->pop("b"));
  // Initialisers
  MISTAKE(init::dirac_(ones({2, 2})));
  MISTAKE(init::sparse_(ones({2}), 0.5));
  MISTAKE(init::eye_(ones({2, 2, 2})));
  MISTAKE(init::calculate_gain(kReLU); init::xavier_normal_(ones({})));
  // Clipping
  MISTAKE(nn::utils::clip_grad_norm_(gradients(NAN), 1, 2, true));
  MISTAKE(nn::utils::clip_grad_norm_(gradients(INFINITY), 1, 2, true));
  MISTAKE(nn::utils::parameters_to_vector({}));
  MISTAKE(nn::utils::vector_to_parameters(ones({1}), {ones({2})}));
  // Forward
  MISTAKE(Identity()(Tensor()).sum());
  MISTAKE(Bilinear(2, 3, 4)(ones({5, 2}), ones({5, 2})));
  MISTAKE(Softmax(2)(ones({2, 3})));
  MISTAKE(Softmax2d()(ones({2})));
  MISTAKE(Unflatten(UnflattenOptions(1, {2, 2}))(ones({2, 3})));
  MISTAKE(CosineSimilarity()(ones({2, 3}), ones({2, 4})));
  return mistakes;
}

}  // namespace rows::errors
