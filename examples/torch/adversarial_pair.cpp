// Two nets against each other: one draws clothes from noise, the other tells drawings from
// photographs. Radford, Metz and Chintala (2015), small enough for a processor. Each epoch leaves a
// picture of 8 x 8 drawings. It is written for libtorch's headers alone.
//
//     adversarial_pair [FOLDER [EPOCHS [BATCHES [OUT]]]]

#include <torch/torch.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <tuple>

namespace {

namespace nn = torch::nn;

constexpr int64_t kNoise = 64, kBatch = 64;

/// (n, noise, 1, 1) to images (n, 1, 28, 28) between -1 and 1.
nn::Sequential generator() {
  const auto grow = [](int64_t in, int64_t out, int64_t kernel, int64_t stride, int64_t padding) {
    return nn::ConvTranspose2d(
        nn::ConvTranspose2dOptions(in, out, kernel).stride(stride).padding(padding).bias(false));
  };
  return nn::Sequential(grow(kNoise, 64, 4, 1, 0), nn::BatchNorm2d(64), nn::ReLU(),
                        grow(64, 32, 3, 2, 1), nn::BatchNorm2d(32), nn::ReLU(),
                        grow(32, 16, 4, 2, 1), nn::BatchNorm2d(16), nn::ReLU(),
                        grow(16, 1, 4, 2, 1), nn::Tanh());
}

/// Images to the probability that they are photographs.
nn::Sequential critic() {
  const auto shrink = [](int64_t in, int64_t out, int64_t kernel, int64_t stride, int64_t padding) {
    return nn::Conv2d(
        nn::Conv2dOptions(in, out, kernel).stride(stride).padding(padding).bias(false));
  };
  const auto leaky = [] { return nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(0.2)); };
  return nn::Sequential(shrink(1, 16, 4, 2, 1), leaky(), shrink(16, 32, 4, 2, 1),
                        nn::BatchNorm2d(32), leaky(), shrink(32, 64, 4, 2, 1), nn::BatchNorm2d(64),
                        leaky(), shrink(64, 1, 3, 1, 0), nn::Sigmoid());
}

torch::optim::AdamOptions settings() {
  return torch::optim::AdamOptions(2e-4).betas(std::make_tuple(0.5, 0.999));
}

/// How far the critic is from giving all images this verdict.
torch::Tensor distance(nn::Sequential& net, const torch::Tensor& images, double verdict) {
  const torch::Tensor said = net->forward(images).reshape(-1);
  return torch::binary_cross_entropy(said, torch::full_like(said, verdict));
}

/// 64 images side by side, as a portable graymap.
void write_grid(const torch::Tensor& images, const std::string& path) {
  const torch::Tensor bytes = images.reshape({8, 8, 28, 28})
                                  .permute({0, 2, 1, 3})
                                  .add(1)
                                  .mul(127.5)
                                  .clamp(0, 255)
                                  .to(torch::kByte)
                                  .contiguous();
  std::ofstream file(path, std::ios::binary);
  file << "P5 224 224 255\n";
  file.write(reinterpret_cast<const char*>(bytes.data_ptr<uint8_t>()), bytes.numel());
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

void train(const std::string& folder, int epochs, int most, const std::string& out) {
  const auto photographs = torch::data::make_data_loader<torch::data::samplers::RandomSampler>(
      torch::data::datasets::MNIST(folder)
          .map(torch::data::transforms::Normalize<>(0.5, 0.5))
          .map(torch::data::transforms::Stack<>()),
      torch::data::DataLoaderOptions(kBatch).drop_last(true));
  nn::Sequential draw = generator(), judge = critic();
  torch::optim::Adam drawing(draw->parameters(), settings());
  torch::optim::Adam judging(judge->parameters(), settings());
  const torch::Tensor samples = torch::randn({64, kNoise, 1, 1});

  for (int epoch = 1; epoch <= epochs; ++epoch) {
    double judged = 0, drawn = 0;
    int batches = 0;
    for (auto& batch : *photographs) {
      if (batches == most) break;
      ++batches;
      const torch::Tensor fakes = draw->forward(torch::randn({kBatch, kNoise, 1, 1}));

      judge->zero_grad();
      const torch::Tensor critical =
          distance(judge, batch.data, 1) + distance(judge, fakes.detach(), 0);
      critical.backward();
      judging.step();

      draw->zero_grad();
      const torch::Tensor creative = distance(judge, fakes, 1);
      creative.backward();
      drawing.step();

      judged += critical.item<double>();
      drawn += creative.item<double>();
    }
    const torch::NoGradGuard no_grad;
    const std::string path = out + "/drawings-" + std::to_string(epoch) + ".pgm";
    write_grid(draw->forward(samples), path);
    std::printf("epoch %d: loss of the critic %.4f, of the generator %.4f, %s\n", epoch,
                judged / std::max(batches, 1), drawn / std::max(batches, 1), path.c_str());
    std::fflush(stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  torch::manual_seed(1);
  try {
    train(argc > 1 ? argv[1] : "/usr/share/datasets/fashion-mnist",
          argc > 2 ? std::atoi(argv[2]) : 5, argc > 3 ? std::atoi(argv[3]) : -1,
          argc > 4 ? argv[4] : ".");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "adversarial_pair: %s\n", error.what());
    return 1;
  }
}
