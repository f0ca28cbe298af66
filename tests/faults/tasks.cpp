#include "tests/faults/tasks.h"

#include <cstdlib>
#include <filesystem>
#include <memory>

#include "examples/support/checkpoint.h"
#include "taper/core/base/file.h"
#include "taper/study/results.h"
#include "taper/taper.h"
#include "tests/support/temporary_folder.h"

namespace faults {
namespace {

namespace fs = std::filesystem;
namespace nn = taper::nn;
using taper::Tensor;
using taper::study::Epoch;
using taper::study::History;

Tensor numbers(int number) { return taper::full({40, 5}, number, taper::kDouble); }

History make_history(int number) { return History(2, Epoch{1.0 * number, 0.5, 0.25, 0.125}); }

/// What a training has in a checkpoint.
struct Training {
  explicit Training(int number)
      : net(make_net(number)),
        adam(net->parameters(), 0.1 * number),
        history(make_history(number)) {
    tally.batches = number;
    for (const Tensor& parameter : net->parameters())
      parameter.mutable_grad() = taper::zeros_like(parameter);
    adam.step();
  }
  examples::Checkpoint checkpoint() { return {*net, adam, history, tally, order}; }

  nn::Linear net;
  taper::optim::Adam adam;
  History history;
  examples::Tally tally;
  Tensor order{taper::Generator(1).get_state()};
};

std::string checkpoint_in(const std::string& folder) { return folder + "/last.safetensors"; }

Write make_module(int number) {
  return [net = make_net(number)](const std::string& folder) {
    taper::save(net, folder + "/net.safetensors");
  };
}

Write make_optimizer(int number) {
  return [training = std::make_shared<Training>(number)](const std::string& folder) {
    taper::save(training->adam, folder + "/adam.safetensors");
  };
}

Write make_archive(int number) {
  return [number, x = numbers(number)](const std::string& folder) {
    taper::serialize::OutputArchive archive, part;
    part.write("list", taper::variable_list(static_cast<std::size_t>(number), x));
    part.write("text", std::string(100, static_cast<char>('a' + number)));
    archive.write("number", number);
    archive.write("part", part);
    archive.save_to(folder + "/archive.safetensors");
  };
}

Write make_npy(int number) {
  return [x = numbers(number)](const std::string& folder) {
    taper::data::save_npy(x, folder + "/x.npy");
  };
}

Write make_npz(int number, bool compressed) {
  return [x = numbers(number), compressed](const std::string& folder) {
    taper::data::save_npz({{"x", x}, {"y", x}}, folder + "/xy.npz", compressed);
  };
}

/// A program that stands for gnuplot, and is found in its place: its picture is made of the data.
struct Gnuplot {
  Gnuplot() {
    const std::string program = folder / "gnuplot";
    taper::write_file(program, "#!/bin/sh\nprintf '\\211PNG'; cat curves.dat; printf 'IEND1234'\n");
    fs::permissions(program, fs::perms::owner_all);
    setenv("PATH", (folder.path().string() + ":" + std::getenv("PATH")).c_str(), 1);
  }
  taper::test::TemporaryFolder folder;
};

/// The folder of a training: its history as a table and a picture.
Write make_results(int number) {
  static const Gnuplot gnuplot;
  return [history = make_history(number)](const std::string& folder) {
    taper::study::save_history(history, folder + "/history.csv");
    taper::study::draw_curves(history, folder + "/curves.png");
  };
}

}  // namespace

nn::Linear make_net(double number) {
  const taper::NoGradGuard no_grad;
  nn::Linear net(3, 4);
  for (const Tensor& parameter : net->parameters()) parameter.fill_(number);
  return net;
}

void demand_all(const Tensor& x, double number) {
  taper::check(x.eq(number).all().item<bool>(), "demand_all", "not all are ", number);
}

Write make_checkpoint(int number) {
  return [training = std::make_shared<Training>(number)](const std::string& folder) {
    save_checkpoint(training->checkpoint(), {}, checkpoint_in(folder));
  };
}

int checkpoint_number(const std::string& folder) {
  Training training(0);
  load_checkpoint(training.checkpoint(), {}, checkpoint_in(folder));
  const auto number = static_cast<int>(training.tally.batches);
  taper::check(training.history.at(1).loss == number, "checkpoint", "the history is another one's");
  for (const Tensor& parameter : training.net->parameters()) demand_all(parameter, number);
  return number;
}

const std::vector<Task> kTasks = {
    {"module", make_module},
    {"optimizer", make_optimizer},
    {"archive", make_archive},
    {"checkpoint", make_checkpoint},
    {"npy", make_npy},
    {"npz", [](int number) { return make_npz(number, false); }},
    {"npz, compressed", [](int number) { return make_npz(number, true); }},
    {"results", make_results},
};

}  // namespace faults
