#include "examples/support/training_setup.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "taper/core/base/error.h"

namespace examples {
namespace {

namespace fs = std::filesystem;
namespace nn = taper::nn;

constexpr int64_t kClasses = 10;

}  // namespace

nn::Sequential make_net(int64_t inputs, const std::vector<int64_t>& hidden) {
  nn::Sequential net{nn::Flatten()};
  for (const int64_t outputs : hidden) {
    net->push_back(nn::Linear(inputs, outputs));
    net->push_back(nn::ReLU());
    inputs = outputs;
  }
  net->push_back(nn::Linear(inputs, kClasses));
  net->apply([](nn::Module& module) {
    if (auto* linear = module.as<nn::Linear>()) {
      nn::init::normal_(linear->weight, 0, 0.01);
      nn::init::zeros_(linear->bias);
    }
  });
  return net;
}

void report(size_t number, int64_t epochs, const taper::study::Epoch& epoch) {
  const auto digits = static_cast<int>(std::to_string(epochs).size());
  std::printf("epoch %*zu/%lld  train loss %.4f  accuracy %.4f  test accuracy %.4f  %.2f s\n",
              digits, number, static_cast<long long>(epochs), epoch.loss, epoch.train_accuracy,
              epoch.test_accuracy, epoch.seconds);
  std::fflush(stdout);
}

taper::Descriptor take_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  taper::Descriptor folder(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!error && (!folder || access(path.c_str(), W_OK) != 0))
    error = std::error_code(errno, std::generic_category());
  taper::check(!error, "--out", "cannot write into the folder '", path, "': ", error.message(),
               "; give another one");
  taper::check(flock(folder.get(), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK, "--out",
               "another training writes into the folder '", path,
               "'; wait for its end, or give another one");
  return folder;
}

}  // namespace examples
