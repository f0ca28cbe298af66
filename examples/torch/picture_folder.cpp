// Learns to tell pictures apart that lie in folders of their classes, `picture_folder FOLDER`, or
// stripes that it draws itself into a folder that does not exist yet. In libtorch's spelling: it
// compiles against libtorch as well.
#include <torch/torch.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
namespace data = torch::data;
using torch::Tensor;

constexpr int64_t kSide = 12, kPictures = 120;

/// A grey picture in netpbm's plain format.
void write_picture(const fs::path& path, const Tensor& pixels) {
  std::ofstream file(path);
  file << "P2 " << pixels.size(1) << ' ' << pixels.size(0) << " 255";
  const Tensor values = pixels.to(torch::kInt).reshape({-1});
  for (int64_t i = 0; i < values.numel(); ++i)
    file << (i % pixels.size(1) == 0 ? '\n' : ' ') << values[i].item<int>();
}

Tensor read_picture(const fs::path& path) {
  std::ifstream file(path);
  std::string format;
  int64_t columns = 0, rows = 0, white = 0;
  file >> format >> columns >> rows >> white;
  TORCH_CHECK(file && format == "P2" && rows == kSide && columns == kSide,
              "no picture: ", path.string());
  std::vector<float> values(static_cast<size_t>(rows * columns));
  for (float& value : values) file >> value;
  TORCH_CHECK(!file.fail(), "a part is missing: ", path.string());
  return torch::tensor(values).view({1, rows, columns}) / static_cast<double>(white);
}

/// Stripes across and upright, each at a place of its own, with noise.
void draw_stripes(const fs::path& root) {
  for (const char* name : {"across", "upright"}) {
    fs::create_directories(root / name);
    for (int64_t i = 0; i < kPictures; ++i) {
      Tensor pixels = torch::rand({kSide, kSide}) * 120;
      pixels.narrow(0, torch::randint(kSide - 2, {1}).item<int64_t>(), 2).add_(120);
      write_picture(root / name / (std::to_string(i) + ".pgm"),
                    name == std::string("upright") ? pixels.t() : pixels);
    }
  }
}

class PictureFolder : public data::datasets::Dataset<PictureFolder> {
 public:
  explicit PictureFolder(const fs::path& root) {
    for (const fs::path& folder : sorted(root)) {
      for (const fs::path& file : sorted(folder))
        pictures_.emplace_back(file, static_cast<int64_t>(classes_.size()));
      classes_.push_back(folder.filename().string());
    }
  }
  data::Example<> get(size_t index) override {
    const auto& [path, label] = pictures_.at(index);
    return {read_picture(path), torch::tensor(label, torch::kLong)};
  }
  torch::optional<size_t> size() const override { return pictures_.size(); }
  int64_t class_count() const { return static_cast<int64_t>(classes_.size()); }

 private:
  static std::vector<fs::path> sorted(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder)) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
  }

  std::vector<std::pair<fs::path, int64_t>> pictures_;
  std::vector<std::string> classes_;
};

struct Net : torch::nn::Module {
  explicit Net(int64_t classes)
      : hidden(register_module("hidden", torch::nn::Linear(kSide * kSide, 32))),
        output(register_module("output", torch::nn::Linear(32, classes))) {}
  Tensor forward(const Tensor& x) {
    return torch::log_softmax(output(torch::relu(hidden(x.flatten(1)))), 1);
  }
  torch::nn::Linear hidden, output;
};

/// The share of pictures that the net tells right, and before that an epoch of training.
template <class Loader>
double epoch(Net& net, Loader& loader, torch::optim::Optimizer& optimizer) {
  int64_t right = 0, all = 0;
  for (auto& batch : loader) {
    optimizer.zero_grad();
    const Tensor output = net.forward(batch.data);
    torch::nll_loss(output, batch.target).backward();
    optimizer.step();
    right += output.argmax(1).eq(batch.target).sum().template item<int64_t>();
    all += batch.target.size(0);
  }
  return static_cast<double>(right) / static_cast<double>(all);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "picture_folder FOLDER\n";
    return 2;
  }
  torch::manual_seed(3);
  if (!fs::exists(argv[1])) draw_stripes(argv[1]);
  const PictureFolder pictures(argv[1]);
  auto loader = data::make_data_loader(PictureFolder(pictures)
                                           .map(data::transforms::Normalize<>(0.3, 0.3))
                                           .map(data::transforms::Stack<>()),
                                       data::DataLoaderOptions().batch_size(16).workers(2));
  Net net(pictures.class_count());
  torch::optim::SGD sgd(net.parameters(), torch::optim::SGDOptions(0.05).momentum(0.9));
  double accuracy = 0;
  try {
    for (int i = 1; i <= 8; ++i) {
      accuracy = epoch(net, *loader, sgd);
      std::cout << "epoch " << i << ": accuracy " << accuracy << '\n';
    }
  } catch (const data::WorkerException& exception) {
    std::cerr << exception.what() << '\n';
    return 1;
  }
  return accuracy > 0.9 ? 0 : 1;
}
