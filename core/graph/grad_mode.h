#pragma once

namespace taper {

namespace detail {
inline thread_local bool recording = true;
}

/// Whether operations of this thread are recorded.
struct GradMode {
  static bool is_enabled() { return detail::recording; }
  static void set_enabled(bool on) { detail::recording = on; }
};

/// Sets the mode of this thread until the end of the scope.
class AutoGradMode {
 public:
  explicit AutoGradMode(bool enabled) : previous_(GradMode::is_enabled()) {
    GradMode::set_enabled(enabled);
  }
  ~AutoGradMode() { GradMode::set_enabled(previous_); }
  AutoGradMode(const AutoGradMode&) = delete;
  AutoGradMode& operator=(const AutoGradMode&) = delete;

 private:
  bool previous_;
};

/// Records nothing until the end of the scope.
class NoGradGuard : public AutoGradMode {
 public:
  NoGradGuard() : AutoGradMode(false) {}
};

/// Like NoGradGuard, for programs that only evaluate. Unlike libtorch's, what is made in its scope
/// may be used in graphs later. With false it turns recording on again.
class InferenceMode : public AutoGradMode {
 public:
  explicit InferenceMode(bool enabled = true);
  ~InferenceMode();
  static bool is_enabled();

 private:
  bool previous_;
};

}  // namespace taper
