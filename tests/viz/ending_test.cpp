#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "taper/core/base/file.h"
#include "taper/taper.h"
#include "tests/support/temporary_folder.h"
#include "tests/viz/recorded.h"

using namespace taper;
using taper::test::TemporaryFolder;
using taper::testing::leaf;
using taper::testing::Recorded;
using taper::viz::Recording;

namespace {

/// Collects warnings while it lives.
class Warnings {
 public:
  Warnings() : before_(set_warning_handler([this](const std::string& text) { all += text; })) {}
  ~Warnings() { set_warning_handler(before_); }
  std::string all;

 private:
  WarningHandler before_;
};

std::string error_text(const Recorded& r) { return r.steps("error").at(0)["text"]; }

}  // namespace

TEST_CASE("a page is one file without any address in it") {
  const TemporaryFolder folder;
  {
    Recording recording(folder / "step.html", "a </script><b>&");
    const Variable x = leaf(2);
    recording.name(x, "<script>alert(1)</script>");
    (x * x).backward();
  }
  const std::string page = read_file(folder / "step.html");
  CHECK(page.find("<script>alert") == page.npos);
  CHECK(page.find("\\u003cscript>alert(1)\\u003c/script>") != page.npos);
  CHECK(page.find("src=") == page.npos);
  CHECK(page.find("default-src 'none'") != page.npos);
  CHECK(page.size() < 150000);
}

TEST_CASE("a path that ends in .json gets JSON, none gets nothing") {
  const TemporaryFolder folder;
  { Recording recording(folder / "step.json"); }
  CHECK(Recorded(read_file(folder / "step.json")).json["nodes"].empty());
  { Recording recording; }
}

TEST_CASE("a folder that is missing, or may not be written, is an error at the beginning") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH_AS(Recording(folder / "no/step.html"),
                       ("Recording: there is no folder for the file, got " +
                        (folder / "no/step.html") + "; create " + (folder / "no") + " first")
                           .c_str(),
                       Error);
  CHECK_THROWS_AS(Recording(folder / ""), Error);
  CHECK(current_tracer() == nullptr);
}

TEST_CASE("a file that cannot be written at the end is a warning, never an exception") {
  const Warnings warnings;
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "inner");
  {
    Recording recording(folder / "inner/step.html");
    std::filesystem::remove(folder / "inner");
  }
  CHECK(warnings.all.find("Recording: nothing was written: ") == 0);
  CHECK(warnings.all.find(folder / "inner/step.html") != std::string::npos);
  set_warning_handler([](const std::string&) { throw std::runtime_error("handler"); });
  std::filesystem::create_directory(folder / "inner");
  {
    Recording recording(folder / "inner/step.html");
    std::filesystem::remove(folder / "inner");
  }
}

TEST_CASE("close() writes at once and says what is wrong") {
  const TemporaryFolder folder;
  Recording recording(folder / "step.html");
  const Variable x = leaf(2);
  recording.close();
  CHECK(current_tracer() == nullptr);
  CHECK(std::filesystem::exists(folder / "step.html"));
  const Variable y = x * x;
  recording.close();
  recording.name(x, "x");
  CHECK(recording.json().empty());
}

TEST_CASE("a second backward ends the recording at the node that fails, with the engine's words") {
  const Variable x = leaf(2);
  Recording recording;
  const Variable y = tanh(x);
  y.backward();
  std::string words;
  try {
    y.backward();
  } catch (const Error& error) {
    words = error.what();
  }
  const Variable after = x * 2;
  const Recorded r(recording.json());
  CHECK(r.json["ended"] == "error");
  CHECK(error_text(r) == words);
  CHECK(words.find("a second time") != words.npos);
  CHECK(r.json["steps"].back()["kind"] == "error");
  CHECK(r.json["steps"].back()["node"] == r.id("tanh"));
}

TEST_CASE("a saved value changed in place ends it at the node that saved it") {
  const Variable x = leaf(2);
  Recording recording;
  const Variable y = exp(x);
  const Variable z = y * y;
  y.add_(1);
  CHECK_THROWS_AS(z.backward(), Error);
  const Recorded r(recording.json());
  CHECK(r.steps("error").at(0)["node"] == r.id("mul"));
}

TEST_CASE("an operation that refuses its inputs ends it, too") {
  const Variable a = ones({2, 3}, requires_grad()), b = ones({2, 3});
  Recording recording;
  CHECK_THROWS_AS(matmul(a, b), Error);
  const Recorded r(recording.json());
  CHECK(error_text(r).find("mat1 and mat2 shapes cannot be multiplied") != std::string::npos);
  CHECK(r.steps("error").at(0)["node"] == r.id("mm"));
}

TEST_CASE("so does a backward that needs a seed") {
  const Variable a = ones({2}, requires_grad());
  Recording recording;
  const Variable y = a * 2;
  CHECK_THROWS_AS(y.backward(), Error);
  const Recorded r(recording.json());
  CHECK(r.steps("error").at(0)["node"] == r.id("mul"));
}

TEST_CASE("anomaly mode's findings end it, forward and backward") {
  const autograd::DetectAnomalyGuard anomaly;
  {
    const Variable x = leaf(-1);
    Recording recording;
    CHECK_THROWS_AS(log(x), Error);
    const Recorded r(recording.json());
    CHECK(r.steps("error").at(0)["node"] == r.id("log"));
    CHECK(r.data(r.node("log")["value"])[0] == "nan");
  }
  {
    const Variable x = leaf(0);
    Recording recording;
    const Variable y = where(x > 0, sqrt(x), zeros_like(x));
    CHECK_THROWS_AS(y.backward(), Error);
    const Recorded r(recording.json());
    CHECK(r.steps("error").at(0)["node"] == r.id("sqrt"));
    CHECK(error_text(r).find('/') == std::string::npos);  // no folders of this machine
  }
}

TEST_CASE("an exception on its way out is shown, whatever it is") {
  const TemporaryFolder folder;
  try {
    Recording recording(folder / "step.json");
    const Variable y = leaf(2) * 2;
    throw std::logic_error("elsewhere");
  } catch (const std::logic_error&) {
  }
  const Recorded r(read_file(folder / "step.json"));
  CHECK(r.json["ended"] == "error");
  CHECK(r.steps("error").size() == 1);
}

TEST_CASE("a recording begun while an exception is on its way out is complete") {
  const TemporaryFolder folder;
  struct AtTheEnd {
    ~AtTheEnd() { Recording recording(path); }
    std::string path;
  };
  try {
    const AtTheEnd last{folder / "step.json"};
    throw std::logic_error("elsewhere");
  } catch (const std::logic_error&) {
  }
  CHECK(Recorded(read_file(folder / "step.json")).json["ended"] == "complete");
}

TEST_CASE("of nested recordings the innermost records") {
  const Variable x = leaf(2);
  Recording outer;
  const Variable a = exp(x);
  std::string inside;
  {
    Recording inner;
    const Variable b = sin(x);
    inside = inner.json();
  }
  const Variable c = cos(x);
  const Recorded in(inside), out(outer.json());
  CHECK(in.id("sin") >= 0);
  CHECK(in.id("exp") == -1);
  CHECK(out.id("exp") >= 0);
  CHECK(out.id("cos") >= 0);
  CHECK(out.id("sin") == -1);
}

TEST_CASE("recordings may end in any order") {
  const Variable x = leaf(2);
  auto first = std::make_unique<Recording>();
  auto second = std::make_unique<Recording>();
  first.reset();
  const Variable y = exp(x);
  CHECK(Recorded(second->json()).id("exp") >= 0);
  second.reset();
  CHECK(current_tracer() == nullptr);
}

TEST_CASE("a full recording stops and says so") {
  Variable x = leaf(1);
  Recording recording("", "", 10);
  for (int i = 0; i < 100; ++i) x = x + x;
  const Recorded r(recording.json());
  CHECK(r.json["ended"] == "full");
  CHECK(r.json["steps"].size() == 10);
}

TEST_CASE("an undefined tensor has no name") {
  Recording recording;
  CHECK_THROWS_WITH_AS(recording.name(Variable(), "x"),
                       "name: the tensor 'x' is undefined; name it after it is made", Error);
  CHECK(Recorded(recording.json()).json["ended"] == "complete");
}

TEST_CASE("two recordings on one page") {
  const TemporaryFolder folder;
  Recording recording;
  const std::string json = recording.json();
  viz::write_page(folder / "both.html", {json, json});
  CHECK(read_file(folder / "both.html").find("[" + json + "," + json + "]") != std::string::npos);
  CHECK_THROWS_AS(viz::write_page(folder / "none.html", {}), Error);
  CHECK_THROWS_AS(viz::write_page(folder / "bad.html", {"<b>"}), Error);
}

TEST_SUITE_BEGIN("recordings and threads");

TEST_CASE("other threads are not recorded, and a recording that ends in one does no harm") {
  const Warnings warnings;
  const Variable x = leaf(2);
  auto recording = std::make_unique<Recording>();
  std::thread([&] {
    const Variable y = sin(x);
    CHECK(Recorded(recording->json()).id("sin") == -1);
    recording.reset();
  }).join();
  CHECK(warnings.all.find("ended in another thread") != std::string::npos);
  const Variable y = exp(x);
}

TEST_SUITE_END();
