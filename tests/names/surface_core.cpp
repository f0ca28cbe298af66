// The names of libtorch that Taper has, as using-declarations: they compile, or a name is gone.
// docs/generate_libtorch.py makes of them the table in docs/libtorch.md, under the titles in the
// comments. What does not compile is in missing.cpp. Types with parameters stand for all.
#include <torch/torch.h>

#include <string>

namespace names {

// Tensor
struct S1 : torch::Tensor {
  using B = torch::Tensor;
  using B::_version, B::abs, B::add_, B::all, B::allclose, B::argmax, B::backward, B::chunk,
      B::clamp, B::clamp_min, B::clone, B::contiguous, B::copy_, B::cpu, B::data, B::data_ptr,
      B::defined, B::detach, B::detach_, B::device, B::dim, B::div, B::div_, B::dtype, B::eq,
      B::eq_, B::equal, B::exp, B::expand, B::expand_as, B::fill_, B::flatten, B::grad, B::grad_fn,
      B::index, B::index_put_, B::is_contiguous, B::is_leaf, B::is_same, B::item, B::layout, B::log,
      B::log1p, B::masked_fill, B::max, B::mean, B::min, B::mm, B::mul, B::mul_, B::multinomial,
      B::mutable_grad, B::narrow, B::ndimension, B::norm, B::numel, B::options, B::output_nr,
      B::pow, B::random_, B::register_hook, B::remove_hook, B::requires_grad, B::requires_grad_,
      B::reshape, B::resize_, B::retain_grad, B::retains_grad, B::set_data, B::set_requires_grad,
      B::sign, B::size, B::sizes, B::slice, B::softmax, B::sqrt, B::squeeze, B::std, B::storage,
      B::strides, B::sum, B::t, B::tanh, B::tensor_data, B::to, B::toType, B::uniform_,
      B::unsafeGetTensorImpl, B::unsqueeze, B::var, B::view, B::view_as, B::zero_;
};

// Functions
namespace n2 {
using torch::addmm, torch::all, torch::allclose, torch::arange, torch::binary_cross_entropy,
    torch::cat, torch::cosine_similarity, torch::cuda::is_available, torch::dropout, torch::dtype,
    torch::elu, torch::empty, torch::eq, torch::equal, torch::erf, torch::exp, torch::eye,
    torch::from_blob, torch::full, torch::gru, torch::gru_cell, torch::index, torch::index_put_,
    torch::isfinite, torch::isinf, torch::linspace, torch::log, torch::log_softmax,
    torch::make_unique, torch::manual_seed, torch::lstm, torch::lstm_cell, torch::max, torch::mean,
    torch::min, torch::mm, torch::native::is_nonzero, torch::neg, torch::max_pool2d,
    torch::nll_loss, torch::ones, torch::ones_like, torch::pairwise_distance, torch::pow,
    torch::rand, torch::randint, torch::randn, torch::relu, torch::requires_grad, torch::reshape,
    torch::sigmoid, torch::smooth_l1_loss, torch::softmax, torch::stack, torch::std,
    torch::std_mean, torch::sum, torch::tensor, torch::var, torch::var_mean, torch::zeros,
    torch::zeros_like;
}

// Linear algebra
struct S120 : torch::Tensor {
  using B = torch::Tensor;
  using B::cholesky, B::cholesky_inverse, B::cholesky_solve, B::cross, B::det, B::inverse, B::kron,
      B::logdet, B::matrix_exp, B::matrix_power, B::pinverse, B::qr, B::slogdet, B::svd, B::symeig,
      B::trace, B::triangular_solve;
};
namespace n121 {
using torch::linalg::cholesky, torch::linalg::det, torch::linalg::eigh, torch::linalg::eigvalsh,
    torch::linalg::inv, torch::linalg::lstsq, torch::linalg::matrix_exp, torch::linalg::matrix_norm,
    torch::linalg::matrix_power, torch::linalg::matrix_rank, torch::linalg::multi_dot,
    torch::linalg::norm, torch::linalg::pinv, torch::linalg::qr, torch::linalg::slogdet,
    torch::linalg::solve, torch::linalg::solve_triangular, torch::linalg::svd,
    torch::linalg::svdvals, torch::linalg::vector_norm;
}
namespace n122 {
using torch::cholesky_inverse, torch::cholesky_solve, torch::cross, torch::kron, torch::linalg_cond,
    torch::linalg_cross, torch::linalg_inv, torch::linalg_solve, torch::logdet, torch::trace;
}

// Constants
namespace n3 {
using torch::Reduction::Sum, torch::kBool, torch::kByte, torch::kCPU, torch::kCUDA, torch::kChar,
    torch::kDouble, torch::kF32, torch::kFloat, torch::kFloat32, torch::kFloat64, torch::kInt,
    torch::kInt16, torch::kInt32, torch::kInt64, torch::kInt8, torch::kLeakyReLU, torch::kLong,
    torch::kMean, torch::kNone, torch::kReLU, torch::kShort, torch::kStrided, torch::kSum,
    torch::kTanh, torch::kUInt8;
}

// Types
namespace n4 {
using torch::ArrayRef, torch::Device, torch::Error, torch::ExpandingArray, torch::IValue,
    torch::IntArrayRef, torch::ScalarType, torch::Tensor, torch::TensorList, torch::nullopt,
    torch::operator<<, torch::operator==, torch::optional;
}
struct S5 : torch::ArrayRef<int64_t> {
  using B = torch::ArrayRef<int64_t>;
  using B::begin, B::end, B::front, B::vec;
};
struct S6 : torch::DataPtr {
  using B = torch::DataPtr;
  using B::get_context;
};
struct S7 : torch::Device {
  using B = torch::Device;
  using B::index, B::type;
};
struct S8 : torch::Error {
  using B = torch::Error;
  using B::what_without_backtrace;
};
struct S9 : torch::IValue {
  using B = torch::IValue;
  using B::toBool, B::toDouble, B::toInt, B::toTensor;
};
struct S10 : torch::Scalar {
  using B = torch::Scalar;
  using B::to, B::toFloat;
};
struct S11 : torch::TensorOptions {
  using B = torch::TensorOptions;
  using B::device, B::dtype, B::layout, B::requires_grad;
};
struct S12 : torch::optional<int> {
  using B = torch::optional<int>;
  using B::has_value, B::value;
};

// Autograd
namespace n13 {
using torch::AutoGradMode, torch::NoGradGuard;
}
namespace n14 {
using torch::autograd::AutogradContext, torch::autograd::Node, torch::autograd::DetectAnomalyGuard,
    torch::autograd::Function, torch::autograd::IndexRange, torch::autograd::Variable,
    torch::autograd::backward, torch::autograd::grad, torch::autograd::make_variable,
    torch::autograd::tensor_list, torch::autograd::variable_list;
}
struct S15 : torch::autograd::AutogradContext {
  using B = torch::autograd::AutogradContext;
  using B::get_saved_variables, B::mark_dirty, B::mark_non_differentiable, B::needs_input_grad,
      B::save_for_backward, B::saved_data, B::set_materialize_grads;
};
struct S16 : torch::autograd::Function<void> {
  using B = torch::autograd::Function<void>;
  using B::apply;
};

// Indexing
namespace n17 {
using torch::indexing::Ellipsis, torch::indexing::INDEX_MAX, torch::indexing::INDEX_MIN,
    torch::indexing::None, torch::indexing::Slice, torch::indexing::TensorIndex;
}
struct S18 : torch::indexing::Slice {
  using B = torch::indexing::Slice;
  using B::start, B::step, B::stop;
};
struct S19 : torch::indexing::TensorIndex {
  using B = torch::indexing::TensorIndex;
  using B::boolean, B::integer, B::is_boolean, B::is_ellipsis, B::is_integer, B::is_none,
      B::is_slice, B::is_tensor, B::slice, B::tensor;
};

// OrderedDict
namespace n31 {
using torch::OrderedDict;
}
struct S32 : torch::OrderedDict<std::string, int> {
  using B = torch::OrderedDict<std::string, int>;
  using B::Item, B::back, B::begin, B::clear, B::contains, B::end, B::erase, B::find, B::front,
      B::insert, B::is_empty, B::items, B::key_description, B::keys, B::size, B::update, B::values;
};
struct S33 : torch::OrderedDict<std::string, int>::Item {
  using B = torch::OrderedDict<std::string, int>::Item;
  using B::key, B::value;
};

// Namespace c10
namespace n119 {
using c10::Error, c10::IValue, c10::ScalarType, c10::irange, c10::str, c10::to_string, c10::nullopt;
}

// Namespace c10::guts
namespace n120 {
using c10::guts::to_string;
}

// Macros
#if !defined(AT_ASSERT) || !defined(FORWARD_HAS_DEFAULT_ARGS) || !defined(TORCH_ARG) || \
    !defined(TORCH_CHECK) || !defined(TORCH_MODULE) || !defined(TORCH_WARN) ||          \
    !defined(TORCH_WARN_ONCE)
#error "a macro is missing"
#endif

}  // namespace names
