#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <type_traits>
#include <vector>

#include "taper/core/graph/grad_mode.h"
#include "taper/core/ops/ops.h"
#include "taper/nn/module.h"
#include "taper/optim/optimizer.h"
#include "taper/study/accuracy.h"

namespace taper::study {

/// What a pass over samples adds up.
struct Score {
  double loss_sum = 0, correct = 0, count = 0;
  double loss() const { return loss_sum / count; }
  double accuracy() const { return correct / count; }
  /// Counts a batch; `losses` are those of its samples, or one number, their mean.
  void add(const Variable& losses, const Variable& output, const Variable& target);
};

namespace detail {

template <class Net>
void set_training([[maybe_unused]] Net& net, [[maybe_unused]] bool on) {
  if constexpr (nn::is_module_holder<Net>) net->train(on);
}

/// One pass in which `update` sees the losses of each batch, while they have their graph.
template <class Net, class Loader, class Loss, class Update>
Score pass(Net net, Loader& loader, Loss loss, const Update& update) {
  Score score;
  for (auto& batch : loader) {
    const Variable output = net(batch.data);
    const Variable losses = loss(output, batch.target);
    update(losses, batch.target.size(0));
    score.add(losses.detach(), output.detach(), batch.target);
  }
  return score;
}

}  // namespace detail

/// Trains for one pass over the loader's batches. `net` and `loss` are holders of modules or
/// functions: `loss(output, target)` gives one number for each sample, or their mean. The optimizer
/// follows the gradient of the mean.
template <class Net, class Loader, class Loss>
Score train_epoch(Net net, Loader& loader, Loss loss, optim::Optimizer& optimizer) {
  detail::set_training(net, true);
  return detail::pass(net, loader, loss, [&](const Variable& losses, int64_t) {
    optimizer.zero_grad();
    losses.mean().backward();
    optimizer.step();
  });
}

/// The same by an update of one's own, `update(samples)`, which finds the gradient of the sum in
/// the grads of its parameters and sets them to zero.
template <class Net, class Loader, class Loss, class Update,
          class = std::enable_if_t<std::is_invocable_v<const Update&, int64_t>>>
Score train_epoch(Net net, Loader& loader, Loss loss, const Update& update) {
  detail::set_training(net, true);
  return detail::pass(net, loader, loss, [&](const Variable& losses, int64_t samples) {
    losses.sum().backward();
    update(samples);
  });
}

/// The scores of a net, in evaluation mode and without recording.
template <class Net, class Loader, class Loss>
Score evaluate(Net net, Loader& loader, Loss loss) {
  const NoGradGuard no_grad;
  detail::set_training(net, false);
  const Score score = detail::pass(net, loader, loss, [](const Variable&, int64_t) {});
  detail::set_training(net, true);
  return score;
}

/// An update for train_epoch() and fit(): AdamW with a decay of 0.01, whose learning rate rises for
/// 0.3 of the steps, up to `rate`, and then falls to almost nothing (Smith and Topin 2018).
std::function<void(int64_t)> one_cycle(const std::vector<Variable>& parameters, double rate,
                                       int64_t steps);

/// What an epoch came to.
struct Epoch {
  double loss = 0, train_accuracy = 0;  // means over the epoch, while the net changed
  double test_accuracy = 0;             // after the epoch
  double seconds = 0;                   // of training, without the test
};
using History = std::vector<Epoch>;

/// "epoch 3: loss 0.5120, train accuracy 0.8205, test accuracy 0.8013".
void print_epoch(std::size_t number, const Epoch& epoch);

/// Trains for some epochs by an optimizer or an update. After each it prints a line and calls
/// `after_epoch`, if there is one, with the history so far.
template <class Net, class Loader, class TestLoader, class Loss, class Updater>
History fit(Net net, Loader& train, TestLoader& test, Loss loss, Updater& updater, int64_t epochs,
            const std::function<void(const History&)>& after_epoch = {}) {
  History history;
  while (history.size() < static_cast<std::size_t>(epochs)) {
    const auto start = std::chrono::steady_clock::now();
    const Score score = train_epoch(net, train, loss, updater);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    history.push_back(
        {score.loss(), score.accuracy(), evaluate(net, test, loss).accuracy(), taken.count()});
    print_epoch(history.size(), history.back());
    if (after_epoch) after_epoch(history);
  }
  return history;
}

}  // namespace taper::study
