#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "taper/data/file.h"
#include "taper/study/process.h"
#include "tests/support/temporary_folder.h"

using taper::study::Process;
using taper::test::TemporaryFolder;

namespace {

struct Outcome {
  std::string output;
  int status;
};

Outcome run(const std::vector<std::string>& arguments) {
  Process process(arguments);
  std::string output = process.read_all();
  return {std::move(output), process.wait()};
}

}  // namespace

TEST_CASE("the tour of autograd prints what libtorch prints") {
  const Outcome tour = run({TAPER_EXAMPLES_DIR "/autograd_tour"});
  CHECK(tour.status == 0);
  CHECK(tour.output ==
        "d(x^3 - 2x)/dx at 3: 25\n"
        "v^T J: 13 11 71\n"
        "x * 2 is recorded: 1, without recording: 0, detached: 0\n"
        "gradient of the penalty: -0.38912 0.573792\n"
        "own function: -3 1.5 4.5\n"
        "clipped on its way: 0.5 -1\n");
}

TEST_CASE("the polynomial is found") {
  const Outcome fit = run({TAPER_EXAMPLES_DIR "/polynomial"});
  CHECK(fit.status == 0);
  CHECK(fit.output.find("learned y =") != std::string::npos);
}

TEST_CASE("a convolutional net learns from a few batches, and a missing folder is named") {
  const std::string program = TAPER_EXAMPLES_DIR "/convolutional_classifier";
  const std::string fashion = "/usr/share/datasets/fashion-mnist";
  const Outcome trained = run({program, fashion, "1", "60"});
  CHECK(trained.status == 0);
  const std::size_t at = trained.output.find("test accuracy ");
  REQUIRE(at != std::string::npos);
  CHECK(std::stod(trained.output.substr(at + 14)) > 0.4);
  const Outcome lost = run({"bash", "-c", "'" + program + "' /nowhere 2>&1"});
  CHECK(lost.status == 1);
  CHECK(lost.output.find("/nowhere") != std::string::npos);
}

TEST_CASE("two nets against each other leave a picture") {
  const TemporaryFolder folder;
  const Outcome trained = run({TAPER_EXAMPLES_DIR "/adversarial_pair",
                               "/usr/share/datasets/fashion-mnist", "1", "4", folder / ""});
  CHECK(trained.status == 0);
  const std::string picture = taper::data::read_file(folder / "drawings-1.pgm");
  CHECK(picture.substr(0, 15) == "P5 224 224 255\n");
  CHECK(picture.size() == 15 + 224 * 224);
}

TEST_CASE("pictures in folders are learned, and a damaged one is named") {
  const TemporaryFolder folder;
  const std::string pictures = folder / "pictures";
  CHECK(run({TAPER_EXAMPLES_DIR "/picture_folder", pictures}).status == 0);
  taper::data::write_file(pictures + "/across/7.pgm", "P2 12 12 255\n1 2");
  const Outcome damaged =
      run({"bash", "-c", "'" TAPER_EXAMPLES_DIR "/picture_folder' " + pictures + " 2>&1"});
  CHECK(damaged.status == 1);
  CHECK(damaged.output.find("a part is missing: " + pictures + "/across/7.pgm") !=
        std::string::npos);
}
