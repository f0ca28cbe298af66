#include "taper/study/settings.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "taper/core/tensor/generator.h"
#include "taper/study/output.h"

namespace taper::study {
namespace {

constexpr int kUsageError = 2;
constexpr int64_t kMany = 1'000'000'000;

void add_count(CLI::App& app, const std::string& name, int64_t& value, int64_t least,
               const std::string& help) {
  app.add_option(name, value, help)
      ->type_name("N")
      ->check(CLI::Range(least, kMany))
      ->capture_default_str();
}

void add_options(CLI::App& app, Settings& settings) {
  add_count(app, "--epochs", settings.epochs, 1, "passes over the training samples");
  add_count(app, "--seed", settings.seed, 0, "of all random numbers");
  add_count(app, "--limit", settings.limit, 0,
            "take the first N samples of either half, 0 for all");
  app.add_option("--data", settings.data, "folder of Fashion-MNIST")->type_name("FOLDER");
  app.add_option("--out", settings.out, "folder for the pictures")
      ->type_name("FOLDER")
      ->capture_default_str();
  app.add_flag("--live", settings.live, "draw the curves after each epoch, where there are any");
}

}  // namespace

int run_program(int argc, char** argv, const char* description, const Settings& defaults,
                void (*run)(const Settings&)) {
  const std::string name = std::filesystem::path(argv[0]).filename().string();
  CLI::App app(description, name);
  app.set_help_flag("-h,--help", "print this and end");
  Settings settings = defaults;
  add_options(app, settings);
  try {
    app.parse(argc, argv);
    manual_seed(static_cast<uint64_t>(settings.seed));
    run(settings);
    return output_status(name.c_str());
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? EXIT_SUCCESS : kUsageError;
  } catch (const std::exception& error) {
    std::cerr << name << ": " << error.what() << "\n";
  }
  return EXIT_FAILURE;
}

}  // namespace taper::study
