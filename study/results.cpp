#include "taper/study/results.h"

#include <cstdio>

#include "taper/core/base/file.h"
#include "taper/data/mnist.h"
#include "taper/study/picture.h"
#include "taper/study/process.h"

namespace taper::study {
namespace {

namespace fs = std::filesystem;

const auto& names() { return data::datasets::FashionMNIST::class_names(); }
std::string class_name(const Variable& label) { return names().at(label.item<std::size_t>()); }

ImageGrid grid_of(const Variable& image, std::size_t columns) {
  return {static_cast<std::size_t>(image.size(-2)),
          static_cast<std::size_t>(image.size(-1)),
          columns,
          {}};
}

// An image (rows x columns) of numbers from 0 to 1.
Tile tile(const Variable& image, std::string title, bool marked = false) {
  const Variable bytes = (image.detach() * 255).round().to(kByte).contiguous();
  const auto* first = bytes.data_ptr<uint8_t>();
  return {{first, first + bytes.numel()}, std::move(title), marked};
}

std::vector<LinePlot> plots_of(const History& history) {
  Series loss{"train", {}, {}}, train = loss, test{"test", {}, {}};
  for (const Epoch& epoch : history) {
    const auto number = static_cast<double>(loss.x.size() + 1);
    for (Series* series : {&loss, &train, &test}) series->x.push_back(number);
    loss.y.push_back(epoch.loss);
    train.y.push_back(epoch.train_accuracy);
    test.y.push_back(epoch.test_accuracy);
  }
  return {LinePlot{"Training on Fashion-MNIST", "epoch", "loss", {loss}, {}},
          LinePlot{"", "epoch", "accuracy", {train, test}, {}}};
}

// Shows the picture beside it, which is looked at again every second.
std::string page_of(const fs::path& picture) {
  const std::string name = picture.filename().string();
  return str("<!doctype html>\n<meta charset=\"utf-8\">\n<title>", name,
             "</title>\n<style>body { margin: 1em; background: #fff; }</style>\n"
             "<img id=\"picture\" alt=\"Loss and accuracies by epoch\">\n<script>\n"
             "const show = () => { picture.src = encodeURIComponent(\"",
             name, "\") + \"?\" + Date.now(); };\nshow();\nsetInterval(show, 1000);\n</script>\n");
}

// The accuracies as characters.
void plot_on_terminal(std::size_t epochs, const fs::path& picture) {
  const std::string data = fs::path(picture).replace_extension(".dat").filename().string();
  try {
    Process gnuplot({"gnuplot", "-e",
                     "set terminal dumb 72 16; set title 'accuracy'; set key bottom right; " +
                         str("set xrange [0:", epochs, "]; set xtics ", (epochs + 9) / 10, "; ") +
                         "plot './" + data +
                         "' index 1 with linespoints title 'train', '' index 2 "
                         "with linespoints title 'test'"},
                    fs::absolute(picture).parent_path());
    std::fputs(gnuplot.read_all().c_str(), stdout);
  } catch (const std::system_error&) {
    // draw() has warned that there is no gnuplot.
  }
}

}  // namespace

void save_history(const History& history, const fs::path& file) {
  std::string text = "epoch,train_loss,train_accuracy,test_accuracy,seconds\n";
  int number = 0;
  for (const Epoch& epoch : history)
    text += str(++number, ",", epoch.loss, ",", epoch.train_accuracy, ",", epoch.test_accuracy, ",",
                epoch.seconds, "\n");
  write_file(file.string(), text, "save_history");
}

void draw_curves(const History& history, const fs::path& picture) {
  if (!history.empty()) return draw(plots_of(history), picture);
  for (const char* extension : {".png", ".gp", ".dat"})
    fs::remove(fs::path(picture).replace_extension(extension));
}

void show_live(const History& history, const fs::path& picture) {
  draw_curves(history, picture);
  if (history.size() == 1) {
    const fs::path page = fs::path(picture).replace_extension(".html");
    write_file(page.string(), page_of(picture), "show_live");
    std::printf("Open %s in a browser to watch.\n", page.c_str());
  }
  plot_on_terminal(history.size(), picture);
}

void draw_predictions(const Samples& samples, const Variable& output, int64_t count,
                      const fs::path& picture) {
  const Variable predicted = classes(output);
  ImageGrid grid = grid_of(samples.images, 5);
  for (int64_t i = 0; i < std::min(count, predicted.size(0)); ++i) {
    const std::string wanted = class_name(samples.labels[i]), given = class_name(predicted[i]);
    grid.tiles.push_back(
        tile(samples.images[i], str("true: ", wanted, "\npredicted: ", given), wanted != given));
  }
  draw(grid, picture);
}

void draw_confusion(const Samples& samples, const Variable& output, const fs::path& picture) {
  const auto count = static_cast<int64_t>(names().size());
  const Variable counts = confusion_matrix(output, samples.labels, count).to(kDouble);
  const auto* first = counts.data_ptr<double>();
  const std::vector<std::string> classes(names().begin(), names().end());
  draw(HeatMap{"Confusion matrix",
               "predicted class",
               "true class",
               classes,
               classes,
               {first, first + counts.numel()}},
       picture);
}

void draw_weights(const Variable& weight, int64_t count, const fs::path& picture) {
  const Variable units = weight.detach().view({-1, 28, 28});
  ImageGrid grid = grid_of(units, 8);
  for (int64_t i = 0; i < std::min(count, units.size(0)); ++i) {
    const Variable unit = units[i];
    const Variable low = unit.min(), high = unit.max();
    grid.tiles.push_back(tile((high - unit) / (high - low), str("unit ", i)));
  }
  draw(grid, picture);
}

}  // namespace taper::study
