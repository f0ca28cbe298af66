#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "taper/data/file.h"
#include "taper/study/process.h"
#include "tests/support/temporary_folder.h"

using taper::data::read_file;
using taper::study::Process;
using taper::test::TemporaryFolder;

namespace {

const std::string kSlice = "--limit=600";

// What a program of the course prints.
std::string output_of(const std::string& program, const TemporaryFolder& folder,
                      std::vector<std::string> arguments = {kSlice}) {
  arguments.insert(arguments.begin(), std::string(TAPER_EXAMPLES_DIR "/") + program);
  arguments.insert(arguments.end(), {"--out", folder / "out"});
  Process process(arguments);
  const std::string output = process.read_all();
  CAPTURE(output);
  CHECK(process.wait() == 0);
  return output;
}

void check_contains(const std::string& text, std::initializer_list<const char*> parts) {
  CAPTURE(text);
  for (const char* part : parts) {
    CAPTURE(part);
    CHECK(text.find(part) != text.npos);
  }
}

bool is_png(const std::string& file) { return read_file(file).substr(1, 3) == "PNG"; }

}  // namespace

TEST_CASE("the nets of the course train") {
  const TemporaryFolder folder;
  for (const char* program : {"module_subclass", "sequential", "from_scratch", "concise",
                              "dropout_net", "batch_norm_net", "convolutional_net"}) {
    CAPTURE(program);
    check_contains(output_of(program, folder, {kSlice, "--epochs", "2"}),
                   {"epoch 2: loss ", "train accuracy 0.", "test accuracy 0."});
  }
  check_contains(output_of("hand_written_training", folder, {kSlice, "--epochs", "2"}),
                 {"epoch 2: loss 2.", "train accuracy 0.", "test accuracy 0."});
}

TEST_CASE("concise draws the training and what it learnt, live too") {
  const TemporaryFolder folder;
  const std::string output = output_of("concise", folder, {kSlice, "--epochs", "2", "--live"});
  check_contains(output, {"concise.html in a browser", "accuracy", "train"});
  for (const char* picture : {"concise", "predictions", "confusion", "weights"})
    CHECK(is_png(folder / "out/" + picture + ".png"));
  CHECK(read_file(folder / "out/concise.html").find("concise.png") != std::string::npos);
}

TEST_CASE("the gradient check names the rule that the notes print wrong") {
  const TemporaryFolder folder;
  const std::string output = output_of("hand_written_backprop", folder, {kSlice, "--epochs", "1"});
  check_contains(
      output, {"the gradient as printed: ",
               "gradcheck: Jacobian mismatch in 'Loss' with respect to input 0 at element [0, 0]",
               "the gradient corrected: agrees with central differences", "as printed, 0.99",
               "corrected, 0.1, learning rate 0.1\nepoch 1: "});
  CHECK(is_png(folder / "out/hand_written_backprop.png"));
  check_contains(output_of("hand_written_dropout", folder, {kSlice, "--epochs", "1"}),
                 {"as printed\nepoch 1: test accuracy 0.", "corrected\nepoch 1: test accuracy 0."});
}

TEST_CASE("vanishing gradients are measured and drawn by depth") {
  const TemporaryFolder folder;
  const std::string output =
      output_of("vanishing_gradients", folder, {"--epochs", "1", "--limit", "20000"});
  check_contains(output, {"784-13 sigmoid-8 relu-10, learning rate 0.01, momentum 0.5",
                          "gradients by depth:  1.weight ", "Epoch 1: [15500/20000 78%, Loss: "});
  CHECK(is_png(folder / "out/vanishing_gradients.png"));
}

TEST_CASE("the small programs of the course print what they explain") {
  const TemporaryFolder folder;
  check_contains(output_of("layers_as_functions", folder),
                 {"output [1000, 5]", "their sums: tensor([1.", "cross entropy "});
  check_contains(output_of("vector_outputs", folder),
                 {"grad can be implicitly created only for scalar outputs", "x.grad = v^T J",
                  "tensor([[2., 6.],\n        [4., 8.]])"});
  check_contains(
      output_of("gradient_check", folder),
      {"log_softmax  greatest difference", "gradcheck: right", "mismatch in 'WrongSquare'"});
  check_contains(output_of("dropout", folder),
                 {"nn::Dropout, evaluation                      mean 1.000, dropped  0.0 %"});
  check_contains(output_of("initializers", folder), {"orthogonal\ntensor(", "expected 0.00666667"});
  CHECK(is_png(folder / "out/initializers.png"));
  check_contains(output_of("weight_decay", folder, {kSlice, "--epochs", "1"}),
                 {"l1 penalty in the loss", "differs from the penalty by at most"});
  check_contains(output_of("early_stopping", folder, {kSlice, "--epochs", "40"}),
                 {"no better than", "test accuracy of the best weights 0."});
  CHECK(is_png(folder / "out/early_stopping.png"));
}

TEST_CASE("programs of the course refuse wrong arguments and say where the data is missing") {
  for (const auto& [argument, message] :
       {std::pair("--epochs=0", "--epochs"), std::pair("--data=/nowhere", "/nowhere")}) {
    Process process({TAPER_EXAMPLES_DIR "/sequential", argument});
    check_contains(process.read_all(), {message});
    CHECK(process.wait() != 0);
  }
}
