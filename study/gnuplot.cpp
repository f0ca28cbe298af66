#include "taper/study/gnuplot.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <system_error>

#include "taper/core/base/error.h"
#include "taper/core/base/file.h"
#include "taper/core/base/warning.h"
#include "taper/study/process.h"

namespace taper::study::gnuplot {
namespace {

namespace fs = std::filesystem;

// A file of the script's folder. Without "./" gnuplot takes a name that starts with < or | for a
// command.
std::string file_in_quotes(const fs::path& path) {
  return in_quotes("./" + path.filename().string());
}

bool is_svg(const fs::path& picture) { return picture.extension() == ".svg"; }

// A PNG ends with the chunk IEND and its checksum, an SVG with its tag and the end of the line.
bool is_whole(const std::string& bytes, const fs::path& picture) {
  const std::string end = is_svg(picture) ? "</svg>" : "IEND";
  const std::size_t behind = is_svg(picture) ? 2 : 4;
  const std::size_t at = bytes.rfind(end);
  return at != std::string::npos && bytes.size() - at - end.size() <= behind;
}

struct Outcome {
  std::string picture, errors;
};

// Null if there is no gnuplot.
std::optional<Outcome> run_gnuplot(const Paths& paths) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> errors(std::tmpfile(), std::fclose);
  check(errors != nullptr, "draw", "no picture ", paths.picture.string(),
        ": cannot make a temporary file: ", std::generic_category().message(errno));
  try {
    Process gnuplot({"gnuplot", "-e", "to_output = 1", "./" + paths.script.filename().string()},
                    fs::absolute(paths.script).parent_path(), fileno(errors.get()));
    Outcome outcome{gnuplot.read_all(), ""};
    if (gnuplot.wait() != 0) outcome.picture.clear();
    std::rewind(errors.get());
    for (int c = 0; (c = std::fgetc(errors.get())) != EOF;) outcome.errors += static_cast<char>(c);
    return outcome;
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::no_such_file_or_directory) return std::nullopt;
    throw Error(str("draw: no picture ", paths.picture.string(), ": ", error.what()));
  }
}

}  // namespace

Paths::Paths(const fs::path& picture_path)
    : picture(picture_path),
      script(fs::path(picture_path).replace_extension(".gp")),
      data(fs::path(picture_path).replace_extension(".dat")) {}

// A gnuplot string. Between single quotes gnuplot expands nothing; a quote is doubled.
std::string in_quotes(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') result += '\'';
    result += c == '\n' || c == '\r' ? ' ' : c;
  }
  return result + "'";
}

std::string header(const Paths& paths, std::size_t width, std::size_t height,
                   const std::string& options) {
  const std::string settings = str("size ", width, ",", height, " noenhanced ");
  const std::string terminal =
      is_svg(paths.picture)
          ? "set terminal svg " + settings + options + " background rgb 'white'\n"
          : str("if (strstrt(GPVAL_TERMINALS, 'pngcairo')) {\n  set terminal pngcairo ", settings,
                options, "\n} else {\n  set terminal png truecolor ", settings, "\n}\n");
  return str("# Run gnuplot on this file, in its folder, to draw the picture again.\n",
             "if (!exists('to_output')) set output ", file_in_quotes(paths.picture),
             "\ndata = ", file_in_quotes(paths.data), "\n", terminal);
}

void draw(const std::string& script, const std::string& data, const Paths& paths) {
  std::error_code error;
  fs::create_directories(fs::absolute(paths.picture).parent_path(), error);
  check(!error, "draw", "cannot make the folder of ", paths.picture.string(), ": ",
        error.message());
  write_file(paths.data.string(), data, "draw");
  write_file(paths.script.string(), script, "draw");
  const std::optional<Outcome> gnuplot = run_gnuplot(paths);
  const bool drawn = gnuplot && is_whole(gnuplot->picture, paths.picture);
  // An older picture would be taken for one of these data.
  std::error_code none;
  if (!drawn) fs::remove(paths.picture, none);
  if (!gnuplot)
    return TAPER_WARN("draw: no picture ", paths.picture.string(),
                      ", because gnuplot is not installed; install the package gnuplot-nox and run "
                      "gnuplot on ",
                      paths.script.filename().string(), " in its folder");
  check(drawn, "draw", "gnuplot could not draw ", paths.picture.string(), " by ",
        paths.script.string(), ": ", gnuplot->errors);
  write_file(paths.picture.string(), gnuplot->picture, "draw");
}

}  // namespace taper::study::gnuplot
