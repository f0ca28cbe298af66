#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "taper/core.h"
#include "taper/optim.h"

namespace taper::testing {

/// An optimizer with a set of options, for two parameters; the second may have a group of its own.
/// The names are those of generate.py.
struct OptimizerCase {
  std::string name;
  std::function<std::unique_ptr<optim::Optimizer>(Variable, Variable)> make;
};

template <class O, class Options>
OptimizerCase one_group(const char* name, const Options& options) {
  return {name, [=](const Variable& a, const Variable& b) {
            return std::make_unique<O>(std::vector<Variable>{a, b}, options);
          }};
}

template <class O, class Options>
OptimizerCase two_groups(const char* name, const Options& options, const Options& second) {
  return {name, [=](const Variable& a, const Variable& b) {
            const std::vector<optim::OptimizerParamGroup> groups{
                {{a}}, {{b}, std::make_unique<Options>(second)}};
            return std::make_unique<O>(groups, options);
          }};
}

inline std::vector<OptimizerCase> optimizer_cases() {
  using namespace optim;
  using SGDO = SGDOptions;
  using Adam_ = AdamOptions;
  using AdamW_ = AdamWOptions;
  using Ada = AdagradOptions;
  using RMS = RMSpropOptions;
  using Delta = AdadeltaOptions;
  using NA = NAdamOptions;
  using RA = RAdamOptions;
  return {
      one_group<SGD>("SGD", SGDO(0.1)),
      one_group<SGD>("SGD|momentum", SGDO(0.05).momentum(0.9).dampening(0.3).weight_decay(0.1)),
      one_group<SGD>("SGD|nesterov", SGDO(0.05).momentum(0.8).nesterov(true).weight_decay(0.1)),
      two_groups<SGD>("SGD|groups", SGDO(0.05).momentum(0.5), SGDO(0.01)),
      one_group<Adam>("Adam", Adam_()),
      one_group<Adam>("Adam|decay", Adam_(0.02).weight_decay(0.1)),
      one_group<Adam>("Adam|amsgrad", Adam_(0.02).amsgrad(true).weight_decay(0.01)),
      one_group<Adam>("Adam|betas", Adam_(0.05).betas({0.8, 0.95}).eps(1e-3)),
      two_groups<Adam>("Adam|groups", Adam_(0.02), Adam_(0.005).betas({0.5, 0.9}).amsgrad(true)),
      one_group<AdamW>("AdamW", AdamW_()),
      one_group<AdamW>("AdamW|decay", AdamW_(0.02).weight_decay(0.3)),
      one_group<AdamW>("AdamW|amsgrad", AdamW_(0.02).amsgrad(true).betas({0.8, 0.99})),
      two_groups<AdamW>("AdamW|groups", AdamW_(0.02), AdamW_(0.005).weight_decay(0)),
      one_group<Adagrad>("Adagrad", Ada()),
      one_group<Adagrad>("Adagrad|decay", Ada(0.5).lr_decay(1e-3).weight_decay(0.1)),
      one_group<Adagrad>("Adagrad|initial", Ada(0.1).initial_accumulator_value(0.5).eps(1e-2)),
      two_groups<Adagrad>("Adagrad|groups", Ada(0.1), Ada(0.3).lr_decay(0.01)),
      one_group<RMSprop>("RMSprop", RMS()),
      one_group<RMSprop>("RMSprop|centered", RMS(0.02).centered(true).alpha(0.9)),
      one_group<RMSprop>("RMSprop|momentum", RMS(0.005).momentum(0.9).weight_decay(0.1)),
      one_group<RMSprop>("RMSprop|both", RMS(0.005).momentum(0.5).centered(true).eps(1e-4)),
      two_groups<RMSprop>("RMSprop|groups", RMS(0.02), RMS(0.01).momentum(0.5).centered(true)),
      one_group<Adadelta>("Adadelta", Delta()),
      one_group<Adadelta>("Adadelta|decay", Delta(0.5).rho(0.8).eps(1e-4).weight_decay(0.1)),
      one_group<Adadelta>("Adadelta|maximize", Delta(0.01).maximize(true)),
      two_groups<Adadelta>("Adadelta|groups", Delta(0.5), Delta(0.2).rho(0.95)),
      one_group<NAdam>("NAdam", NA()),
      one_group<NAdam>("NAdam|decay", NA(0.02).weight_decay(0.1).momentum_decay(0.01)),
      two_groups<NAdam>("NAdam|groups", NA(0.02), NA(0.01).betas({0.8, 0.95}).eps(1e-3)),
      one_group<RAdam>("RAdam", RA()),
      one_group<RAdam>("RAdam|decay", RA(0.02).weight_decay(0.1).betas({0.8, 0.95})),
      two_groups<RAdam>("RAdam|groups", RA(0.02), RA(0.01).eps(1e-3)),
  };
}

}  // namespace taper::testing
