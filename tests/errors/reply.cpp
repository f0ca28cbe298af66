#include "tests/errors/mistakes.h"

namespace rows::errors {
namespace {

#ifdef ROWS_LIBTORCH
/// Collects warnings while it lives.
class Collected : public c10::WarningHandler {
 public:
  void process(const c10::SourceLocation&, const std::string& text, const bool) override {
    messages.push_back(text);
  }
  std::vector<std::string> messages;

 private:
  c10::Warning::WarningHandlerGuard guard_{this};
};
void warn_always(bool always) { c10::Warning::set_warnAlways(always); }
#else
class Collected {
 public:
  ~Collected() { set_warning_handler(previous_); }
  std::vector<std::string> messages;

 private:
  WarningHandler previous_ =
      set_warning_handler([this](const std::string& text) { messages.push_back(text); });
};
void warn_always(bool always) { set_warn_always(always); }
#endif

Reply make(const Mistake& mistake) {
  Reply reply;
  const Collected collected;
  try {
    mistake.make();
  } catch (const lib::Error& error) {
    reply.error = error.what_without_backtrace();
  } catch (const std::exception& error) {
    reply.error = error.what();
  }
  reply.warnings = collected.messages;
  return reply;
}

}  // namespace

Reply reply_to(const Mistake& mistake) {
  warn_always(true);
  Reply reply = make(mistake);
  warn_always(false);
  make(mistake);
  reply.warns_again = !make(mistake).warnings.empty();
  return reply;
}

}  // namespace rows::errors
