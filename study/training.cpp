#include "taper/study/training.h"

#include <cstdio>
#include <memory>

#include "taper/optim/adamw.h"
#include "taper/optim/schedulers/one_cycle_lr.h"

namespace taper::study {

void Score::add(const Variable& losses, const Variable& output, const Variable& target) {
  const auto samples = static_cast<double>(target.size(0));
  loss_sum += losses.mean().item<double>() * samples;
  correct += static_cast<double>(count_correct(output, target));
  count += samples;
}

std::function<void(int64_t)> one_cycle(const std::vector<Variable>& parameters, double rate,
                                       int64_t steps) {
  const auto adam =
      std::make_shared<optim::AdamW>(parameters, optim::AdamWOptions(rate).weight_decay(1e-2));
  const auto schedule =
      std::make_shared<optim::OneCycleLR>(*adam, optim::OneCycleLROptions(rate).total_steps(steps));
  return [=](int64_t) {
    adam->step();
    adam->zero_grad();
    schedule->step();
  };
}

void print_epoch(std::size_t number, const Epoch& epoch) {
  std::printf("epoch %zu: loss %.4f, train accuracy %.4f, test accuracy %.4f\n", number, epoch.loss,
              epoch.train_accuracy, epoch.test_accuracy);
  std::fflush(stdout);
}

}  // namespace taper::study
