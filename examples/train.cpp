// Trains a multilayer perceptron on Fashion-MNIST and leaves its weights, history and pictures. It
// can be stopped at any time, and goes on with --resume as if it never was. Under mpirun several
// processes train one net: each learns from its share of every batch.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iostream>
#include <optional>
#include <system_error>
#include <utility>

#include "examples/support/checkpoint.h"
#include "examples/support/interrupt.h"
#include "examples/support/progress.h"
#include "examples/support/ranks.h"
#include "examples/support/train_settings.h"
#include "examples/support/training_setup.h"
#include "taper/core/base/file.h"
#include "taper/study.h"
#include "taper/study/output.h"
#include "taper/taper.h"

namespace {

namespace data = taper::data;
namespace fs = std::filesystem;
namespace nn = taper::nn;
namespace study = taper::study;
using data::datasets::FashionMNIST;
using examples::Checkpoint;
using examples::Interrupt;
using examples::Progress;
using examples::Ranks;
using examples::Tally;
using examples::TrainSettings;
using study::Epoch;
using study::History;
using taper::Tensor;

constexpr const char *kLast = "last.safetensors", *kBest = "best.safetensors";
constexpr int64_t kShownImages = 10;
constexpr int64_t kTestBatch = 1000;

// The images of one half, and how many of them --limit leaves.
struct Split {
  FashionMNIST images;
  size_t count;
};

Split load(const TrainSettings& settings, FashionMNIST::Mode mode) {
  std::error_code none;
  taper::check(
      fs::exists(settings.data, none), "--data", "there is no folder '", settings.data,
      "'; install the package dataset-fashion-mnist, or give the folder that has its files");
  FashionMNIST images(settings.data, mode);
  const size_t all = *images.size();
  const auto wanted = static_cast<size_t>(settings.samples);
  return {std::move(images), wanted > 0 ? std::min(all, wanted) : all};
}

template <class Sampler>
auto make_loader(Split& split, const Sampler& sampler, int64_t batch_size) {
  return data::make_data_loader(split.images.map(data::transforms::Stack<>()), sampler,
                                static_cast<size_t>(batch_size));
}
template <class Sampler>
using Loader = decltype(make_loader(std::declval<Split&>(), std::declval<Sampler>(), 1));

class Training {
 public:
  Training(const TrainSettings& settings, Ranks& ranks);

  // Goes on where the last checkpoint was saved.
  void resume();
  // Trains, reporting and saving each epoch. The number of the signal that stopped it, 0 for none.
  int run();
  void draw();
  void report_end(int signal) const;

 private:
  // One pass over the training images, or what is left of it. False if a signal stopped it between
  // two batches.
  bool train_epoch(const Interrupt& interrupt);
  void train_batch(const Tensor& images, const Tensor& labels, int signal);
  // How many images the next batch has, over all ranks.
  size_t batch_count() const;
  double test_accuracy();
  fs::path file(const char* name) const { return fs::path(settings_.output) / name; }
  History::const_iterator best() const;
  Checkpoint checkpoint() { return {*net_, sgd_, history_, tally_, order_start_}; }
  void save();

  TrainSettings settings_;
  Ranks& ranks_;
  Split train_, test_;
  taper::Generator order_;  // of the training images
  Loader<examples::ShareSampler> train_loader_;
  Loader<data::samplers::SequentialSampler> test_loader_;
  nn::Sequential net_;
  std::function<Tensor(const Tensor&)> forward_;  // net_'s, for training
  taper::optim::SGD sgd_;
  History history_;
  Tally tally_;         // of the epoch that is running
  Tensor order_start_;  // where order_ stood at its beginning
  int signal_ = 0;      // that some rank was sent
};

Training::Training(const TrainSettings& settings, Ranks& ranks)
    : settings_(settings),
      ranks_(ranks),
      train_(load(settings, FashionMNIST::Mode::kTrain)),
      test_(load(settings, FashionMNIST::Mode::kTest)),
      order_(static_cast<uint64_t>(settings.seed)),
      train_loader_(make_loader(
          train_, examples::ShareSampler(static_cast<int64_t>(train_.count), order_, ranks),
          settings.batch_size)),
      test_loader_(make_loader(test_, data::samplers::SequentialSampler(test_.count), kTestBatch)),
      net_(examples::make_net(train_.images.bytes().select(0, 0).numel(), settings.hidden)),
      forward_(ranks.share(net_)),
      sgd_(net_->parameters(), settings.lr) {
  if (!ranks_.is_first()) return;
  if (ranks_.size() > 1) std::printf("%d processes, ", ranks_.size());
  std::printf("%zu training and %zu test images, threads: %d\n", train_.count, test_.count,
              taper::get_num_threads());
}

void Training::resume() {
  taper::check(fs::exists(file(kLast)), "--resume", "there is no '", file(kLast).string(),
               "'; leave --resume out to begin");
  load_checkpoint(checkpoint(), settings_, file(kLast));
  order_.set_state(order_start_.array());
}

bool Training::train_epoch(const Interrupt& interrupt) {
  const std::string name = taper::str("epoch ", history_.size() + 1, "/", settings_.epochs);
  std::optional<Progress> progress;
  if (ranks_.is_first()) progress.emplace(name, static_cast<int64_t>(train_.count));
  const auto start = std::chrono::steady_clock::now();
  order_start_ = Tensor(order_.get_state());
  bool stopped = false;
  int64_t number = 0;
  for (auto& batch : *train_loader_) {
    if (number++ >= tally_.batches) {  // the ones before were there when it was stopped
      if (ranks_.size() == 1) signal_ = interrupt.signal();
      stopped = signal_ != 0;
      if (stopped) break;
      train_batch(batch.data, batch.target, interrupt.signal());
      taper::check(std::isfinite(tally_.loss_sum), "--lr", "the loss is no longer finite in ", name,
                   ", got ", settings_.lr, "; try a smaller one");
      if (progress) progress->set("loss", tally_.loss_sum / tally_.seen);
    }
    if (progress) progress->advance(batch.target.size(0) * ranks_.size());
  }
  const std::chrono::duration<double> duration = std::chrono::steady_clock::now() - start;
  tally_.seconds += duration.count();
  return !stopped;
}

size_t Training::batch_count() const {
  const auto size = static_cast<size_t>(settings_.batch_size);
  return std::min(size, train_.count - static_cast<size_t>(tally_.batches) * size);
}

// The ranks' gradients are averaged, so each loss is weighted by the share of the batch that it is
// the mean of.
void Training::train_batch(const Tensor& images, const Tensor& labels, int signal) {
  Tensor output, loss;
  {
    const taper::AutocastGuard autocast(settings_.autocast);
    output = forward_(images);
    loss = nn::functional::cross_entropy(output, labels);
  }
  const auto all = static_cast<double>(batch_count());
  const auto [first, end] = share_of(batch_count(), ranks_);
  const auto count = static_cast<double>(end - first);
  sgd_.zero_grad();
  (ranks_.size() == 1 ? loss : loss * (count * ranks_.size() / all)).backward();
  sgd_.step();

  const double correct = count == 0 ? 0 : static_cast<double>(study::count_correct(output, labels));
  const auto sums = ranks_.sum({loss.item<double>() * count, correct, signal == 0 ? 0.0 : 1.0});
  ++tally_.batches;
  tally_.seen += all;
  tally_.loss_sum += sums[0];
  tally_.correct += sums[1];
  if (sums[2] > 0) signal_ = signal == 0 ? SIGTERM : signal;
}

double Training::test_accuracy() {
  const taper::NoGradGuard no_grad;
  const taper::AutocastGuard autocast(settings_.autocast);
  net_->eval();
  double correct = 0;
  int64_t number = 0;
  for (auto& batch : *test_loader_)
    if (number++ % ranks_.size() == ranks_.rank())
      correct += static_cast<double>(study::count_correct(net_->forward(batch.data), batch.target));
  net_->train();
  return ranks_.sum({correct})[0] / static_cast<double>(test_.count);
}

int Training::run() {
  const Interrupt interrupt;
  while (history_.size() < static_cast<size_t>(settings_.epochs)) {
    const bool completed = train_epoch(interrupt);
    if (completed) {
      history_.push_back({tally_.loss_sum / tally_.seen, tally_.correct / tally_.seen,
                          test_accuracy(), tally_.seconds});
      tally_ = {};
      order_start_ = Tensor(order_.get_state());
    }
    if (ranks_.is_first()) save();
    if (!completed) break;
    if (ranks_.is_first()) examples::report(history_.size(), settings_.epochs, history_.back());
  }
  return ranks_.size() == 1 ? interrupt.signal() : signal_;
}

History::const_iterator Training::best() const {
  return std::max_element(history_.begin(), history_.end(), [](const Epoch& a, const Epoch& b) {
    return a.test_accuracy < b.test_accuracy;
  });
}

void Training::save() {
  if (history_.empty())
    fs::remove(file(kBest));  // of an earlier training
  else if (best() == history_.end() - 1 && tally_.batches == 0)
    save_checkpoint(checkpoint(), settings_, file(kBest));
  save_checkpoint(checkpoint(), settings_, file(kLast));
  study::save_history(history_, file("history.csv"));
}

void Training::draw() {
  study::draw_curves(history_, file("curves.png"));
  const int64_t shown = std::min(kShownImages, static_cast<int64_t>(test_.count));
  const study::Samples samples{test_.images.bytes().narrow(0, 0, shown).to(taper::kFloat) / 255,
                               test_.images.targets().narrow(0, 0, shown)};
  const taper::NoGradGuard no_grad;
  study::draw_predictions(samples, net_->forward(samples.images), shown, file("predictions.png"));
}

void Training::report_end(int signal) const {
  if (signal != 0)
    std::printf("Stopped in epoch %zu of %lld; --resume goes on.\n", history_.size() + 1,
                static_cast<long long>(settings_.epochs));
  if (!history_.empty())
    std::printf("Best test accuracy %.4f in epoch %td, the weights of which are in %s.\n",
                best()->test_accuracy, best() - history_.begin() + 1, kBest);
  std::printf("The results are in %s.\n", settings_.output.c_str());
}

int train(const TrainSettings& settings, Ranks& ranks) {
  taper::Descriptor folder;
  if (ranks.is_first()) folder = examples::take_folder(settings.output);
  taper::manual_seed(static_cast<uint64_t>(settings.seed));
  if (settings.threads > 0)
    taper::set_num_threads(static_cast<int>(settings.threads));
  else if (ranks.size() > 1)
    taper::set_num_threads(ranks.threads(taper::get_num_threads()));
  Training training(settings, ranks);
  if (settings.resume) training.resume();
  const int signal = training.run();
  if (ranks.is_first()) {
    training.draw();
    training.report_end(signal);
  }
  return signal == 0 ? 0 : 128 + signal;
}

// What goes wrong in one process is reported by all.
int train_or_fail(const TrainSettings& settings) {
  Ranks ranks(settings.timeout);
  try {
    return train(settings, ranks);
  } catch (const std::exception& error) {
    ranks.fail(error.what());
    if (ranks.size() == 1) throw;
    throw taper::Error(taper::str("rank ", ranks.rank(), ": ", error.what()));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const TrainSettings settings = examples::read_settings(argc, argv);
  try {
    const int status = train_or_fail(settings);
    return status != 0 ? status : study::output_status("train");
  } catch (const std::exception& error) {
    std::cerr << taper::str("train: ", error.what(), "\n");
    return 1;
  }
}
