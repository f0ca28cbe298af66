#include "taper/study/training.h"

#include <cstdio>

namespace taper::study {

void Score::add(const Variable& losses, const Variable& output, const Variable& target) {
  const auto samples = static_cast<double>(target.size(0));
  loss_sum += losses.mean().item<double>() * samples;
  correct += static_cast<double>(count_correct(output, target));
  count += samples;
}

void print_epoch(std::size_t number, const Epoch& epoch) {
  std::printf("epoch %zu: loss %.4f, train accuracy %.4f, test accuracy %.4f\n", number, epoch.loss,
              epoch.train_accuracy, epoch.test_accuracy);
  std::fflush(stdout);
}

}  // namespace taper::study
