#include "examples/support/train_results.h"

#include <string>

#include "taper/core/base/error.h"
#include "taper/data/file.h"
#include "taper/data/mnist.h"
#include "taper/study/picture.h"

namespace examples {
namespace {

namespace fs = std::filesystem;
using taper::Tensor;
using taper::study::draw;
using taper::study::ImageGrid;
using taper::study::LinePlot;
using taper::study::Series;

std::string class_name(const Tensor& labels, int64_t index) {
  const auto label = static_cast<size_t>(labels.select(0, index).item<int64_t>());
  return taper::data::datasets::FashionMNIST::class_names().at(label);
}

}  // namespace

void save_history(const History& history, const fs::path& file) {
  std::string text = "epoch,train_loss,train_accuracy,test_accuracy,seconds\n";
  int number = 0;
  for (const Epoch& epoch : history)
    text += taper::str(++number, ",", epoch.train_loss, ",", epoch.train_accuracy, ",",
                       epoch.test_accuracy, ",", epoch.seconds, "\n");
  taper::data::write_file(file.string(), text);
}

void draw_curves(const History& history, const fs::path& picture) {
  Series loss{"train", {}, {}}, train = loss, test{"test", {}, {}};
  for (const Epoch& epoch : history) {
    const auto number = static_cast<double>(loss.x.size() + 1);
    for (Series* series : {&loss, &train, &test}) series->x.push_back(number);
    loss.y.push_back(epoch.train_loss);
    train.y.push_back(epoch.train_accuracy);
    test.y.push_back(epoch.test_accuracy);
  }
  if (history.empty()) {
    for (const char* extension : {".png", ".gp", ".dat"})
      fs::remove(fs::path(picture).replace_extension(extension));
  } else {
    draw({LinePlot{"Training on Fashion-MNIST", "epoch", "loss", {loss}, {}},
          LinePlot{"", "epoch", "accuracy", {train, test}, {}}},
         picture);
  }
}

void draw_predictions(const Tensor& images, const Tensor& labels, const Tensor& predicted,
                      const fs::path& picture) {
  ImageGrid grid{static_cast<size_t>(images.size(-2)), static_cast<size_t>(images.size(-1)), 5, {}};
  const auto pixels = images.numel() / images.size(0);
  for (int64_t i = 0; i < images.size(0); ++i) {
    const auto* first = images.data_ptr<uint8_t>() + i * pixels;
    const std::string label = class_name(labels, i), prediction = class_name(predicted, i);
    grid.tiles.push_back({std::vector<uint8_t>(first, first + pixels),
                          "true: " + label + "\npredicted: " + prediction, label != prediction});
  }
  draw(grid, picture);
}

}  // namespace examples
