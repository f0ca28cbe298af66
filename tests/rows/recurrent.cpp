// Recurrent nets, and sequences of different lengths.

#include "tests/rows/modules.h"
#include "tests/rows/rows.h"

namespace rows {
namespace {

namespace nn = lib::nn;

/// Layers of one cell.
struct Net {
  int64_t gates, in, hidden, layers = 1, directions = 1, biases = 1, projected = 0;
};

/// The sizes of x, which has these in front of the last one, of the states, and of the weights.
std::vector<Sizes> sizes_of(const Net& net, Sizes x, int64_t batch) {
  const int64_t out = net.projected > 0 ? net.projected : net.hidden;
  x.push_back(net.in);
  std::vector<Sizes> sizes{x, {net.layers * net.directions, batch, out}};
  if (net.gates == 4) sizes.push_back({net.layers * net.directions, batch, net.hidden});
  const int64_t rows = net.gates * net.hidden;
  for (int64_t layer = 0; layer < net.layers; ++layer)
    for (int64_t direction = 0; direction < net.directions; ++direction) {
      sizes.push_back({rows, layer == 0 ? net.in : out * net.directions});
      sizes.push_back({rows, out});
      if (net.biases > 0) sizes.insert(sizes.end(), 2, {rows});
      if (net.projected > 0) sizes.push_back({out, net.hidden});
    }
  return sizes;
}

/// Inputs of a net for x (leading..., in), small enough for the steps not to amplify roundings.
Inputs net(const Net& net, const Sizes& leading, int64_t batch) {
  return operands({sizes_of(net, leading, batch)}, kFloats, -0.6, 0.6);
}

/// A few steps for gradients, more for vectors, and no sequences at all.
Inputs nets(int64_t gates, int64_t layers = 1, int64_t directions = 1, int64_t biases = 1) {
  const int64_t hidden = layers * directions > 1 ? 5 : 17;
  return both({net({gates, 1, 1, layers, directions, biases}, {2, 1}, 1),
               net({gates, 3, hidden, layers, directions, biases}, {4, 3}, 3),
               net({gates, 2, 3, layers, directions, biases}, {2, 0}, 0)});
}

/// Packed sequences of lengths 3 and 1.
Inputs packed(int64_t gates, int64_t directions = 1) {
  return both(
      {net({gates, 1, 1, 1, directions}, {4}, 2), net({gates, 3, 9, 1, directions}, {4}, 2)});
}
Tensor batch_sizes() { return tensor({2, 1, 1}); }

/// The inputs from `begin` on: the weights.
std::vector<Tensor> from(X x, std::ptrdiff_t begin) { return {x.begin() + begin, x.end()}; }

/// What a module that is made with one seed does, once and then again with the states it ended in.
template <class Module>
std::vector<Tensor> twice(const Module& made, const Tensor& x) {
  auto module = with_dtype(made, x);
  const auto first = module->forward(x);
  const auto second = module->forward(x, std::get<1>(first));
  return {std::get<0>(first), std::get<0>(second)};
}

Inputs sequences() { return operands({{{3, 2}, {1, 2}, {2, 2}}}, {kFloat, kDouble}); }

}  // namespace

Rows recurrent() {
  const Inputs nothing = given({{"", {}}});
  return {
      {"lstm", "", nets(4),
       [](X x) {
         return lstm(x[0], {x[1], x[2]}, from(x, 3), true, 1, 0.0, false, false, false);
       }},
      {"lstm", "no biases", both({net({4, 1, 2, 1, 1, 0}, {2, 1}, 1), nets(4, 1, 1, 0)}),
       [](X x) {
         return lstm(x[0], {x[1], x[2]}, from(x, 3), false, 1, 0.0, true, false, false);
       }},
      {"lstm", "layers, both directions", nets(4, 2, 2),
       [](X x) {
         return lstm(x[0], {x[1], x[2]}, from(x, 3), true, 2, 0.0, false, true, false);
       }},
      {"lstm", "both directions", nets(4, 1, 2, 0),
       [](X x) {
         return lstm(x[0], {x[1], x[2]}, from(x, 3), false, 1, 0.0, false, true, false);
       }},
      {"lstm", "batch first", both({net({4, 1, 1}, {1, 2}, 1), net({4, 3, 5}, {3, 4}, 3)}),
       [](X x) {
         return lstm(x[0], {x[1], x[2]}, from(x, 3), true, 1, 0.0, false, false, true);
       }},
      {"lstm", "projections",
       both({net({4, 1, 2, 1, 1, 0, 1}, {2, 1}, 1), net({4, 3, 9, 2, 2, 0, 4}, {4, 3}, 3)}),
       [](X x) {
         const bool deep = x.size() > 6;
         return lstm(x[0], {x[1], x[2]}, from(x, 3), false, deep ? 2 : 1, 0.0, false, deep, false);
       }},
      {"lstm", "packed", packed(4),
       [](X x) {
         return lstm(x[0], batch_sizes(), {x[1], x[2]}, from(x, 3), true, 1, 0.0, false, false);
       }},
      {"lstm", "packed, both directions", packed(4, 2),
       [](X x) {
         return lstm(x[0], batch_sizes(), {x[1], x[2]}, from(x, 3), true, 1, 0.0, false, true);
       }},
      {"lstm", "dropout", net({4, 3, 9, 3, 2}, {4, 3}, 3),
       [](X x) {
         lib::manual_seed(15);
         return lstm(x[0], {x[1], x[2]}, from(x, 3), true, 3, 0.4, true, true, false);
       }},
      {"lstm", "last states alone", net({4, 1, 1}, {2, 1}, 1),
       [](X x) {
         const auto all = lstm(x[0], {x[1], x[2]}, from(x, 3), true, 1, 0.0, false, false, false);
         return std::get<1>(all) + std::get<2>(all);
       }},
      {"gru", "", nets(3),
       [](X x) { return gru(x[0], x[1], from(x, 2), true, 1, 0.0, false, false, false); }},
      {"gru", "no biases", both({net({3, 1, 2, 1, 1, 0}, {2, 1}, 1), nets(3, 1, 1, 0)}),
       [](X x) { return gru(x[0], x[1], from(x, 2), false, 1, 0.0, false, false, false); }},
      {"gru", "layers, both directions, batch first",
       both({net({3, 1, 1, 2, 2, 0}, {1, 2}, 1), net({3, 3, 9, 2, 2, 0}, {3, 4}, 3)}),
       [](X x) { return gru(x[0], x[1], from(x, 2), false, 2, 0.0, false, true, true); }},
      {"gru", "packed", packed(3),
       [](X x) { return gru(x[0], batch_sizes(), x[1], from(x, 2), true, 1, 0.0, false, false); }},
      {"gru", "packed, both directions", packed(3, 2),
       [](X x) { return gru(x[0], batch_sizes(), x[1], from(x, 2), true, 1, 0.0, false, true); }},
      {"rnn_tanh", "", nets(1),
       [](X x) { return rnn_tanh(x[0], x[1], from(x, 2), true, 1, 0.0, false, false, false); }},
      {"rnn_tanh", "layers, both directions", nets(1, 2, 2),
       [](X x) { return rnn_tanh(x[0], x[1], from(x, 2), true, 2, 0.0, false, true, false); }},
      {"rnn_tanh", "packed", packed(1, 2),
       [](X x) {
         return rnn_tanh(x[0], batch_sizes(), x[1], from(x, 2), true, 1, 0.0, false, true);
       }},
      {"rnn_relu", "", nets(1),
       [](X x) { return rnn_relu(x[0], x[1], from(x, 2), true, 1, 0.0, false, false, false); }},
      {"rnn_relu", "no biases, batch first",
       both({net({1, 2, 3, 1, 1, 0}, {1, 2}, 1), net({1, 3, 9, 1, 1, 0}, {3, 4}, 3)}),
       [](X x) { return rnn_relu(x[0], x[1], from(x, 2), false, 1, 0.0, false, false, true); }},
      {"rnn_relu", "packed", packed(1),
       [](X x) {
         return rnn_relu(x[0], batch_sizes(), x[1], from(x, 2), true, 1, 0.0, false, false);
       }},
      {"lstm_cell", "",
       operands({{{1, 1}, {1, 1}, {1, 1}, {4, 1}, {4, 1}, {4}, {4}},
                 {{3, 2}, {3, 9}, {3, 9}, {36, 2}, {36, 9}, {36}, {36}}}),
       [](X x) {
         return lstm_cell(x[0], {x[1], x[2]}, x[3], x[4], x[5], x[6]);
       }},
      {"gru_cell", "",
       operands({{{2, 1}, {2, 1}, {3, 1}, {3, 1}, {3}, {3}},
                 {{3, 2}, {3, 9}, {27, 2}, {27, 9}, {27}, {27}}}),
       [](X x) { return gru_cell(x[0], x[1], x[2], x[3], x[4], x[5]); }},
      {"rnn_tanh_cell", "", operands({{{2, 1}, {2, 3}, {3, 1}, {3, 3}, {3}, {3}}}),
       [](X x) { return rnn_tanh_cell(x[0], x[1], x[2], x[3], x[4], x[5]); }},
      {"rnn_relu_cell", "no biases", operands({{{2, 1}, {2, 3}, {3, 1}, {3, 3}}}),
       [](X x) { return rnn_relu_cell(x[0], x[1], x[2], x[3]); }},
      {"lstm", "begins", nothing,
       [](X) {
         return begun([] {
           return nn::LSTM(nn::LSTMOptions(3, 5).num_layers(2).bidirectional(true).proj_size(2));
         });
       }},
      {"gru", "begins", nothing,
       [](X) { return begun([] { return nn::GRU(nn::GRUOptions(3, 4).bias(false)); }); }},
      {"rnn_tanh", "begins", nothing, [](X) { return begun([] { return nn::RNN(3, 4); }); }},
      {"lstm_cell", "begins", nothing, [](X) { return begun([] { return nn::LSTMCell(3, 4); }); }},
      {"gru_cell", "begins", nothing,
       [](X) { return begun([] { return nn::GRUCell(nn::GRUCellOptions(3, 4).bias(false)); }); }},
      {"rnn_tanh_cell", "begins", nothing,
       [](X) { return begun([] { return nn::RNNCell(3, 4); }); }},
      {"rnn_relu", "modules", shapes({{3, 2, 3}}),
       [](X x) {
         lib::manual_seed(16);
         std::vector<Tensor> out;
         const auto add = [&](const std::vector<Tensor>& ys) {
           out.insert(out.end(), ys.begin(), ys.end());
         };
         add(twice(nn::RNN(nn::RNNOptions(3, 2).nonlinearity(kReLU).batch_first(true)), x[0]));
         add(twice(nn::RNN(nn::RNNOptions(3, 2).num_layers(2).dropout(0.5)), x[0]));
         add(twice(nn::GRU(nn::GRUOptions(3, 2).bidirectional(true)), x[0]));
         add(twice(nn::LSTM(nn::LSTMOptions(3, 4).proj_size(2).batch_first(true)), x[0]));
         auto lstm = with_dtype(nn::LSTMCell(3, 2), x[0]);
         const auto states = lstm(x[0][0]);
         out.push_back(std::get<0>(lstm(x[0][1], states)));
         auto gru = with_dtype(nn::GRUCell(3, 2), x[0]);
         out.push_back(gru(x[0][1], gru(x[0][0])));
         auto rnn = with_dtype(nn::RNNCell(nn::RNNCellOptions(3, 2).nonlinearity(kReLU)), x[0]);
         out.push_back(rnn(x[0][1], rnn(x[0][0])));
         return out;
       }},
      {"lstm", "packed modules", shapes({{3, 4, 2}}),
       [](X x) {
         lib::manual_seed(17);
         auto lstm = with_dtype(nn::LSTM(nn::LSTMOptions(2, 3).bidirectional(true)), x[0]);
         auto gru = with_dtype(nn::GRU(nn::GRUOptions(2, 3)), x[0]);
         const auto packed =
             nn::utils::rnn::pack_padded_sequence(x[0], tensor({1, 3, 2, 3}), false, false);
         const auto once = lstm->forward_with_packed_input(packed);
         const auto again = lstm->forward_with_packed_input(packed, std::get<1>(once));
         const auto other = gru->forward_with_packed_input(packed);
         const auto padded = nn::utils::rnn::pad_packed_sequence(std::get<0>(again), true, 0.5, 4);
         return std::vector<Tensor>{std::get<0>(padded), std::get<1>(padded),
                                    std::get<0>(std::get<1>(again)), std::get<0>(other).data(),
                                    std::get<1>(other)};
       }},
      {"pad_sequence", "", sequences(), [](X x) { return pad_sequence(x); }},
      {"pad_sequence", "batch first", both({sequences(), operands({{{2}, {0}, {3}}}, kAll)}),
       [](X x) { return pad_sequence(x, true, 1.5); }},
      {"pad_sequence", "packed", sequences(),
       [](X x) {
         const auto packed = nn::utils::rnn::pack_sequence(x, false);
         return std::vector<Tensor>{packed.data(), packed.batch_sizes(), packed.sorted_indices(),
                                    packed.unsorted_indices()};
       }},
      {"_pack_padded_sequence", "", shapes({{3, 4, 2}, {3, 4}}, kAll),
       [](X x) {
         return _pack_padded_sequence(x[0], tensor({3, 2, 2, 1}), false);
       }},
      {"_pack_padded_sequence", "batch first", shapes({{4, 3, 2}}),
       [](X x) {
         return _pack_padded_sequence(x[0], tensor({2, 2, 1, 1}), true);
       }},
      {"_pad_packed_sequence", "", shapes({{6, 2}, {6}}, kAll),
       [](X x) {
         return _pad_packed_sequence(x[0], tensor({3, 2, 1}), false, 0, 0);
       }},
      {"_pad_packed_sequence", "longer, batch first", shapes({{6, 2}}),
       [](X x) {
         return _pad_packed_sequence(x[0], tensor({3, 2, 1}), true, -1.5, 5);
       }},
  };
}

}  // namespace rows
