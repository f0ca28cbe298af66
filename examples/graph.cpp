// The graph of y = (a + b) * (b + c): b reaches y over two paths, so its gradient is a sum of two.

#include <CLI/CLI.hpp>
#include <iostream>

#include "taper/study/output.h"
#include "taper/taper.h"

namespace {

using taper::Tensor;

void show_second_backward(const Tensor& y) {
  try {
    y.backward();
    std::cout << "no error\n";
  } catch (const taper::Error& error) {
    std::cout << error.what() << "\n";
  }
}

void show_gradients(const Tensor& a, const Tensor& b, const Tensor& c) {
  std::cout << "\nGradients at a = 2, b = 3, c = 4:\n"
            << "dy/da = b + c             = " << a.grad().item<double>() << "\n"
            << "dy/db = (b + c) + (a + b) = " << b.grad().item<double>() << "\n"
            << "dy/dc = a + b             = " << c.grad().item<double>() << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Shows the graph and the gradients of y = (a + b) * (b + c).", "graph");
  bool dot_only = false;
  app.add_flag("--dot", dot_only, "print nothing but the graph for Graphviz");
  CLI11_PARSE(app, argc, argv);

  const Tensor a = taper::tensor(2.0, taper::requires_grad());
  const Tensor b = taper::tensor(3.0, taper::requires_grad());
  const Tensor c = taper::tensor(4.0, taper::requires_grad());
  // Written as one expression, C++ may compute either sum first.
  const Tensor p = a + b;
  const Tensor q = b + c;
  const Tensor y = p * q;
  const taper::Names names = {{"a", a}, {"b", b}, {"c", c}, {"p", p}, {"q", q}, {"y", y}};

  if (dot_only) {
    std::cout << taper::to_dot(y, names);
    return taper::study::output_status("graph");
  }
  std::cout << "The graph of y = (a + b) * (b + c), oldest first:\n"
            << taper::to_text(y, names) << "\nThe same for Graphviz (dot -Tsvg):\n"
            << taper::to_dot(y, names);

  y.backward();
  show_gradients(a, b, c);
  std::cout << "\nA second backward through the same graph:\n";
  show_second_backward(y);
  return taper::study::output_status("graph");
}
