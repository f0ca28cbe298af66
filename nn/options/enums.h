#pragma once

#include "taper/core/ops/loss.h"

/// libtorch's names of the choices that options offer.
namespace taper {

constexpr Reduction::Reduction kNone = Reduction::None;
constexpr Reduction::Reduction kMean = Reduction::Mean;
constexpr Reduction::Reduction kSum = Reduction::Sum;

namespace nn::init {
/// What an initialiser makes up for: the activation that follows the layer.
enum class NonlinearityType {
  Linear,
  Conv1D,
  Conv2D,
  Conv3D,
  ConvTranspose1D,
  ConvTranspose2D,
  ConvTranspose3D,
  Sigmoid,
  Tanh,
  ReLU,
  LeakyReLU
};
/// Whether values keep their size forwards (the inputs of a unit count) or gradients backwards.
enum class FanModeType { FanIn, FanOut };
}  // namespace nn::init

/// Choices that few options have.
// NOLINTBEGIN(readability-identifier-naming): the names are libtorch's
namespace enumtype {
struct kArea {};
struct kBatchMean {};
struct kBicubic {};
struct kBilinear {};
struct kBorder {};
struct kCircular {};
struct kConstant {};
struct kLinear {
  constexpr operator nn::init::NonlinearityType() const {
    return nn::init::NonlinearityType::Linear;
  }
};
struct kMax {};
struct kNearest {};
struct kNearestExact {};
struct kReflect {};
struct kReflection {};
struct kReplicate {};
struct kSame {};
struct kTrilinear {};
struct kValid {};
struct kZeros {};
}  // namespace enumtype
// NOLINTEND(readability-identifier-naming)
constexpr enumtype::kArea kArea;
constexpr enumtype::kBatchMean kBatchMean;
constexpr enumtype::kBicubic kBicubic;
constexpr enumtype::kBilinear kBilinear;
constexpr enumtype::kBorder kBorder;
constexpr enumtype::kCircular kCircular;
constexpr enumtype::kConstant kConstant;
constexpr enumtype::kLinear kLinear;
constexpr enumtype::kMax kMax;
constexpr enumtype::kNearest kNearest;
constexpr enumtype::kNearestExact kNearestExact;
constexpr enumtype::kReflect kReflect;
constexpr enumtype::kReflection kReflection;
constexpr enumtype::kReplicate kReplicate;
constexpr enumtype::kSame kSame;
constexpr enumtype::kTrilinear kTrilinear;
constexpr enumtype::kValid kValid;
constexpr enumtype::kZeros kZeros;

constexpr auto kConv1D = nn::init::NonlinearityType::Conv1D;
constexpr auto kConv2D = nn::init::NonlinearityType::Conv2D;
constexpr auto kConv3D = nn::init::NonlinearityType::Conv3D;
constexpr auto kConvTranspose1D = nn::init::NonlinearityType::ConvTranspose1D;
constexpr auto kConvTranspose2D = nn::init::NonlinearityType::ConvTranspose2D;
constexpr auto kConvTranspose3D = nn::init::NonlinearityType::ConvTranspose3D;
constexpr auto kSigmoid = nn::init::NonlinearityType::Sigmoid;
constexpr auto kTanh = nn::init::NonlinearityType::Tanh;
constexpr auto kReLU = nn::init::NonlinearityType::ReLU;
constexpr auto kLeakyReLU = nn::init::NonlinearityType::LeakyReLU;
constexpr auto kFanIn = nn::init::FanModeType::FanIn;
constexpr auto kFanOut = nn::init::FanModeType::FanOut;

}  // namespace taper
