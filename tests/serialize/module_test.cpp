#include <doctest/doctest.h>

#include <sstream>

#include "taper/taper.h"
#include "tests/support/temporary_folder.h"

using taper::Tensor;
using taper::test::TemporaryFolder;
namespace nn = taper::nn;
namespace optim = taper::optim;

namespace {

nn::Sequential make_net() {
  return nn::Sequential(nn::Linear(3, 4), nn::BatchNorm1d(4), nn::ReLU(),
                        nn::Functional(taper::tanh), nn::Linear(4, 2));
}

void train(nn::Sequential& net, optim::Optimizer& optimizer, int steps) {
  for (int step = 0; step < steps; ++step) {
    const Tensor x = taper::sin(taper::arange(15, taper::kFloat) + step).view({5, 3});
    optimizer.step([&] {
      optimizer.zero_grad();
      const Tensor loss = net->forward(x).pow(2).sum();
      loss.backward();
      return loss;
    });
  }
}

bool same_state(const nn::Module& a, const nn::Module& b) {
  const nn::StateDict x = nn::state_dict(a), y = nn::state_dict(b);
  bool same = x.keys() == y.keys();
  for (const auto& item : x) same = same && taper::equal(item.value(), y[item.key()]);
  return same;
}

// Saves after some steps, and goes on with the original and with what was loaded.
template <class Optimizer, class Options>
void check_continues(const Options& options) {
  nn::Sequential a = make_net(), b = make_net();
  Optimizer of_a(a->parameters(), options), of_b(b->parameters(), options);
  train(a, of_a, 3);
  std::stringstream weights, state;
  taper::save(a, weights);
  taper::save(of_a, state);
  taper::load(b, weights);
  taper::load(of_b, state);
  train(a, of_a, 3);
  train(b, of_b, 3);
  CHECK(same_state(*a, *b));
}

class Net : public nn::Module {
 public:
  nn::Linear first = register_module("first", nn::Linear(2, 3));
  Tensor scale = register_parameter("scale", taper::ones({3}));
  Tensor mean = register_buffer("mean", taper::zeros({3}));
};

}  // namespace

TEST_CASE("modules are saved and loaded by holder, pointer and reference") {
  const TemporaryFolder folder;
  const std::string path = folder / "net.safetensors";
  const nn::Sequential a = make_net();
  nn::Sequential b = make_net();
  const Tensor handle = b->parameters()[0];
  CHECK_FALSE(same_state(*a, *b));
  taper::save(a, path);
  taper::load(b, path);
  CHECK(same_state(*a, *b));
  CHECK(b->parameters()[0].is_same(handle));
  CHECK(handle.requires_grad());

  auto from = std::make_shared<Net>(), to = std::make_shared<Net>();
  taper::save(from, path);
  taper::load(to, path);
  CHECK(same_state(*from, *to));
  Net on_stack;
  taper::load(on_stack, path);
  taper::save(on_stack, folder / "again.safetensors");
  CHECK(same_state(*from, on_stack));
  CHECK_THROWS_WITH_AS(taper::save(std::shared_ptr<Net>(), path), "save: the module is null",
                       taper::Error);
}

TEST_CASE("the names in the file are those of the state_dict") {
  std::stringstream stream;
  taper::save(std::make_shared<Net>(), stream);
  taper::OrderedDict<std::string, Tensor> dict;
  taper::load(dict, stream);
  CHECK(dict.keys() == std::vector<std::string>{"first.bias", "first.weight", "mean", "scale"});
  Net net;
  CHECK(nn::load_state_dict(net, dict).empty());
}

TEST_CASE("a module without tensors takes no room") {
  taper::serialize::OutputArchive archive;
  archive << nn::Sequential(nn::ReLU(), nn::Functional(taper::tanh));
  CHECK(archive.is_empty());
}

TEST_CASE("the dtype of the module stays") {
  nn::Linear wide(2, 3), narrow(2, 3);
  wide->to(taper::kDouble);
  std::stringstream stream;
  taper::save(wide, stream);
  taper::load(narrow, stream);
  CHECK(narrow->weight.scalar_type() == taper::kFloat);
  CHECK(taper::equal(narrow->weight, wide->weight.to(taper::kFloat)));
}

TEST_CASE("a file that does not fit is refused by name, and nothing is changed") {
  const auto attempt = [](const nn::Sequential& saved, nn::Sequential loaded) -> std::string {
    std::stringstream stream;
    taper::save(saved, stream);
    const nn::Sequential before =
        nn::Sequential(std::dynamic_pointer_cast<nn::SequentialImpl>(loaded->clone()));
    try {
      taper::load(loaded, stream);
    } catch (const taper::Error& error) {
      CHECK(same_state(*before, *loaded));
      return error.what();
    }
    return "no error";
  };
  const nn::Sequential saved(nn::Linear(2, 3), nn::Linear(3, 3));
  CHECK(attempt(saved, nn::Sequential(nn::Linear(2, 3), nn::Linear(3, 4))) ==
        "load: size mismatch for 1.weight: copying a param with shape [3, 3] from checkpoint, the "
        "shape in current model is [4, 3]");
  CHECK(attempt(saved, nn::Sequential(nn::Linear(2, 3), nn::ReLU(), nn::Linear(3, 3))) ==
        "read: No such serialized submodule: '2' in the stream");
  CHECK(attempt(saved, nn::Sequential(nn::Linear(2, 3), nn::PReLU())) ==
        "load: size mismatch for 1.weight: copying a param with shape [3, 3] from checkpoint, the "
        "shape in current model is [1]");
  CHECK(attempt(nn::Sequential(nn::Linear(nn::LinearOptions(2, 3).bias(false))),
                nn::Sequential(nn::Linear(2, 3))) ==
        "read: No such serialized tensor '0.bias' in the stream");
}

TEST_CASE("optimizers go on bit for bit") {
  check_continues<optim::SGD>(optim::SGDOptions(0.01).momentum(0.9));
  check_continues<optim::Adam>(optim::AdamOptions(0.01).amsgrad(true));
  check_continues<optim::AdamW>(optim::AdamWOptions(0.01));
  check_continues<optim::Adagrad>(optim::AdagradOptions(0.01));
  check_continues<optim::RMSprop>(optim::RMSpropOptions(0.01).centered(true).momentum(0.5));
  check_continues<optim::LBFGS>(optim::LBFGSOptions(0.1).max_iter(4));
}

TEST_CASE("settings of groups and step counters are saved, schedulers too") {
  nn::Linear net(2, 3);
  std::vector<optim::OptimizerParamGroup> groups{
      optim::OptimizerParamGroup({net->weight}, std::make_unique<optim::AdamOptions>(0.25)),
      optim::OptimizerParamGroup({net->bias})};
  optim::Adam saved(groups), loaded(groups);
  optim::StepLR rates(saved, 1, 0.5), loaded_rates(loaded, 1, 0.5);
  saved.zero_grad();
  net->forward(taper::ones({1, 2})).sum().backward();
  saved.step();
  rates.step();
  rates.step();
  taper::serialize::OutputArchive archive, of_optimizer, of_rates;
  of_optimizer << saved;
  of_rates << rates.state_dict();
  archive.write("optimizer", of_optimizer);
  archive.write("scheduler", of_rates);
  std::stringstream stream;
  archive.save_to(stream);

  taper::serialize::InputArchive input, nested;
  input.load_from(stream);
  input.read("optimizer", nested);
  nested >> loaded;
  input.read("scheduler", nested);
  loaded_rates.load_state_dict(nested.values());
  CHECK(loaded.param_groups()[0].options().get_lr() == 0.125);
  CHECK(loaded.param_groups()[1].options().get_lr() == 0.0005);
  const std::string key = optim::Optimizer::state_key(net->bias);
  CHECK(static_cast<optim::AdamParamState&>(*loaded.state().at(key)).step() == 1);
  CHECK(loaded_rates.get_last_lr() == rates.get_last_lr());
}

TEST_CASE("an optimizer that does not fit is refused, and keeps its state") {
  nn::Linear net(2, 3);
  optim::SGD one(net->parameters(), 0.1);
  optim::SGD two(
      {optim::OptimizerParamGroup({net->weight}), optim::OptimizerParamGroup({net->bias})}, 0.5);
  std::stringstream stream;
  taper::save(one, stream);
  CHECK_THROWS_WITH_AS(taper::load(two, stream),
                       doctest::Contains("loaded state dict has a different number of parameter "
                                         "groups"),
                       taper::Error);
  CHECK(two.param_groups()[0].options().get_lr() == 0.5);
}
