// Checkpoints as train writes them, but for some changes: entries are lost, renamed or replaced by
// tensors of other shapes and dtypes or by other texts. What is accepted has to train on.

#include "examples/support/checkpoint.h"

#include "taper/optim.h"
#include "taper/serialize/safetensors.h"
#include "taper/taper.h"
#include "tests/fuzz/target.h"
#include "tests/support/encoded.h"
#include "tests/support/temporary_folder.h"

namespace taper::fuzz {
namespace {

using serialize::Safetensors;
using Parameters = std::vector<Tensor>;
using Optimizer = std::unique_ptr<optim::Optimizer>;

template <class O, class Options>
Optimizer make(const Parameters& parameters, const Options& options) {
  return std::make_unique<O>(parameters, options);
}

using MakeOptimizer = Optimizer (*)(const Parameters&);
const MakeOptimizer kOptimizers[] = {
    [](const Parameters& p) { return make<optim::SGD>(p, optim::SGDOptions(0.1).momentum(0.9)); },
    [](const Parameters& p) { return make<optim::Adam>(p, optim::AdamOptions(0.1).amsgrad(true)); },
    [](const Parameters& p) { return make<optim::AdamW>(p, optim::AdamWOptions(0.1)); },
    [](const Parameters& p) { return make<optim::Adagrad>(p, optim::AdagradOptions(0.1)); },
    [](const Parameters& p) {
      return make<optim::RMSprop>(p, optim::RMSpropOptions(0.1).momentum(0.9).centered(true));
    },
    [](const Parameters& p) { return make<optim::Adadelta>(p, optim::AdadeltaOptions(0.1)); },
    [](const Parameters& p) { return make<optim::NAdam>(p, optim::NAdamOptions(0.1)); },
    [](const Parameters& p) { return make<optim::RAdam>(p, optim::RAdamOptions(0.1)); },
    [](const Parameters& p) {
      return make<optim::LBFGS>(p, optim::LBFGSOptions(0.1).max_iter(3).history_size(2));
    }};

/// A training, as far as a checkpoint knows it.
struct Training {
  explicit Training(MakeOptimizer make_optimizer) : optimizer(make_optimizer(net->parameters())) {}

  examples::Checkpoint checkpoint() { return {*net, *optimizer, history, tally, order}; }
  void step() {
    optimizer->step([&] {
      optimizer->zero_grad();
      Tensor loss = net->forward(ones({3, 2})).square().sum();
      loss.backward();
      return loss;
    });
  }

  nn::Sequential net{nn::Linear(2, 1), nn::BatchNorm1d(1)};
  Optimizer optimizer;
  study::History history{{1, 0.5, 0.5, 0.1}};
  examples::Tally tally;
  Tensor order{default_generator().get_state()};
};

/// What such a training has saved after two steps.
Safetensors saved(MakeOptimizer make_optimizer) {
  manual_seed(1);
  Training training(make_optimizer);
  for (int i = 0; i < 2; ++i) training.step();
  const test::TemporaryFolder folder;
  const std::string path = folder / "checkpoint";
  examples::save_checkpoint(training.checkpoint(), {}, path);
  return serialize::read_safetensors(serialize::file_source(path));
}

Tensor some_tensor(Choices& choices) {
  constexpr ScalarType kDtypes[] = {kFloat, kDouble, kLong, kInt, kBool, kHalf, kByte};
  const std::vector<int64_t> sizes = choices.sizes();
  return full(sizes, choices.bits<int8_t>(), choices.of(kDtypes));
}

std::string some_text(Choices& choices) {
  const char* const texts[] = {"null",      "true",      "-1",        "9223372036854775807",
                               "0.5",       "NaN",       "-Infinity", "[1,2]",
                               "1 tensors", "0 tensors", "\"\"",      "1e308"};
  const std::size_t place = choices.below(std::size(texts) + 1);
  return place == std::size(texts) ? choices.text() : texts[place];
}

/// Calls f(name, value), which may change the value, with one entry of a dictionary, and with what
/// it returns puts it back under that name.
template <class Value, class F>
void change(OrderedDict<std::string, Value>& dict, Choices& choices, const F& f) {
  if (dict.is_empty()) return;
  const std::string name = dict[choices.below(dict.size())].key();
  Value value = dict[name];
  dict.erase(name);
  const std::string new_name = f(name, value);
  if (!new_name.empty() && !dict.contains(new_name)) dict.insert(new_name, value);
}

void change(Safetensors& file, Choices& choices) {
  const auto renamed = [&](const std::string& name) {
    return choices.flip() ? name : name.substr(0, name.rfind('.') + 1) + choices.text();
  };
  switch (choices.below(6)) {
    case 0:
      return change(file.tensors, choices, [](auto&...) { return ""; });
    case 1:
      return change(file.texts, choices, [](auto&...) { return ""; });
    case 2:
      return change(file.tensors, choices, [&](auto& name, auto&) { return renamed(name); });
    case 3:
      return change(file.tensors, choices, [&](auto& name, Tensor& x) {
        x = some_tensor(choices);
        return name;
      });
    default:
      return change(file.texts, choices, [&](auto& name, std::string& text) {
        text = some_text(choices);
        return name;
      });
  }
}

}  // namespace

void target(std::string_view input) {
  static const std::vector<Safetensors> files = [] {
    std::vector<Safetensors> all;
    for (const MakeOptimizer make_optimizer : kOptimizers) all.push_back(saved(make_optimizer));
    return all;
  }();
  Choices choices(input);
  const std::size_t kind = choices.below(files.size());
  Safetensors changed = files[kind];
  while (!choices.is_empty()) change(changed, choices);
  const MemoryFile file(testing::encoded(changed));

  manual_seed(1);
  Training training(kOptimizers[kind]);
  within(1 << 16, [&] { examples::load_checkpoint(training.checkpoint(), {}, file.path()); });
  training.step();
}

}  // namespace taper::fuzz
