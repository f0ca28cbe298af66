#include "examples/support/checkpoint.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/ops/ops.h"
#include "taper/serialize.h"

namespace examples {
namespace {

using taper::IValue;
using taper::Tensor;
using taper::serialize::InputArchive;
using taper::serialize::OutputArchive;
using taper::study::Epoch;
using taper::study::History;

constexpr int64_t kColumns = 4;  // of the history

/// Calls f(name, member) for what decides the results, by its name on the command line.
template <class F>
void visit_settings(const TrainSettings& settings, const F& f) {
  f("batch-size", settings.batch_size);
  f("lr", settings.lr);
  f("hidden", settings.hidden);
  f("seed", settings.seed);
  f("samples", settings.samples);
  f("autocast", settings.autocast);
}

template <class F>
void visit_tally(Tally& tally, const F& f) {
  f("loss_sum", tally.loss_sum);
  f("correct", tally.correct);
  f("seen", tally.seen);
  f("seconds", tally.seconds);
}

/// The value of a setting as its name on the command line takes it.
std::string text_of(int64_t value) { return taper::str(value); }
std::string text_of(bool value) { return value ? "on" : "off"; }
std::string text_of(double value) { return taper::str(value); }
std::string text_of(const std::vector<int64_t>& values) {
  std::string text;
  for (const int64_t value : values) text += taper::str(text.empty() ? "" : ",", value);
  return text;
}

Tensor table_of(const History& history) {
  Tensor table = taper::zeros({static_cast<int64_t>(history.size()), kColumns}, taper::kDouble);
  auto* row = table.data_ptr<double>();
  for (const Epoch& epoch : history)
    for (const double value :
         {epoch.loss, epoch.train_accuracy, epoch.test_accuracy, epoch.seconds})
      *row++ = value;
  return table;
}

History history_of(const Tensor& table) {
  taper::check(table.dim() == 2 && table.size(1) == kColumns && table.dtype() == taper::kDouble,
               "--resume", "the history of the checkpoint is of shape ", table.sizes());
  History history;
  const auto* row = table.data_ptr<double>();
  for (int64_t i = 0; i < table.size(0); ++i, row += kColumns)
    history.push_back({row[0], row[1], row[2], row[3]});
  return history;
}

/// Writes or reads something as a nested archive.
template <class T>
void write_nested(OutputArchive& archive, const char* name, const T& x) {
  OutputArchive nested;
  nested << x;
  archive.write(name, nested);
}
template <class T>
void read_nested(InputArchive& archive, const char* name, T& x) {
  InputArchive nested;
  archive.read(name, nested);
  nested >> x;
}

}  // namespace

void save_checkpoint(const Checkpoint& checkpoint, const TrainSettings& settings,
                     const std::filesystem::path& file) {
  OutputArchive archive;
  write_nested(archive, "model", checkpoint.net);
  write_nested(archive, "optimizer", checkpoint.optimizer);
  archive.write("random.default", Tensor(taper::default_generator().get_state()));
  archive.write("random.order", checkpoint.order);
  archive.write("history", table_of(checkpoint.history));
  archive.write("epoch.batches", checkpoint.tally.batches);
  visit_tally(checkpoint.tally, [&](const std::string& name, double value) {
    archive.write("epoch." + name, value);
  });
  visit_settings(settings, [&](const std::string& name, const auto& value) {
    archive.write("settings." + name, text_of(value));
  });
  archive.save_to(file.string());
}

void load_checkpoint(const Checkpoint& checkpoint, const TrainSettings& settings,
                     const std::filesystem::path& file) {
  InputArchive archive;
  archive.load_from(file.string());
  IValue saved;
  visit_settings(settings, [&](const std::string& name, const auto& value) {
    archive.read("settings." + name, saved);
    taper::check(saved.toStringRef() == text_of(value), "--resume", "the training had --", name,
                 " '", saved.toStringRef(), "', got '", text_of(value),
                 "'; give the same, or leave --resume out to begin anew");
  });
  read_nested(archive, "model", checkpoint.net);
  read_nested(archive, "optimizer", checkpoint.optimizer);
  Tensor random, history;
  archive.read("random.default", random);
  taper::default_generator().set_state(random.array());
  archive.read("random.order", checkpoint.order);
  archive.read("history", history);
  checkpoint.history = history_of(history);
  archive.read("epoch.batches", saved);
  checkpoint.tally.batches = saved.toInt();
  visit_tally(checkpoint.tally, [&](const std::string& name, double& value) {
    archive.read("epoch." + name, saved);
    value = saved.toDouble();
  });
}

}  // namespace examples
