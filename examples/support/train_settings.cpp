#include "examples/support/train_settings.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>

#include "taper/core/base/error.h"

namespace examples {
namespace {

constexpr int kUsageError = 2;
constexpr size_t kHelpColumn = 33;  // where the explanations begin
constexpr int64_t kMany = 1'000'000'000;

// The number that all of `text` reads as.
template <class T>
std::optional<T> parse(const std::string& text) {
  T value{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::optional<int64_t> parse_whole(const std::string& text, int64_t low, int64_t high) {
  const auto value = parse<int64_t>(text);
  return value && *value >= low && *value <= high ? value : std::nullopt;
}

// "256,128" as numbers; none for an empty text.
std::optional<std::vector<int64_t>> parse_sizes(const std::string& text) {
  std::vector<int64_t> sizes;
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find(',', start), text.size());
    const auto size = parse_whole(text.substr(start, end - start), 1, 1'000'000);
    if (!size || end + 1 == text.size()) return std::nullopt;
    sizes.push_back(*size);
    start = end + 1;
  }
  return sizes;
}

// Options are read by these functions rather than by CLI11, whose messages do not say what to give.
CLI::Option* add_whole(CLI::App& app, const std::string& name, int64_t& value, int64_t low,
                       int64_t high, const std::string& help) {
  const auto check = [low, high](const std::string& text) -> std::string {
    if (parse_whole(text, low, high)) return "";
    return taper::str("expected a whole number from ", low, " to ", high, ", got '", text, "'");
  };
  return app.add_option(name, value, help)->check(CLI::Validator(check, ""))->type_name("N");
}

void add_rate(CLI::App& app, double& value) {
  const auto check = [](const std::string& text) -> std::string {
    const auto number = parse<double>(text);
    if (number && *number > 0 && std::isfinite(*number)) return "";
    return "expected a number above 0, got '" + text + "'";
  };
  app.add_option("--lr", value, "learning rate of stochastic gradient descent")
      ->check(CLI::Validator(check, ""))
      ->type_name("RATE")
      ->capture_default_str();
}

void add_sizes(CLI::App& app, std::vector<int64_t>& sizes) {
  const auto read = [&sizes](const std::string& text) {
    const auto parsed = parse_sizes(text);
    if (!parsed)
      throw CLI::ValidationError("--hidden",
                                 "expected sizes such as 256 or 256,128, or '' for no hidden "
                                 "layer, got '" +
                                     text + "'");
    sizes = *parsed;
  };
  app.add_option_function<std::string>("--hidden", read, "sizes of the hidden layers, '' for none")
      ->type_name("N,N,...")
      ->default_str("256");
}

void add_options(CLI::App& app, TrainSettings& settings) {
  add_whole(app, "--epochs", settings.epochs, 1, kMany, "passes over the training images")
      ->capture_default_str();
  add_whole(app, "--batch-size", settings.batch_size, 1, kMany, "images per step")
      ->capture_default_str();
  add_rate(app, settings.lr);
  add_sizes(app, settings.hidden);
  add_whole(app, "--seed", settings.seed, 0, kMany, "of the initial weights and the shuffling")
      ->capture_default_str();
  add_whole(app, "--threads", settings.threads, 1, 1024,
            "threads; if not given, one per processor");
  add_whole(app, "--limit", settings.samples, 1, kMany,
            "use the first N images of either half only");
  add_whole(app, "--timeout", settings.timeout, 1, kMany, "seconds that ranks wait for each other")
      ->capture_default_str();
  app.add_flag("--autocast", settings.autocast, "multiply matrices in bfloat16");
  app.add_flag("--resume", settings.resume, "go on where the last training was stopped");
  app.add_option("--data", settings.data, "folder of Fashion-MNIST, if not Debian's")
      ->type_name("FOLDER");
  app.add_option("--out", settings.output, "folder for the results")
      ->type_name("FOLDER")
      ->capture_default_str();
}

}  // namespace

TrainSettings read_settings(int argc, char** argv) {
  TrainSettings settings;
  CLI::App app("Trains a multilayer perceptron on Fashion-MNIST.", "train");
  app.set_help_flag("-h,--help", "print this and end");
  app.get_formatter()->column_width(kHelpColumn);
  add_options(app, settings);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error) == 0 ? EXIT_SUCCESS : kUsageError);
  }
  return settings;
}

}  // namespace examples
