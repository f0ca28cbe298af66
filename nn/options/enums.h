#pragma once

#include "taper/core/ops/loss.h"
#include "taper/nn/options/choice.h"

/// libtorch's names of the choices that options offer.
namespace taper {

constexpr Reduction::Reduction kNone = Reduction::None;
constexpr Reduction::Reduction kMean = Reduction::Mean;
constexpr Reduction::Reduction kSum = Reduction::Sum;

/// The other choices are types, of which options take one.
// NOLINTBEGIN(readability-identifier-naming): the names are libtorch's
namespace enumtype {
struct kArea {};
struct kBatchMean {};
struct kBicubic {};
struct kBilinear {};
struct kBorder {};
struct kCircular {};
struct kConstant {};
struct kConv1D {};
struct kConv2D {};
struct kConv3D {};
struct kConvTranspose1D {};
struct kConvTranspose2D {};
struct kConvTranspose3D {};
struct kFanIn {};
struct kFanOut {};
struct kGELU {};
struct kGRU {};
struct kLSTM {};
struct kLeakyReLU {};
struct kLinear {};
struct kMax {};
struct kNearest {};
struct kNearestExact {};
struct kRNN_RELU {};
struct kRNN_TANH {};
struct kReLU {};
struct kReflect {};
struct kReflection {};
struct kReplicate {};
struct kSame {};
struct kSigmoid {};
struct kTanh {};
struct kTrilinear {};
struct kValid {};
struct kZeros {};
}  // namespace enumtype
constexpr enumtype::kArea kArea;
constexpr enumtype::kBatchMean kBatchMean;
constexpr enumtype::kBicubic kBicubic;
constexpr enumtype::kBilinear kBilinear;
constexpr enumtype::kBorder kBorder;
constexpr enumtype::kCircular kCircular;
constexpr enumtype::kConstant kConstant;
constexpr enumtype::kConv1D kConv1D;
constexpr enumtype::kConv2D kConv2D;
constexpr enumtype::kConv3D kConv3D;
constexpr enumtype::kConvTranspose1D kConvTranspose1D;
constexpr enumtype::kConvTranspose2D kConvTranspose2D;
constexpr enumtype::kConvTranspose3D kConvTranspose3D;
constexpr enumtype::kFanIn kFanIn;
constexpr enumtype::kFanOut kFanOut;
constexpr enumtype::kGELU kGELU;
constexpr enumtype::kGRU kGRU;
constexpr enumtype::kLSTM kLSTM;
constexpr enumtype::kLeakyReLU kLeakyReLU;
constexpr enumtype::kLinear kLinear;
constexpr enumtype::kMax kMax;
constexpr enumtype::kNearest kNearest;
constexpr enumtype::kNearestExact kNearestExact;
constexpr enumtype::kRNN_RELU kRNN_RELU;
constexpr enumtype::kRNN_TANH kRNN_TANH;
constexpr enumtype::kReLU kReLU;
constexpr enumtype::kReflect kReflect;
constexpr enumtype::kReflection kReflection;
constexpr enumtype::kReplicate kReplicate;
constexpr enumtype::kSame kSame;
constexpr enumtype::kSigmoid kSigmoid;
constexpr enumtype::kTanh kTanh;
constexpr enumtype::kTrilinear kTrilinear;
constexpr enumtype::kValid kValid;
constexpr enumtype::kZeros kZeros;
// NOLINTEND(readability-identifier-naming)

namespace nn::init {
/// What an initialiser makes up for: the activation that follows the layer.
using NonlinearityType =
    Choice<enumtype::kLinear, enumtype::kConv1D, enumtype::kConv2D, enumtype::kConv3D,
           enumtype::kConvTranspose1D, enumtype::kConvTranspose2D, enumtype::kConvTranspose3D,
           enumtype::kSigmoid, enumtype::kTanh, enumtype::kReLU, enumtype::kLeakyReLU>;
/// Whether values keep their size forwards (the inputs of a unit count) or gradients backwards.
using FanModeType = Choice<enumtype::kFanIn, enumtype::kFanOut>;
}  // namespace nn::init

}  // namespace taper
