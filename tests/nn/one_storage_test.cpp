#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "taper/core.h"
#include "taper/nn.h"
#include "taper/optim.h"

using namespace taper;

namespace {

using Named = std::vector<std::pair<std::string, Variable>>;

/// A layer made twice, and the tensors that its members hold.
struct Kind {
  std::function<std::shared_ptr<nn::Module>()> make;
  std::function<Named(const nn::Module&)> members;
};

template <class Impl, class... Arguments>
Kind kind(std::function<Named(const Impl&)> members, Arguments... arguments) {
  return {[=] { return std::make_shared<Impl>(arguments...); },
          [=](const nn::Module& module) { return members(dynamic_cast<const Impl&>(module)); }};
}

template <class Impl>
Named weight_and_bias(const Impl& m) {
  return {{"weight", m.weight}, {"bias", m.bias}};
}
template <class Impl>
Named weight_alone(const Impl& m) {
  return {{"weight", m.weight}};
}

std::vector<Kind> kinds() {
  return {kind<nn::LinearImpl>(weight_and_bias<nn::LinearImpl>, 2, 3),
          kind<nn::BilinearImpl>(weight_and_bias<nn::BilinearImpl>, 2, 3, 4),
          kind<nn::LayerNormImpl>(weight_and_bias<nn::LayerNormImpl>, std::vector<int64_t>{3}),
          kind<nn::GroupNormImpl>(weight_and_bias<nn::GroupNormImpl>, 2, 4),
          kind<nn::Conv2dImpl>(weight_and_bias<nn::Conv2dImpl>, 2, 3, 2),
          kind<nn::ConvTranspose1dImpl>(weight_and_bias<nn::ConvTranspose1dImpl>, 2, 3, 2),
          kind<nn::EmbeddingImpl>(weight_alone<nn::EmbeddingImpl>, 5, 2),
          kind<nn::EmbeddingBagImpl>(weight_alone<nn::EmbeddingBagImpl>, 5, 2),
          kind<nn::PReLUImpl>(weight_alone<nn::PReLUImpl>),
          kind<nn::GRUCellImpl>(
              [](const nn::GRUCellImpl& m) {
                return Named{{"weight_ih", m.weight_ih},
                             {"weight_hh", m.weight_hh},
                             {"bias_ih", m.bias_ih},
                             {"bias_hh", m.bias_hh}};
              },
              2, 3),
          kind<nn::BatchNorm1dImpl>(
              [](const nn::BatchNorm1dImpl& m) {
                Named named = weight_and_bias(m);
                named.insert(named.end(), {{"running_mean", m.running_mean},
                                           {"running_var", m.running_var},
                                           {"num_batches_tracked", m.num_batches_tracked}});
                return named;
              },
              3)};
}

/// Each entry of the registry is the member of its name.
void check_one(const Kind& kind, const nn::Module& module, const char* when) {
  CAPTURE(module.name());
  CAPTURE(when);
  Named entries;
  for (const auto& item : module.named_parameters()) entries.emplace_back(item.key(), item.value());
  for (const auto& item : module.named_buffers()) entries.emplace_back(item.key(), item.value());
  const Named members = kind.members(module);
  REQUIRE(entries.size() == members.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    CHECK(entries[i].first == members[i].first);
    CHECK(entries[i].second.is_same(members[i].second));
  }
}

void step(nn::Module& module) {
  optim::SGD sgd(module.parameters(), 0.1);
  for (const Variable& p : module.parameters()) p.mutable_grad() = ones_like(p);
  sgd.step();
}

}  // namespace

TEST_SUITE_BEGIN("one storage");

TEST_CASE("members and registry name the same tensors, whatever is done to a layer") {
  for (const Kind& kind : kinds()) {
    const std::shared_ptr<nn::Module> layer = kind.make(), other = kind.make();
    check_one(kind, *layer, "made");
    nn::load_state_dict(*layer, nn::state_dict(*other));
    check_one(kind, *layer, "loaded");
    const Variable before = kind.members(*layer)[0].second.detach().clone();
    step(*layer);
    check_one(kind, *layer, "after a step");
    CHECK(allclose(kind.members(*layer)[0].second, before - 0.1));
    const std::shared_ptr<nn::Module> copy = layer->clone();
    check_one(kind, *copy, "cloned");
    copy->to(kDouble);
    check_one(kind, *copy, "converted");
    step(*copy);
    CHECK(allclose(kind.members(*copy)[0].second, (before - 0.2).to(kDouble)));
    CHECK(allclose(kind.members(*layer)[0].second, before - 0.1));
    check_one(kind, *layer, "after its clone's step");
  }
}
