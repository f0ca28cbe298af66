// The names of libtorch that Taper has, as using-declarations: they compile, or a name is gone.
// docs/generate_libtorch.py makes of them the table in docs/libtorch.md, under the titles in the
// comments. What does not compile is in missing.cpp. Types with parameters stand for all.
#include <torch/torch.h>

#include <string>

namespace names {

// Modules
namespace n20 {
using torch::nn::AnyModule, torch::nn::AnyValue, torch::nn::Cloneable, torch::nn::Functional,
    torch::nn::Module, torch::nn::ModuleDict, torch::nn::ModuleHolder, torch::nn::ModuleList,
    torch::nn::ParameterDict, torch::nn::ParameterList, torch::nn::Sequential,
    torch::nn::SequentialImpl;
}
struct S21 : torch::nn::AnyModule {
  using B = torch::nn::AnyModule;
  using B::forward, B::get, B::is_empty, B::ptr, B::type_info;
};
struct S22 : torch::nn::AnyValue {
  using B = torch::nn::AnyValue;
  using B::get, B::try_get, B::type_info;
};
struct S23 : torch::nn::Cloneable<torch::nn::LinearImpl> {
  using B = torch::nn::Cloneable<torch::nn::LinearImpl>;
  using B::clone;
};
struct S24 : torch::nn::Module {
  using B = torch::nn::Module;
  using B::apply, B::as, B::buffers, B::children, B::clone, B::eval, B::is_training, B::modules,
      B::name, B::named_buffers, B::named_children, B::named_modules, B::named_parameters,
      B::parameters, B::register_buffer, B::register_module, B::register_parameter,
      B::replace_module, B::to, B::train, B::unregister_module, B::zero_grad;
};
struct S25 : torch::nn::ModuleDictImpl {
  using B = torch::nn::ModuleDictImpl;
  using B::at, B::begin, B::clear, B::contains, B::empty, B::end, B::pop, B::size, B::update,
      B::values;
};
struct S26 : torch::nn::ModuleHolder<torch::nn::LinearImpl> {
  using B = torch::nn::ModuleHolder<torch::nn::LinearImpl>;
  using B::get, B::is_empty, B::ptr;
};
struct S27 : torch::nn::ModuleListImpl {
  using B = torch::nn::ModuleListImpl;
  using B::at, B::begin, B::end, B::extend, B::insert, B::is_empty, B::ptr, B::push_back, B::size;
};
struct S28 : torch::nn::ParameterDictImpl {
  using B = torch::nn::ParameterDictImpl;
  using B::clear, B::contains, B::get, B::insert, B::keys, B::pop, B::size, B::update, B::values;
};
struct S29 : torch::nn::ParameterListImpl {
  using B = torch::nn::ParameterListImpl;
  using B::append, B::at, B::extend, B::is_empty, B::size;
};
struct S30 : torch::nn::SequentialImpl {
  using B = torch::nn::SequentialImpl;
  using B::at, B::begin, B::end, B::extend, B::forward, B::is_empty, B::ptr, B::push_back, B::size;
};

// Layers and losses
namespace n34 {
using torch::nn::AlphaDropout, torch::nn::BCELoss, torch::nn::BCEWithLogitsLoss,
    torch::nn::Bilinear, torch::nn::CELU, torch::nn::Conv2d, torch::nn::CosineEmbeddingLoss,
    torch::nn::CosineSimilarity, torch::nn::CrossEntropyLoss, torch::nn::Dropout,
    torch::nn::Dropout2d, torch::nn::Dropout3d, torch::nn::ELU, torch::nn::FeatureAlphaDropout,
    torch::nn::Flatten, torch::nn::GELU, torch::nn::GLU, torch::nn::Hardshrink, torch::nn::Hardtanh,
    torch::nn::HingeEmbeddingLoss, torch::nn::HuberLoss, torch::nn::Identity, torch::nn::KLDivLoss,
    torch::nn::L1Loss, torch::nn::LeakyReLU, torch::nn::Linear, torch::nn::LogSigmoid,
    torch::nn::LogSoftmax, torch::nn::MSELoss, torch::nn::MarginRankingLoss, torch::nn::Mish,
    torch::nn::MultiLabelMarginLoss, torch::nn::MultiLabelSoftMarginLoss,
    torch::nn::MultiMarginLoss, torch::nn::NLLLoss, torch::nn::PReLU, torch::nn::PairwiseDistance,
    torch::nn::PoissonNLLLoss, torch::nn::RReLU, torch::nn::ReLU, torch::nn::ReLU6, torch::nn::SELU,
    torch::nn::Sigmoid, torch::nn::SmoothL1Loss, torch::nn::SoftMarginLoss, torch::nn::Softmax,
    torch::nn::Softmax2d, torch::nn::Softmin, torch::nn::Softplus, torch::nn::Softshrink,
    torch::nn::Softsign, torch::nn::Tanh, torch::nn::Tanhshrink, torch::nn::Threshold,
    torch::nn::TripletMarginLoss, torch::nn::TripletMarginWithDistanceLoss, torch::nn::Unflatten;
}
struct S35 : torch::nn::BilinearImpl {
  using B = torch::nn::BilinearImpl;
  using B::weight;
};
struct S36 : torch::nn::HardtanhImpl {
  using B = torch::nn::HardtanhImpl;
  using B::options, B::reset;
};
struct S37 : torch::nn::LinearImpl {
  using B = torch::nn::LinearImpl;
  using B::bias, B::weight;
};
struct S38 : torch::nn::PReLUImpl {
  using B = torch::nn::PReLUImpl;
  using B::weight;
};

// Options of layers
struct S39 : torch::nn::BCELossOptions {
  using B = torch::nn::BCELossOptions;
  using B::reduction, B::weight;
};
struct S40 : torch::nn::BCEWithLogitsLossOptions {
  using B = torch::nn::BCEWithLogitsLossOptions;
  using B::pos_weight, B::reduction, B::weight;
};
struct S41 : torch::nn::BilinearOptions {
  using B = torch::nn::BilinearOptions;
  using B::bias;
};
struct S411 : torch::nn::Conv2dOptions {
  using B = torch::nn::Conv2dOptions;
  using B::padding, B::stride;
};
struct S42 : torch::nn::CELUOptions {
  using B = torch::nn::CELUOptions;
  using B::alpha, B::inplace;
};
struct S43 : torch::nn::CosineEmbeddingLossOptions {
  using B = torch::nn::CosineEmbeddingLossOptions;
  using B::margin;
};
struct S44 : torch::nn::CosineSimilarityOptions {
  using B = torch::nn::CosineSimilarityOptions;
  using B::dim, B::eps;
};
struct S45 : torch::nn::CrossEntropyLossOptions {
  using B = torch::nn::CrossEntropyLossOptions;
  using B::ignore_index, B::label_smoothing, B::reduction;
};
struct S46 : torch::nn::DropoutOptions {
  using B = torch::nn::DropoutOptions;
  using B::inplace, B::p;
};
struct S47 : torch::nn::ELUOptions {
  using B = torch::nn::ELUOptions;
  using B::alpha, B::inplace;
};
struct S48 : torch::nn::FlattenOptions {
  using B = torch::nn::FlattenOptions;
  using B::end_dim, B::start_dim;
};
struct S49 : torch::nn::GELUOptions {
  using B = torch::nn::GELUOptions;
  using B::approximate;
};
struct S50 : torch::nn::HardshrinkOptions {
  using B = torch::nn::HardshrinkOptions;
  using B::lambda;
};
struct S51 : torch::nn::HardtanhOptions {
  using B = torch::nn::HardtanhOptions;
  using B::inplace, B::max_val, B::min_val;
};
struct S52 : torch::nn::HingeEmbeddingLossOptions {
  using B = torch::nn::HingeEmbeddingLossOptions;
  using B::margin;
};
struct S53 : torch::nn::HuberLossOptions {
  using B = torch::nn::HuberLossOptions;
  using B::delta, B::reduction;
};
struct S54 : torch::nn::LeakyReLUOptions {
  using B = torch::nn::LeakyReLUOptions;
  using B::inplace, B::negative_slope;
};
struct S55 : torch::nn::LinearOptions {
  using B = torch::nn::LinearOptions;
  using B::bias;
};
struct S56 : torch::nn::MarginRankingLossOptions {
  using B = torch::nn::MarginRankingLossOptions;
  using B::margin, B::reduction;
};
struct S57 : torch::nn::MultiLabelSoftMarginLossOptions {
  using B = torch::nn::MultiLabelSoftMarginLossOptions;
  using B::reduction, B::weight;
};
struct S58 : torch::nn::MultiMarginLossOptions {
  using B = torch::nn::MultiMarginLossOptions;
  using B::margin, B::weight;
};
struct S59 : torch::nn::NLLLossOptions {
  using B = torch::nn::NLLLossOptions;
  using B::ignore_index, B::reduction;
};
struct S60 : torch::nn::PReLUOptions {
  using B = torch::nn::PReLUOptions;
  using B::init, B::num_parameters;
};
struct S61 : torch::nn::PairwiseDistanceOptions {
  using B = torch::nn::PairwiseDistanceOptions;
  using B::eps, B::keepdim, B::p;
};
struct S62 : torch::nn::PoissonNLLLossOptions {
  using B = torch::nn::PoissonNLLLossOptions;
  using B::eps, B::full, B::log_input, B::reduction;
};
struct S63 : torch::nn::RReLUOptions {
  using B = torch::nn::RReLUOptions;
  using B::inplace, B::lower, B::upper;
};
struct S64 : torch::nn::ReLUOptions {
  using B = torch::nn::ReLUOptions;
  using B::inplace;
};
struct S65 : torch::nn::ReLU6Options {
  using B = torch::nn::ReLU6Options;
  using B::inplace;
};
struct S66 : torch::nn::SELUOptions {
  using B = torch::nn::SELUOptions;
  using B::inplace;
};
struct S67 : torch::nn::SmoothL1LossOptions {
  using B = torch::nn::SmoothL1LossOptions;
  using B::beta;
};
struct S68 : torch::nn::SoftplusOptions {
  using B = torch::nn::SoftplusOptions;
  using B::beta, B::threshold;
};
struct S69 : torch::nn::ThresholdOptions {
  using B = torch::nn::ThresholdOptions;
  using B::inplace;
};
struct S70 : torch::nn::TripletMarginLossOptions {
  using B = torch::nn::TripletMarginLossOptions;
  using B::eps, B::margin, B::p, B::reduction, B::swap;
};
struct S71 : torch::nn::TripletMarginWithDistanceLossOptions {
  using B = torch::nn::TripletMarginWithDistanceLossOptions;
  using B::distance_function, B::margin, B::reduction, B::swap;
};

// Functions of layers
namespace n72 {
using torch::nn::functional::alpha_dropout, torch::nn::functional::bilinear,
    torch::nn::functional::binary_cross_entropy,
    torch::nn::functional::binary_cross_entropy_with_logits,
    torch::nn::functional::cosine_embedding_loss, torch::nn::functional::cosine_similarity,
    torch::nn::functional::cross_entropy, torch::nn::functional::dropout,
    torch::nn::functional::dropout2d, torch::nn::functional::dropout3d,
    torch::nn::functional::feature_alpha_dropout, torch::nn::functional::gelu,
    torch::nn::functional::glu, torch::nn::functional::gumbel_softmax,
    torch::nn::functional::hardshrink, torch::nn::functional::hardtanh,
    torch::nn::functional::hinge_embedding_loss, torch::nn::functional::huber_loss,
    torch::nn::functional::kl_div, torch::nn::functional::l1_loss, torch::nn::functional::linear,
    torch::nn::functional::log_softmax, torch::nn::functional::logsigmoid,
    torch::nn::functional::margin_ranking_loss, torch::nn::functional::mish,
    torch::nn::functional::mse_loss, torch::nn::functional::multi_margin_loss,
    torch::nn::functional::multilabel_margin_loss,
    torch::nn::functional::multilabel_soft_margin_loss, torch::nn::functional::nll_loss,
    torch::nn::functional::normalize, torch::nn::functional::one_hot,
    torch::nn::functional::pairwise_distance, torch::nn::functional::poisson_nll_loss,
    torch::nn::functional::prelu, torch::nn::functional::relu, torch::nn::functional::relu6,
    torch::nn::functional::smooth_l1_loss, torch::nn::functional::soft_margin_loss,
    torch::nn::functional::softmax, torch::nn::functional::softmin, torch::nn::functional::softplus,
    torch::nn::functional::softshrink, torch::nn::functional::softsign,
    torch::nn::functional::tanhshrink, torch::nn::functional::threshold,
    torch::nn::functional::triplet_margin_loss,
    torch::nn::functional::triplet_margin_with_distance_loss,
    torch::nn::functional::AlphaDropoutFuncOptions,
    torch::nn::functional::BinaryCrossEntropyFuncOptions,
    torch::nn::functional::BinaryCrossEntropyWithLogitsFuncOptions,
    torch::nn::functional::CosineEmbeddingLossFuncOptions,
    torch::nn::functional::CosineSimilarityFuncOptions,
    torch::nn::functional::CrossEntropyFuncOptions, torch::nn::functional::Dropout2dFuncOptions,
    torch::nn::functional::Dropout3dFuncOptions, torch::nn::functional::DropoutFuncOptions,
    torch::nn::functional::FeatureAlphaDropoutFuncOptions, torch::nn::functional::GELUFuncOptions,
    torch::nn::functional::GumbelSoftmaxFuncOptions, torch::nn::functional::HardshrinkFuncOptions,
    torch::nn::functional::HardtanhFuncOptions,
    torch::nn::functional::HingeEmbeddingLossFuncOptions,
    torch::nn::functional::HuberLossFuncOptions, torch::nn::functional::LogSoftmaxFuncOptions,
    torch::nn::functional::MarginRankingLossFuncOptions,
    torch::nn::functional::MultiMarginLossFuncOptions,
    torch::nn::functional::MultilabelSoftMarginLossFuncOptions,
    torch::nn::functional::NLLLossFuncOptions, torch::nn::functional::NormalizeFuncOptions,
    torch::nn::functional::PairwiseDistanceFuncOptions,
    torch::nn::functional::PoissonNLLLossFuncOptions, torch::nn::functional::ReLU6FuncOptions,
    torch::nn::functional::ReLUFuncOptions, torch::nn::functional::SoftmaxFuncOptions,
    torch::nn::functional::SoftminFuncOptions, torch::nn::functional::SoftplusFuncOptions,
    torch::nn::functional::ThresholdFuncOptions,
    torch::nn::functional::TripletMarginLossFuncOptions,
    torch::nn::functional::TripletMarginWithDistanceLossFuncOptions;
}

// Initialisers and utilities
namespace n73 {
using torch::nn::init::calculate_gain, torch::nn::init::kaiming_normal_,
    torch::nn::init::kaiming_uniform_, torch::nn::init::ones_, torch::nn::init::xavier_normal_,
    torch::nn::init::xavier_uniform_;
}
namespace n74 {
using torch::nn::utils::clip_grad_norm_, torch::nn::utils::clip_grad_value_;
}

}  // namespace names
