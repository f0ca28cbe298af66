#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/nn.h"
#include "tests/support/printed.h"

using namespace taper::nn;
using taper::testing::printed;

namespace {

/// What printing a module gives, after "taper::nn::".
std::string line(const Module& module) {
  const std::string text = printed(module), scope = "taper::nn::";
  CHECK(text.substr(0, scope.size()) == scope);
  return text.substr(scope.size());
}
template <class M>
std::string line(const ModuleHolder<M>& module) {
  return line(*module);
}

}  // namespace

TEST_SUITE_BEGIN("printing");

// In libtorch's words.
TEST_CASE("activations") {
  CHECK(line(ELU()) == "ELU(alpha=1)");
  CHECK(line(ELU(ELUOptions().alpha(2.5).inplace(true))) == "ELU(alpha=2.5, inplace=true)");
  CHECK(line(SELU()) == "SELU()");
  CHECK(line(SELU(SELUOptions(true))) == "SELU(inplace=true)");
  CHECK(line(CELU()) == "CELU(alpha=1)");
  CHECK(line(GLU()) == "GLU(dim=-1)");
  CHECK(line(GLU(1)) == "GLU(dim=1)");
  CHECK(line(GELU(GELUOptions().approximate("tanh"))) == "GELU()");
  CHECK(line(Hardshrink(0.3)) == "Hardshrink(0.3)");
  CHECK(line(Hardtanh(HardtanhOptions().min_val(-2).inplace(true))) ==
        "Hardtanh(min_val=-2, max_val=1, inplace=true)");
  CHECK(line(LeakyReLU()) == "LeakyReLU(negative_slope=0.01)");
  CHECK(line(LogSigmoid()) == "LogSigmoid()");
  CHECK(line(Softmax(1)) == "Softmax(dim=1)");
  CHECK(line(Softmin(1)) == "Softmin(dim=1)");
  CHECK(line(LogSoftmax(LogSoftmaxOptions(1))) == "LogSoftmax(dim=1)");
  CHECK(line(Softmax2d()) == "Softmax2d()");
  CHECK(line(PReLU()) == "PReLU(num_parameters=1)");
  CHECK(line(ReLU()) == "ReLU()");
  CHECK(line(ReLU(true)) == "ReLU(inplace=true)");
  CHECK(line(ReLU6()) == "ReLU6()");
  CHECK(line(RReLU(RReLUOptions().inplace(true))) ==
        "RReLU(lower=0.125, upper=0.333333, inplace=true)");
  CHECK(line(SiLU()) == "SiLU()");
  CHECK(line(Mish()) == "Mish()");
  CHECK(line(Sigmoid()) == "Sigmoid()");
  CHECK(line(Softplus()) == "Softplus(beta=1, threshold=20)");
  CHECK(line(Softshrink()) == "Softshrink(0.5)");
  CHECK(line(Softsign()) == "Softsign()");
  CHECK(line(Tanh()) == "Tanh()");
  CHECK(line(Tanhshrink()) == "Tanhshrink()");
  CHECK(line(Threshold(1.5, 2)) == "Threshold(threshold=1.5, value=2)");
  CHECK(line(Threshold(ThresholdOptions(1, 2).inplace(true))) ==
        "Threshold(threshold=1, value=2, inplace=true)");
}

TEST_CASE("losses") {
  CHECK(line(L1Loss()) == "L1Loss()");
  CHECK(line(MSELoss()) == "MSELoss()");
  CHECK(line(SmoothL1Loss()) == "SmoothL1Loss");
  CHECK(line(HuberLoss()) == "HuberLoss");
  CHECK(line(BCELoss()) == "BCELoss()");
  CHECK(line(BCEWithLogitsLoss()) == "BCEWithLogitsLoss()");
  CHECK(line(NLLLoss()) == "NLLLoss()");
  CHECK(line(CrossEntropyLoss()) == "CrossEntropyLoss()");
  CHECK(line(KLDivLoss()) == "KLDivLoss()");
  CHECK(line(PoissonNLLLoss()) == "PoissonNLLLoss()");
  CHECK(line(HingeEmbeddingLoss()) == "HingeEmbeddingLoss(margin=1)");
  CHECK(line(MarginRankingLoss()) == "MarginRankingLoss()");
  CHECK(line(MultiMarginLoss()) ==
        "MultiMarginLoss(p=1, margin=1, weight=[ Tensor (undefined) ], reduction=kMean)");
  CHECK(line(MultiLabelMarginLoss()) == "MultiLabelMarginLoss()");
  CHECK(line(SoftMarginLoss()) == "SoftMarginLoss()");
  CHECK(line(MultiLabelSoftMarginLoss()) == "MultiLabelSoftMarginLoss()");
  CHECK(line(CosineEmbeddingLoss()) == "CosineEmbeddingLoss(margin=0)");
  CHECK(line(TripletMarginLoss(TripletMarginLossOptions().swap(true).margin(3))) ==
        "TripletMarginLoss(margin=3, p=2, eps=1e-06, swap=true)");
  CHECK(line(TripletMarginWithDistanceLoss()) ==
        "TripletMarginWithDistanceLoss(margin=1, swap=false)");
}

TEST_CASE("layers") {
  CHECK(line(Identity()) == "Identity()");
  CHECK(line(Linear(LinearOptions(3, 4).bias(false))) ==
        "Linear(in_features=3, out_features=4, bias=false)");
  CHECK(line(Bilinear(2, 3, 4)) ==
        "Bilinear(in1_features=2, in2_features=3, out_features=4, bias=true)");
  CHECK(line(Flatten()) == "Flatten(start_dim=1, end_dim=-1)");
  CHECK(line(Unflatten(1, std::vector<int64_t>{2, 3})) ==
        "Unflatten(dim=1, unflattened_size={2, 3})");
  CHECK(line(Unflatten(UnflattenOptions("B", {{"B1", 2}, {"B2", 3}}))) ==
        R"(Unflatten(dim="B", unflattened_size={{"B1", 2}, {"B2", 3}}))");
  CHECK(line(Dropout()) == "Dropout(p=0.5, inplace=false)");
  CHECK(line(Dropout2d(DropoutOptions(0.2).inplace(true))) == "Dropout2d(p=0.2, inplace=true)");
  CHECK(line(FeatureAlphaDropout()) == "FeatureAlphaDropout(p=0.5, inplace=false)");
  CHECK(line(Embedding(4, 3)) == "Embedding(num_embeddings=4, embedding_dim=3)");
  CHECK(line(Embedding(EmbeddingOptions(4, 3)
                           .padding_idx(1)
                           .max_norm(2)
                           .norm_type(1.5)
                           .scale_grad_by_freq(true)
                           .sparse(true))) ==
        "Embedding(num_embeddings=4, embedding_dim=3, padding_idx=1, max_norm=2, norm_type=1.5, "
        "scale_grad_by_freq=true, sparse=true)");
  CHECK(line(EmbeddingBag(4, 3)) == "EmbeddingBag(num_embeddings=4, embedding_dim=3)");
  CHECK(line(EmbeddingBag(EmbeddingBagOptions(4, 3).mode(taper::kSum).include_last_offset(true))) ==
        "EmbeddingBag(num_embeddings=4, embedding_dim=3, mode=kSum, include_last_offset=true)");
  CHECK(line(BatchNorm1d(5)) ==
        "BatchNorm1d(5, eps=1e-05, momentum=0.1, affine=true, track_running_stats=true)");
  CHECK(line(BatchNorm1d(BatchNorm1dOptions(5).momentum(std::nullopt))) ==
        "BatchNorm1d(5, eps=1e-05, momentum=None, affine=true, track_running_stats=true)");
  CHECK(line(BatchNorm2d(BatchNorm2dOptions(5).affine(false))) ==
        "BatchNorm2d(5, eps=1e-05, momentum=0.1, affine=false, track_running_stats=true)");
  CHECK(line(Conv2d(1, 10, 5)) == "Conv2d(1, 10, kernel_size=[5, 5], stride=[1, 1])");
  CHECK(
      line(Conv1d(Conv1dOptions(2, 4, 3).padding(1).dilation(2).groups(2).bias(false).padding_mode(
          taper::kCircular))) ==
      "Conv1d(2, 4, kernel_size=3, stride=1, padding=1, dilation=2, groups=2, bias=false, "
      "padding_mode=kCircular)");
  CHECK(line(Conv3d(Conv3dOptions(1, 1, {1, 2, 3}).padding(taper::kSame))) ==
        "Conv3d(1, 1, kernel_size=[1, 2, 3], stride=[1, 1, 1], padding='same')");
  CHECK(line(ConvTranspose2d(ConvTranspose2dOptions(3, 2, 2).stride({2, 1}).output_padding(1))) ==
        "ConvTranspose2d(3, 2, kernel_size=[2, 2], stride=[2, 1], output_padding=[1, 1])");
  CHECK(line(MaxPool2d(2)) ==
        "MaxPool2d(kernel_size=[2, 2], stride=[2, 2], padding=[0, 0], dilation=[1, 1], "
        "ceil_mode=false)");
  CHECK(line(AvgPool1d(AvgPool1dOptions(3).stride(1))) ==
        "AvgPool1d(kernel_size=3, stride=1, padding=0)");
  CHECK(line(AdaptiveAvgPool2d(3)) == "AdaptiveAvgPool2d(output_size=[3, 3])");
  CHECK(line(AdaptiveMaxPool3d(AdaptiveMaxPool3dOptions({2, taper::nullopt, 4}))) ==
        "AdaptiveMaxPool3d(output_size=[2, None, 4])");
  CHECK(line(AdaptiveMaxPool1d(5)) == "AdaptiveMaxPool1d(output_size=5)");
  CHECK(line(MaxUnpool2d(MaxUnpool2dOptions(3).stride(2))) ==
        "MaxUnpool2d(kernel_size=[3, 3], stride=[2, 2], padding=[0, 0])");
  CHECK(line(LPPool1d(LPPool1dOptions(1.5, 3).ceil_mode(true))) ==
        "LPPool1d(norm_type=1.5, kernel_size=3, stride=3, ceil_mode=true)");
  CHECK(line(LPPool2d(2, 3)) ==
        "LPPool2d(norm_type=2, kernel_size=[3, 3], stride=[3, 3], ceil_mode=false)");
  CHECK(line(PixelShuffle(2)) == "PixelShuffle(upscale_factor=2)");
  CHECK(line(PixelUnshuffle(PixelUnshuffleOptions(3))) == "PixelUnshuffle(downscale_factor=3)");
  CHECK(line(Fold(FoldOptions({4, 5}, 2).stride({1, 2}))) ==
        "Fold(output_size=[4, 5], kernel_size=[2, 2], dilation=[1, 1], padding=[0, 0], "
        "stride=[1, 2])");
  CHECK(line(Unfold(UnfoldOptions(2).padding(1))) ==
        "Unfold(kernel_size=[2, 2], dilation=[1, 1], padding=[1, 1], stride=[1, 1])");
  CHECK(line(Upsample(UpsampleOptions().size(std::vector<int64_t>{2, 3}).mode(taper::kBilinear))) ==
        "Upsample(size=[2, 3], mode=kBilinear)");
  CHECK(line(Upsample(UpsampleOptions().scale_factor(std::vector<double>{2, 1.5}))) ==
        "Upsample(scale_factor=[2, 1.5], mode=kNearest)");
  CHECK(line(ReflectionPad1d(2)) == "ReflectionPad1d(padding=[2, 2])");
  CHECK(line(ConstantPad2d(1, 3.5)) == "ConstantPad2d(padding=[1, 1, 1, 1], value=3.5)");
  CHECK(line(InstanceNorm1d(5)) ==
        "InstanceNorm1d(5, eps=1e-05, momentum=0.1, affine=false, track_running_stats=false)");
  CHECK(line(LayerNorm(LayerNormOptions({2, 3}))) ==
        "LayerNorm([2, 3], eps=1e-05, elementwise_affine=true)");
  CHECK(line(LocalResponseNorm(LocalResponseNormOptions(2).k(1.5))) ==
        "LocalResponseNorm(2, alpha=0.0001, beta=0.75, k=1.5)");
  CHECK(line(GroupNorm(2, 6)) == "GroupNorm(2, 6, eps=1e-05, affine=true)");
  CHECK(line(CosineSimilarity()) == "CosineSimilarity(dim=1, eps=1e-08)");
  CHECK(line(PairwiseDistance(PairwiseDistanceOptions().p(1).keepdim(true))) ==
        "PairwiseDistance(p=1, eps=1e-06, keepdim=true)");
}

TEST_CASE("recurrent layers") {
  CHECK(line(LSTM(LSTMOptions(128, 64).num_layers(3).dropout(0.2).proj_size(8))) ==
        "LSTM(input_size=128, hidden_size=64, num_layers=3, bias=true, batch_first=false, "
        "dropout=0.2, bidirectional=false, proj_size=8)");
  CHECK(line(GRU(GRUOptions(2, 4).batch_first(true).bidirectional(true))) ==
        "GRU(input_size=2, hidden_size=4, num_layers=1, bias=true, batch_first=true, dropout=0, "
        "bidirectional=true)");
  CHECK(line(RNN(RNNOptions(2, 4).bias(false).nonlinearity(taper::kReLU))) ==
        "RNN(input_size=2, hidden_size=4, num_layers=1, bias=false, batch_first=false, dropout=0, "
        "bidirectional=false)");
  CHECK(line(RNNCell(RNNCellOptions(20, 10).bias(false).nonlinearity(taper::kReLU))) ==
        "RNNCell(20, 10, bias=false, nonlinearity=kReLU)");
  CHECK(line(RNNCell(20, 10)) == "RNNCell(20, 10)");
  CHECK(line(LSTMCell(20, 10)) == "LSTMCell(20, 10)");
  CHECK(line(GRUCell(GRUCellOptions(20, 10).bias(false))) == "GRUCell(20, 10, bias=false)");
}
