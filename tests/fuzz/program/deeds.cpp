#include <sstream>

#include "taper/core/graph/memory.h"
#include "taper/serialize.h"
#include "tests/fuzz/program/machine.h"

namespace taper::fuzz {
namespace {

using indexing::Slice;

constexpr int kMostGraphsOfGradients = 3;  // each may be twice as large as the one before

/// Whether a backward pass may be recorded.
bool create_graph(Machine& a) {
  return a.other_flag && a.graphs_of_gradients++ < kMostGraphsOfGradients;
}

Tensor one_of(const variable_list& list, int64_t place) {
  return list.empty() ? Tensor() : list[static_cast<std::size_t>(place) % list.size()];
}

Tensor saved_and_loaded(const Tensor& x) {
  std::stringstream file;
  save(x, file);
  Tensor y;
  load(y, file);
  demand(same(x, y), "a tensor changes in a file");
  return y;
}

using A = Machine&;
const Deed kDeeds[] = {
    // Leaves and copies.
    [](A a) { return a.leaf(); },
    [](A a) { return a.x.detach(); },
    [](A a) { return a.x.clone(); },
    [](A a) { return a.x.contiguous(); },
    [](A a) { return a.x.to(a.dtype); },
    [](A a) { return a.x.requires_grad_(a.flag); },
    [](A a) { return a.x.detach_(); },
    [](A a) { return a.x.set_data(a.y), a.x; },
    [](A a) { return saved_and_loaded(a.x); },
    // Views.
    [](A a) { return a.x.view(a.n); },
    [](A a) { return a.x.reshape(a.n); },
    [](A a) { return a.x.expand(a.n); },
    [](A a) { return a.x.permute(a.n); },
    [](A a) { return a.x.movedim(a.n, a.m); },
    [](A a) { return a.x.transpose(a.i, a.j); },
    [](A a) { return a.x.squeeze(a.i); },
    [](A a) { return a.x.unsqueeze(a.i); },
    [](A a) { return a.x.flatten(a.i, a.j); },
    [](A a) { return a.x.unflatten(a.i, a.n); },
    [](A a) { return a.x.select(a.i, a.j); },
    [](A a) { return a.x.narrow(a.i, a.j, a.k); },
    [](A a) { return a.x.slice(a.i, a.j, a.k, a.flag ? 1 : 2); },
    [](A a) { return a.x.diagonal(a.i, a.j, a.k); },
    [](A a) { return a.x.unfold(a.i, a.j, a.k); },
    [](A a) { return a.x.as_strided(a.n, a.m, a.i); },
    [](A a) { return one_of(a.x.unbind(a.i), a.j); },
    [](A a) { return one_of(a.x.chunk(a.i, a.j), a.k); },
    [](A a) { return one_of(a.x.split(a.n, a.i), a.j); },
    [](A a) {
      return a.x.index({Slice(a.i, a.j), a.k});
    },
    [](A a) {
      return a.x.index({a.y, indexing::None, a.z});
    },
    // Indices, joints and reductions.
    [](A a) { return a.x.gather(a.i, a.y); },
    [](A a) { return a.x.index_select(a.i, a.y); },
    [](A a) { return a.x.take(a.y); },
    [](A a) { return a.x.masked_select(a.y); },
    [](A a) { return where(a.x, a.y, a.z); },
    [](A a) {
      return cat({a.x, a.y, a.z}, a.i);
    },
    [](A a) {
      return stack({a.x, a.y}, a.i);
    },
    [](A a) { return a.x.repeat(a.n); },
    [](A a) { return a.x.flip(a.n); },
    [](A a) { return a.x.roll(a.n, a.m); },
    [](A a) { return a.x.sum(a.n, a.flag, a.dtype); },
    [](A a) { return a.x.mean(a.n, a.flag); },
    [](A a) { return a.x.norm(a.s, a.n, a.flag); },
    [](A a) { return a.x.amax(a.n, a.flag); },
    [](A a) { return a.x.cumprod(a.i); },
    [](A a) { return std::get<0>(a.x.sort(a.i, a.flag)); },
    // Changes in place.
    [](A a) { return a.x.copy_(a.y); },
    [](A a) { return a.x.fill_(a.s); },
    [](A a) { return a.x.add_(a.y, a.s); },
    [](A a) { return a.x.mul_(a.y); },
    [](A a) { return a.x.resize_(a.n); },
    [](A a) { return a.x.transpose_(a.i, a.j); },
    [](A a) { return a.x.unsqueeze_(a.i); },
    [](A a) { return a.x.squeeze_(); },
    [](A a) { return a.x.as_strided_(a.n, a.m, a.i); },
    [](A a) { return a.x.uniform_(); },
    [](A a) { return a.x.masked_fill_(a.y, a.s); },
    [](A a) { return a.x.masked_scatter_(a.y, a.z); },
    [](A a) { return a.x.index_put_({a.y}, a.z, a.flag); },
    [](A a) { return a.x.index_put_({Slice(a.i, a.j)}, a.z); },
    [](A a) { return a.x.index_add_(a.i, a.y, a.z); },
    [](A a) { return a.x.index_copy_(a.i, a.y, a.z); },
    [](A a) { return a.x.scatter_(a.i, a.y, a.z); },
    [](A a) { return a.x.scatter_add_(a.i, a.y, a.z); },
    [](A a) { return a.x.put_(a.y, a.z, a.flag); },
    // Autograd.
    [](A a) { return a.x.sum().backward({}, a.flag, create_graph(a)), a.y.grad(); },
    [](A a) { return a.x.backward(ones_like(a.x), a.flag, create_graph(a)), a.y.grad(); },
    [](A a) { return a.x.backward(a.z, a.flag, create_graph(a), TensorList(a.y)), a.y.grad(); },
    [](A a) {
      return autograd::grad({a.x}, {a.y, a.z}, {ones_like(a.x)}, a.flag, create_graph(a), true)[0];
    },
    [](A a) { return a.x.mutable_grad().reset(), Tensor(); },
    [](A a) { return a.x.retain_grad(), a.x; },
    [](A a) { return a.x.register_hook([](const Tensor& g) { return g * 2; }), a.x; },
    [](A a) { return a.no_grad.emplace(), Tensor(); },
    [](A a) { return a.no_grad.reset(), Tensor(); },
    [](A a) { return a.tensors.clear(), Tensor(); },
    // What shows tensors.
    [](A a) { return to_string(a.x), Tensor(); },
    [](A a) { return to_dot(a.x), Tensor(); },
    [](A a) { return memory_report(a.tensors), Tensor(); },
};

}  // namespace

ArrayRef<Deed> deeds() { return {kDeeds, std::size(kDeeds)}; }

}  // namespace taper::fuzz
