// Layers with weights, and those that draw.

#include "tests/rows/rows.h"

namespace rows {
namespace {

namespace nn = lib::nn;

/// A table of four rows and some of their numbers.
Inputs table(Sizes sizes) {
  return [=](Random& random) {
    Cases cases;
    for (const ScalarType dtype : kFloats)
      cases.push_back({name_of(dtype) + " " + name_of(sizes),
                       {random.draw({4, 3}, dtype), random.draw(sizes, kLong, 0, 3)}});
    return cases;
  };
}

/// What drawing layers give for an input, one after the other.
template <class... Layer>
std::vector<Tensor> drawn(const Tensor& x, Layer... layer) {
  lib::manual_seed(11);
  return {layer(x)...};
}

/// The weights that a layer begins with, drawn with one seed.
template <class Make>
std::vector<Tensor> begun(Make make) {
  lib::manual_seed(12);
  return make()->parameters();
}

/// What initialisers make of weights of several shapes, drawn with one seed.
std::vector<Tensor> initialised() {
  lib::manual_seed(13);
  std::vector<Tensor> out;
  for (const Sizes& sizes : {Sizes{6, 4}, Sizes{3, 7}, Sizes{4, 3, 5}}) {
    const auto w = [&] { return lib::empty(sizes); };
    out.push_back(nn::init::uniform_(w(), -1, 2));
    out.push_back(nn::init::normal_(w(), 1, 2));
    out.push_back(nn::init::xavier_uniform_(w(), 2));
    out.push_back(nn::init::xavier_normal_(w()));
    out.push_back(nn::init::kaiming_uniform_(w(), 0.3));
    out.push_back(nn::init::kaiming_normal_(w(), 0, kFanOut, kReLU));
    out.push_back(nn::init::orthogonal_(w(), 1.5));
    if (sizes.size() == 3) {
      out.push_back(nn::init::dirac_(w()));
      continue;
    }
    out.push_back(nn::init::sparse_(w(), 0.4, 0.5));
    out.push_back(nn::init::eye_(w()));
  }
  return out;
}

}  // namespace

Rows layers() {
  const Inputs matrix = shapes({{4, 3}, {17, 5}}), images = shapes({{2, 4, 3}});
  const Inputs nothing = given({{"", {}}});
  return {
      {"dropout", "", both({matrix, doubles({{{3, 4}}})}),
       [](X x) {
         lib::manual_seed(1);
         return dropout(x[0], 0.3, true);
       },
       [](X x) {
         lib::manual_seed(1);
         return dropout_(x[0], 0.3, true);
       }},
      {"dropout", "options", matrix,
       [](X x) {
         return drawn(
             x[0], [](const Tensor& y) { return F::dropout(y); },
             [](const Tensor& y) { return F::dropout(y, F::DropoutFuncOptions().p(1)); },
             nn::Dropout(0.2), nn::Dropout(nn::DropoutOptions().p(0.7)));
       }},
      {"feature_dropout", "", images,
       [](X x) {
         lib::manual_seed(2);
         return feature_dropout(x[0], 0.4, true);
       },
       [](X x) {
         lib::manual_seed(2);
         return feature_dropout_(x[0], 0.4, true);
       }},
      {"alpha_dropout", "", both({matrix, doubles({{{3, 4}}})}),
       [](X x) {
         lib::manual_seed(3);
         return alpha_dropout(x[0], 0.4, true);
       },
       [](X x) {
         lib::manual_seed(3);
         return alpha_dropout_(x[0], 0.4, true);
       }},
      {"feature_alpha_dropout", "", images,
       [](X x) {
         lib::manual_seed(4);
         return feature_alpha_dropout(x[0], 0.4, true);
       },
       [](X x) {
         lib::manual_seed(4);
         return feature_alpha_dropout_(x[0], 0.4, true);
       }},
      {"dropout2d", "", shapes({{2, 3, 2, 2}, {3, 2, 2}}),
       [](X x) {
         lib::manual_seed(5);
         return F::dropout2d(x[0]);
       }},
      {"dropout3d", "", shapes({{2, 3, 2, 1, 2}, {3, 2, 2, 1}}),
       [](X x) {
         lib::manual_seed(5);
         return F::dropout3d(x[0]);
       }},
      {"alpha_dropout", "modules", images,
       [](X x) { return drawn(x[0], nn::AlphaDropout(0.3), nn::FeatureAlphaDropout(0.3)); }},
      {"layer_norm", "", operands({{{2, 4, 3}, {4, 3}, {4, 3}}}),
       [](X x) {
         return F::layer_norm(x[0], F::LayerNormFuncOptions({4, 3}).weight(x[1]).bias(x[2]));
       }},
      {"layer_norm", "last axis", images,
       [](X x) { return F::layer_norm(x[0], F::LayerNormFuncOptions({3}).eps(0.1)); }},
      {"group_norm", "", operands({{{2, 4, 3}, {4}, {4}}}),
       [](X x) {
         return F::group_norm(x[0], F::GroupNormFuncOptions(2).weight(x[1]).bias(x[2]).eps(0.1));
       }},
      {"batch_norm", "training", operands({{{5, 3}, {3}, {3}}, {{2, 3, 4}, {3}, {3}}}),
       [](X x) {
         return F::batch_norm(x[0], {}, {},
                              F::BatchNormFuncOptions().weight(x[1]).bias(x[2]).training(true));
       }},
      {"batch_norm", "evaluation", operands({{{5, 3}, {3}, {3}}}),
       [](X x) {
         const Tensor mean = tensor({0.5, -1.0, 0.0}, x[0].scalar_type());
         return F::batch_norm(x[0], mean, mean.exp(),
                              F::BatchNormFuncOptions().weight(x[1]).bias(x[2]));
       }},
      rough({"batch_norm", "running values", images,
             [](X x) {
               nn::BatchNorm1d layer(4),
                   means(nn::BatchNorm1dOptions(4).momentum(optional<double>()));
               layer->to(x[0].scalar_type());
               means->to(x[0].scalar_type());
               std::vector<Tensor> out{layer(x[0]), layer(x[0] * 2), means(x[0]), means(x[0] * 2)};
               for (const Tensor& buffer : layer->buffers()) out.push_back(buffer);
               for (const Tensor& buffer : means->buffers()) out.push_back(buffer);
               layer->eval();
               out.push_back(layer(x[0]));
               return out;
             }}),
      {"instance_norm", "", operands({{{2, 3, 4}, {3}, {3}}}),
       [](X x) {
         return F::instance_norm(x[0], F::InstanceNormFuncOptions().weight(x[1]).bias(x[2]));
       }},
      rough({"instance_norm", "running values", images,
             [](X x) {
               nn::InstanceNorm1d layer(nn::InstanceNorm1dOptions(4).track_running_stats(true));
               layer->to(x[0].scalar_type());
               std::vector<Tensor> out{layer(x[0]), layer(x[0] * 2)};
               for (const Tensor& buffer : layer->buffers()) out.push_back(buffer);
               layer->eval();
               out.push_back(layer(x[0]));
               return out;
             }}),
      {"normalize", "", shapes({{3, 4}}),
       [](X x) { return F::normalize(x[0], F::NormalizeFuncOptions().p(3).dim(0)); }},
      {"normalize", "default", shapes({{3, 4}}), [](X x) { return F::normalize(x[0]); }},
      {"cosine_similarity", "options", operands({{{3, 4}, {3, 4}}}),
       [](X x) {
         return F::cosine_similarity(x[0], x[1], F::CosineSimilarityFuncOptions().dim(0));
       }},
      {"pairwise_distance", "options", operands({{{3, 4}, {3, 4}}}),
       [](X x) {
         return F::pairwise_distance(x[0], x[1],
                                     F::PairwiseDistanceFuncOptions().p(3).keepdim(true));
       }},
      {"embedding", "", both({table({5}), table({2, 3})}),
       [](X x) { return F::embedding(x[1], x[0]); }},
      rough({"embedding", "options", table({2, 6}),
             [](X x) {
               return F::embedding(
                   x[1], x[0], F::EmbeddingFuncOptions().padding_idx(-2).scale_grad_by_freq(true));
             }}),
      {"embedding_renorm_", "", table({2}),
       [](X x) {
         Tensor rows = x[0].detach().clone();
         embedding_renorm_(rows, x[1], 0.7, 1.5);
         return rows;
       }},
      {"embedding_bag", "matrix", table({3, 4}),
       [](X x) {
         return std::vector<Tensor>{
             F::embedding_bag(x[1], x[0]),
             F::embedding_bag(x[1], x[0], F::EmbeddingBagFuncOptions().mode(kSum)),
             F::embedding_bag(x[1], x[0], F::EmbeddingBagFuncOptions().mode(kMax)),
             F::embedding_bag(x[1], x[0], F::EmbeddingBagFuncOptions().padding_idx(1))};
       }},
      {"embedding_bag", "offsets", table({7}),
       [](X x) {
         const auto options = F::EmbeddingBagFuncOptions().offsets(tensor({0, 2, 2, 6}));
         auto last = options, sum = options;
         last.include_last_offset(true).offsets(tensor({0, 2, 2, 7}));
         sum.mode(kSum).per_sample_weights(x[1].to(x[0].scalar_type()) + 0.5);
         return std::vector<Tensor>{F::embedding_bag(x[1], x[0], options),
                                    F::embedding_bag(x[1], x[0], last),
                                    F::embedding_bag(x[1], x[0], sum)};
       }},
      {"bilinear", "", operands({{{2, 3}, {2, 4}, {5, 3, 4}, {5}}}),
       [](X x) { return F::bilinear(x[0], x[1], x[2], x[3]); }},
      {"normal_", "and all initialisers", nothing, [](X) { return initialised(); }},
      {"linear", "begins", nothing, [](X) { return begun([] { return nn::Linear(5, 4); }); }},
      {"bilinear", "begins", nothing,
       [](X) { return begun([] { return nn::Bilinear(3, 4, 5); }); }},
      {"embedding", "begins", nothing,
       [](X) {
         return begun([] { return nn::Embedding(nn::EmbeddingOptions(6, 3).padding_idx(2)); });
       }},
      {"embedding_bag", "begins", nothing,
       [](X) { return begun([] { return nn::EmbeddingBag(6, 3); }); }},
  };
}

}  // namespace rows
