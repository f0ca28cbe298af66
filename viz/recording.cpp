#include "taper/viz/recording.h"

#include <unistd.h>

#include <exception>
#include <filesystem>
#include <thread>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/base/file.h"
#include "taper/core/base/warning.h"
#include "taper/core/graph/trace.h"
#include "taper/viz/difference.h"
#include "taper/viz/page.h"
#include "taper/viz/recorder.h"

namespace taper::viz {
namespace {

/// One recorder at work. It stays until those that were begun after it have ended.
struct Layer {
  explicit Layer(std::shared_ptr<Recorder> top)
      : recorder(std::move(top)), guard(*recorder), listener(set_error_listener(recorder.get())) {}
  ~Layer() { set_error_listener(listener); }

  std::shared_ptr<Recorder> recorder;
  TraceGuard guard;
  ErrorListener* listener;
  bool is_over = false;
};

std::vector<std::unique_ptr<Layer>>& layers() {
  thread_local std::vector<std::unique_ptr<Layer>> all;
  return all;
}

/// Takes the recorder off this thread; false if it is not at work here.
bool take_off(const Recorder* recorder) {
  bool found = false;
  for (const auto& layer : layers())
    if (layer->recorder.get() == recorder) found = layer->is_over = true;
  while (!layers().empty() && layers().back()->is_over) layers().pop_back();
  return found;
}

/// The library's own errors, about the recording itself, are not the program's.
class Unheard {
 public:
  Unheard() : listener_(set_error_listener(nullptr)) {}
  ~Unheard() { set_error_listener(listener_); }
  Unheard(const Unheard&) = delete;
  Unheard& operator=(const Unheard&) = delete;

 private:
  TraceGuard unseen_{nullptr};
  ErrorListener* listener_;
};

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

void check_writable_path(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code code;
  const fs::path folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : ".";
  taper::check(fs::is_directory(folder, code), "Recording", "there is no folder for the file, got ",
               path, "; create ", folder.string(), " first");
  taper::check(!fs::is_directory(path, code), "Recording", "the path is a folder, got ", path,
               ", expected a file such as step.html");
  taper::check(access(folder.c_str(), W_OK) == 0, "Recording",
               "the folder may not be written, got ", path, "; choose another one");
}

}  // namespace

Recording::Recording(const std::string& path, const std::string& title, std::size_t most_steps)
    : recorder_(std::make_shared<Recorder>(title, most_steps)),
      path_(path),
      exceptions_(std::uncaught_exceptions()) {
  {
    const Unheard guard;
    if (!path.empty()) check_writable_path(path);
  }
  layers().push_back(std::make_unique<Layer>(recorder_));
}

Recording::~Recording() {
  try {
    if (recorder_ != nullptr && std::uncaught_exceptions() > exceptions_)
      recorder_->end_by_exception();
    close();
  } catch (const std::exception& error) {
    try {
      warn(str("Recording: nothing was written: ", error.what()));
    } catch (...) {  // a handler of warnings that throws
    }
  }
}

void Recording::close() {
  if (recorder_ == nullptr) return;
  const std::shared_ptr<Recorder> recorder = std::exchange(recorder_, nullptr);
  if (!take_off(recorder.get()))
    throw Error("Recording: it ended in another thread than it began in; end it there");
  if (path_.empty()) return;
  const Unheard guard;
  const std::string json = recorder->json();
  write_file(path_, ends_with(path_, ".json") ? json : page_with(json));
}

void Recording::name(const Variable& x, const std::string& name) {
  if (recorder_ == nullptr) return;
  const Unheard guard;
  taper::check(x.defined(), "name", "the tensor '", name,
               "' is undefined; name it after it is made");
  recorder_->name(x, name);
}

void Recording::check(const std::string& name, const Variable& x,
                      const std::function<Variable()>& f, const Variable& hand) {
  if (recorder_ == nullptr) return;
  const Unheard guard;
  recorder_->add(compared(name, x, f, hand));
}

std::string Recording::json() {
  if (recorder_ == nullptr) return "";
  const Unheard guard;
  return recorder_->json();
}

void write_page(const std::string& path, const std::vector<std::string>& recordings) {
  taper::check(recordings.size() == 1 || recordings.size() == 2, "write_page", "got ",
               recordings.size(), " recordings, expected one or two");
  std::string all = "[";
  for (const std::string& json : recordings) {
    taper::check(!json.empty() && json.find('<') == std::string::npos, "write_page",
                 "got a text that is no recording; pass what Recording::json() returned");
    all += (all.size() > 1 ? "," : "") + json;
  }
  write_file(path, page_with(all + "]"));
}

}  // namespace taper::viz
