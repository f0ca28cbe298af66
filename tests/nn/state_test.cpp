#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;
using doctest::Contains;
namespace F = nn::functional;

namespace {

/// Whether each member is what the module registered under its name.
template <class M>
void check_registered(M& module, const std::vector<std::pair<std::string, Variable*>>& members) {
  auto registered = module.named_parameters();
  registered.update(module.named_buffers());
  for (const auto& member : members) {
    INFO(member.first);
    CHECK(registered[member.first].is_same(*member.second));
  }
}

}  // namespace

TEST_SUITE_BEGIN("state");

TEST_CASE("members and registry are the same tensors after clone and to") {
  nn::BatchNorm1d norm(3);
  nn::BatchNorm1d copy(std::dynamic_pointer_cast<nn::BatchNorm1dImpl>(norm->clone()));
  copy->to(kDouble);
  for (const auto& n : {norm, copy})
    check_registered(*n.ptr(), {{"weight", &n.ptr()->weight},
                                {"bias", &n.ptr()->bias},
                                {"running_mean", &n.ptr()->running_mean},
                                {"num_batches_tracked", &n.ptr()->num_batches_tracked}});
  copy(ones({2, 3}, kDouble));
  CHECK(copy->num_batches_tracked.item<int64_t>() == 1);
  CHECK(norm->num_batches_tracked.item<int64_t>() == 0);
  CHECK(norm->weight.dtype() == kFloat);
}

TEST_CASE("a loss owns its weight") {
  const Variable weight = tensor({1.0, 2.0});
  nn::NLLLoss loss(nn::NLLLossOptions().weight(weight));
  nn::NLLLoss copy(std::dynamic_pointer_cast<nn::NLLLossImpl>(loss->clone()));
  copy->to(kDouble);
  CHECK(weight.dtype() == kFloat);
  CHECK(loss->weight.dtype() == kFloat);
  CHECK(copy->weight.dtype() == kDouble);
  check_registered(*copy, {{"weight", &copy->weight}});
  nn::BCEWithLogitsLoss logits(nn::BCEWithLogitsLossOptions().pos_weight(weight));
  nn::BCEWithLogitsLoss second(
      std::dynamic_pointer_cast<nn::BCEWithLogitsLossImpl>(logits->clone()));
  check_registered(*second, {{"pos_weight", &second->pos_weight}});
  const Variable x = tensor({{0.5, -1.0}}), y = tensor({{1.0, 0.0}});
  CHECK(equal(second(x, y), binary_cross_entropy_with_logits(x, y, {}, weight, Reduction::Mean)));
}

TEST_CASE("batch norm counts, moves its running values, and uses them in evaluation") {
  nn::BatchNorm1d norm(nn::BatchNorm1dOptions(2).momentum(0.5));
  const Variable x = tensor({{1.0, 2.0}, {3.0, 6.0}});
  CHECK(allclose(norm(x), tensor({{-1.0, -1.0}, {1.0, 1.0}}), 1e-4, 1e-4));
  CHECK(allclose(norm->running_mean, tensor({1.0, 2.0})));
  CHECK(allclose(norm->running_var, tensor({1.5, 4.5})));
  norm->eval();
  CHECK(allclose(norm(x).select(0, 0), tensor({0.0, 0.0})));
  CHECK(norm->num_batches_tracked.item<int64_t>() == 1);
  norm->reset_parameters();
  CHECK(equal(norm->running_var, ones({2})));
  CHECK_THROWS_WITH(norm(ones({2, 2, 2, 2})), Contains("expected 2D or 3D input (got 4D input)"));
  norm->train();
  CHECK_THROWS_WITH(norm(ones({1, 2})),
                    Contains("Expected more than 1 value per channel when training"));
  CHECK_THROWS_WITH(norm(ones({2, 3})), Contains("running_mean should contain 3 elements not 2"));
  CHECK_THROWS_WITH(F::batch_norm(x, {}, {}),
                    Contains("running_mean must be defined in evaluation mode"));
}

TEST_CASE("dropout draws while training alone") {
  nn::Dropout dropout(0.4);
  const Variable x = ones({1000});
  const Variable y = dropout(x);
  const auto zeros = (y == 0).sum().item<int64_t>();
  CHECK(zeros > 330);
  CHECK(zeros < 470);
  CHECK(allclose(y.max(), tensor(1 / 0.6)));
  dropout->eval();
  CHECK(dropout(x).is_same(x));
  const Variable z = x.clone();
  CHECK(F::dropout(z, F::DropoutFuncOptions().inplace(true)).is_same(z));
  CHECK_THROWS_WITH(nn::Dropout(1.5),
                    Contains("dropout probability has to be between 0 and 1, but got 1.5"));
  CHECK_THROWS_WITH(feature_dropout(x, 0.5, true),
                    Contains("Feature dropout requires at least 2 dimensions in the input"));
}

TEST_CASE("an embedding's padding is 0 and is not learnt") {
  nn::Embedding table(nn::EmbeddingOptions(4, 2).padding_idx(-2));
  CHECK(table->options.padding_idx() == 2);
  CHECK(equal(table->weight[2], zeros({2})));
  table(tensor({0, 2, 2, 0})).sum().backward();
  CHECK(equal(table->weight.grad(), tensor({{2.0, 2.0}, {0.0, 0.0}, {0.0, 0.0}, {0.0, 0.0}})));
  CHECK_THROWS_WITH(table(tensor({4})), Contains("index out of range in self"));
  CHECK_THROWS_WITH(nn::Embedding(nn::EmbeddingOptions(3, 2).padding_idx(4)),
                    Contains("Padding_idx must be within num_embeddings"));
  CHECK_THROWS_WITH(nn::Embedding(nn::EmbeddingOptions(3, 2)._weight(ones({2, 2}))),
                    Contains("Shape of _weight does not match num_embeddings and embedding_dim"));
}

TEST_CASE("embeddings from a table that is there") {
  const Variable rows = tensor({{1.0, 2.0}, {3.0, 4.0}});
  nn::Embedding table = nn::Embedding::from_pretrained(rows);
  CHECK(equal(table(tensor({1})), tensor({{3.0, 4.0}})));
  CHECK_FALSE(table->weight.requires_grad());
  nn::EmbeddingBag bag = nn::EmbeddingBag::from_pretrained(
      rows, nn::EmbeddingBagFromPretrainedOptions().freeze(false).mode(kSum));
  CHECK(equal(bag(tensor({{0, 1}})), tensor({{4.0, 6.0}})));
  CHECK(bag->weight.requires_grad());
  CHECK_THROWS_WITH(nn::Embedding::from_pretrained(ones({3})),
                    Contains("Embeddings parameter is expected to be 2-dimensional"));
  nn::Embedding short_rows(nn::EmbeddingOptions(2, 2)._weight(rows.clone()).max_norm(1));
  CHECK(allclose(short_rows(tensor({1})).norm(), tensor(1.0)));
}

TEST_CASE("bags that do not fit are named") {
  nn::EmbeddingBag bag(3, 2);
  const auto refuses = [&](const Variable& input, const Variable& offsets, const char* sentence) {
    CHECK_THROWS_WITH(bag(input, offsets), Contains(sentence));
  };
  refuses(tensor({1, 2}), {}, "offsets has to be a 1D Tensor but got null");
  refuses(tensor({1, 2}), tensor({1}), "offsets[0] has to be 0, i.e., the first sequence");
  refuses(tensor({1, 2}), tensor({0, 3}),
          "offsets[-1] can not be greater than input's length({2}), but got offsets[-1] of {3}");
  refuses(tensor({{1, 2}}), tensor({0}), "If input is 2D, then offsets has to be null");
  refuses(ones({1, 1, 1}, kLong), {}, "input has to be 1D or 2D Tensor, but got Tensor of dim");
  CHECK_THROWS_WITH(bag(tensor({{1, 2}}), Variable(), ones({1, 2})),
                    Contains("per_sample_weights is only supported for mode='kSum' (got mode="));
}

TEST_CASE("losses name what does not fit") {
  const Variable x = ones({2, 3}), v = ones({3}), c = tensor({0, 1});
  CHECK_THROWS_WITH(F::multi_margin_loss(x, tensor({0, 5})), Contains("target out of range"));
  CHECK_THROWS_WITH(F::multi_margin_loss(x, tensor({0})),
                    Contains("inconsistent target size, got: "));
  CHECK_THROWS_WITH(F::multi_margin_loss(x, c, F::MultiMarginLossFuncOptions().p(3)),
                    Contains("only p == 1 and p == 2 supported"));
  CHECK_THROWS_WITH(F::multilabel_margin_loss(x, tensor({{0, 5, 1}, {0, 1, -1}})),
                    Contains("is out of range"));
  CHECK_THROWS_WITH(F::multilabel_margin_loss(x, c), Contains("inconsistent size "));
  CHECK_THROWS_WITH(F::cosine_embedding_loss(x, x, ones({2, 1})),
                    Contains("0D or 1D target tensor expected, multi-target not supported"));
  CHECK_THROWS_WITH(F::cosine_embedding_loss(v, v, ones({2})),
                    Contains("1D target tensor expects 2D input tensors, but found inputs with "
                             "sizes "));
  CHECK_THROWS_WITH(F::margin_ranking_loss(x, v, x),
                    Contains("All input tensors should have same dimension but got sizes: "));
  CHECK_THROWS_WITH(F::triplet_margin_loss(x, v, x),
                    Contains("All inputs should have same dimension but got 2D, 1D and 2D "
                             "inputs."));
  CHECK_THROWS_WITH(F::nll_loss(v, tensor(1)), Contains("Expected 2 or more dimensions (got 1)"));
  CHECK_THROWS_WITH(F::nll_loss(x, tensor({1})),
                    Contains("Expected input batch_size (2) to match target batch_size (1)."));
  CHECK_THROWS_WITH(F::binary_cross_entropy(x, v),
                    Contains("is deprecated. Please ensure they have the same size."));
  CHECK_THROWS_WITH(F::binary_cross_entropy_with_logits(x, v),
                    Contains("must be the same as input size ("));
  CHECK_THROWS_WITH(F::layer_norm(x, F::LayerNormFuncOptions({4})),
                    Contains("expected input with shape [*, 4], but got input of size"));
  CHECK_THROWS_WITH(nn::GroupNorm(2, 3)(x),
                    Contains("Expected number of channels in input to be divisible by num_groups"));
  CHECK_THROWS_WITH(nn::Bilinear(2, 3, 4)(ones({2, 2}), ones({2, 2})),
                    Contains("bilinear(): input2 size does not match weight size: got 2 but "
                             "expected 3"));
}
