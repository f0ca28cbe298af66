#include "taper/viz/still.h"

#include <doctest/doctest.h>

#include "taper/taper.h"
#include "tests/viz/recorded.h"

using namespace taper;
using taper::testing::leaf;

namespace {

struct Sums {
  Variable a = leaf(2), b = leaf(3), c = leaf(4), s = a + b, t = b + c, y = s * t;
  Names names{{"a", a}, {"b", b}, {"c", c}, {"y", y}};
};

}  // namespace

TEST_CASE("the graph of (a + b) * (b + c) for Mermaid") {
  const Sums g;
  CHECK(viz::to_mermaid(g.y, g.names) ==
        "flowchart LR\n"
        "  n0([\"a<br>float64 ()\"])\n"
        "  n1([\"b<br>float64 ()\"])\n"
        "  n2([\"c<br>float64 ()\"])\n"
        "  n3[\"add<br>float64 ()\"]\n"
        "  n4[\"add<br>float64 ()\"]\n"
        "  n5[\"y = mul<br>float64 ()\"]\n"
        "  n0 --> n3\n"
        "  n1 --> n3\n"
        "  n1 --> n4\n"
        "  n2 --> n4\n"
        "  n3 --> n5\n"
        "  n4 --> n5\n"
        "  classDef leaf fill:#d8e9f8,stroke:#0067a8,color:#1d2430\n"
        "  class n0 leaf\n"
        "  class n1 leaf\n"
        "  class n2 leaf\n");
}

TEST_CASE("its tape as a table") {
  const Sums g;
  CHECK(viz::print_tape(g.y, g.names) ==
        "value  operation  inputs  type        saved\n"
        "a      leaf               float64 ()\n"
        "b      leaf               float64 ()\n"
        "c      leaf               float64 ()\n"
        "n3     add        a, b    float64 ()\n"
        "n4     add        b, c    float64 ()\n"
        "y      mul        n3, n4  float64 ()  16 B\n");
}

TEST_CASE("parameters have their path in every picture") {
  nn::Linear layer(2, 1);
  const Variable y = layer->forward(ones({1, 2}));
  CHECK(viz::to_mermaid(y).find("\"weight<br>") != std::string::npos);
  CHECK(viz::print_tape(y).find("\nweight  leaf") != std::string::npos);
  CHECK(viz::to_dot(y).find("label=\"weight") != std::string::npos);
}

TEST_CASE("hostile names are text") {
  const Variable x = leaf(1);
  const Names names{{"<script>\"]--x\x1b[2J\n", x}};
  const std::string mermaid = viz::to_mermaid(x * x, names);
  CHECK(mermaid.find("#60;script#62;#34;#93;") != mermaid.npos);
  CHECK(mermaid.find('\x1b') == mermaid.npos);
  CHECK(viz::print_tape(x * x, names).find('\x1b') == std::string::npos);
}

TEST_CASE("a value without history has no picture") {
  for (const auto& draw : {viz::to_svg, viz::to_mermaid, viz::print_tape}) {
    CHECK_THROWS_AS(draw(ones({2}), {}), Error);
    CHECK_THROWS_AS(draw(Variable(), {}), Error);
  }
}

TEST_CASE("an SVG file") {
  const Sums g;
  std::string svg;
  try {
    svg = viz::to_svg(g.y, g.names);
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("built without Duktape") != std::string::npos);
    return;
  }
  CHECK(svg.find("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ") == 0);
  for (const char* part : {"id=\"g-n0\"", "id=\"g-n5\"", ">y = mul<", ">a<", "class=\"node leaf"}) {
    CAPTURE(part);
    CHECK(svg.find(part) != svg.npos);
  }
  CHECK(svg == viz::to_svg(g.y, g.names));
  const std::string hostile = viz::to_svg(g.y, {{"</text><script>\x01\xff", g.a}});
  CHECK(hostile.find("<script>") == hostile.npos);
  CHECK(hostile.find("&lt;/text&gt;&lt;script&gt;") != hostile.npos);
}

TEST_CASE("a graph that is too large for a picture says so") {
  Variable x = leaf(1);
  for (int i = 0; i < 2000; ++i) x = x + x;
  CHECK_THROWS_AS(viz::to_svg(x), Error);
  CHECK(viz::to_mermaid(x).size() > 2000);
}
