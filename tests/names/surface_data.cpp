// The names of libtorch that Taper has, as using-declarations: they compile, or a name is gone.
// docs/generate_libtorch.py makes of them the table in docs/libtorch.md, under the titles in the
// comments. What does not compile is in missing.cpp. Types with parameters stand for all.
#include <torch/torch.h>

#include <string>

namespace names {

// Optimizers
namespace n75 {
using torch::optim::Adagrad, torch::optim::AdagradOptions, torch::optim::AdagradParamState,
    torch::optim::Adam, torch::optim::AdamOptions, torch::optim::AdamParamState,
    torch::optim::AdamW, torch::optim::AdamWOptions, torch::optim::AdamWParamState,
    torch::optim::LBFGS, torch::optim::LBFGSOptions, torch::optim::LBFGSParamState,
    torch::optim::LRScheduler, torch::optim::Optimizer, torch::optim::OptimizerCloneableOptions,
    torch::optim::OptimizerOptions, torch::optim::OptimizerParamGroup,
    torch::optim::OptimizerParamState, torch::optim::RMSprop, torch::optim::RMSpropOptions,
    torch::optim::RMSpropParamState, torch::optim::SGD, torch::optim::SGDOptions,
    torch::optim::SGDParamState, torch::optim::StepLR;
}
struct S76 : torch::optim::AdagradOptions {
  using B = torch::optim::AdagradOptions;
  using B::lr_decay, B::weight_decay;
};
struct S77 : torch::optim::AdagradParamState {
  using B = torch::optim::AdagradParamState;
  using B::step, B::sum;
};
struct S78 : torch::optim::Adam {
  using B = torch::optim::Adam;
  using B::step;
};
struct S79 : torch::optim::AdamOptions {
  using B = torch::optim::AdamOptions;
  using B::amsgrad, B::lr, B::weight_decay;
};
struct S80 : torch::optim::AdamParamState {
  using B = torch::optim::AdamParamState;
  using B::exp_avg, B::exp_avg_sq, B::max_exp_avg_sq, B::step;
};
struct S81 : torch::optim::AdamWOptions {
  using B = torch::optim::AdamWOptions;
  using B::amsgrad, B::betas, B::lr, B::weight_decay;
};
struct S82 : torch::optim::AdamWParamState {
  using B = torch::optim::AdamWParamState;
  using B::exp_avg, B::exp_avg_sq, B::max_exp_avg_sq, B::step;
};
struct S83 : torch::optim::LBFGS {
  using B = torch::optim::LBFGS;
  using B::step;
};
struct S84 : torch::optim::LBFGSOptions {
  using B = torch::optim::LBFGSOptions;
  using B::line_search_fn;
};
struct S85 : torch::optim::LBFGSParamState {
  using B = torch::optim::LBFGSParamState;
  using B::H_diag, B::al, B::d, B::func_evals, B::n_iter, B::old_dirs, B::prev_flat_grad,
      B::prev_loss, B::ro, B::t;
};
struct S86 : torch::optim::LRScheduler {
  using B = torch::optim::LRScheduler;
  using B::step;
};
struct S87 : torch::optim::Optimizer {
  using B = torch::optim::Optimizer;
  using B::LossClosure, B::add_param_group, B::add_parameters, B::defaults, B::param_groups,
      B::parameters, B::size, B::state, B::step, B::zero_grad;
};
struct S88 : torch::optim::OptimizerOptions {
  using B = torch::optim::OptimizerOptions;
  using B::get_lr;
};
struct S89 : torch::optim::OptimizerParamGroup {
  using B = torch::optim::OptimizerParamGroup;
  using B::options, B::params;
};
struct S90 : torch::optim::RMSpropOptions {
  using B = torch::optim::RMSpropOptions;
  using B::centered, B::momentum, B::weight_decay;
};
struct S91 : torch::optim::RMSpropParamState {
  using B = torch::optim::RMSpropParamState;
  using B::grad_avg, B::momentum_buffer, B::square_avg, B::step;
};
struct S92 : torch::optim::SGD {
  using B = torch::optim::SGD;
  using B::step;
};
struct S93 : torch::optim::SGDOptions {
  using B = torch::optim::SGDOptions;
  using B::momentum, B::nesterov, B::weight_decay;
};
struct S94 : torch::optim::SGDParamState {
  using B = torch::optim::SGDParamState;
  using B::momentum_buffer;
};

// Data
namespace n95 {
using torch::data::DataLoaderBase, torch::data::DataLoaderOptions, torch::data::Example,
    torch::data::FullDataLoaderOptions, torch::data::Iterator, torch::data::TensorExample,
    torch::data::WorkerException, torch::data::make_data_loader;
}
namespace n96 {
using torch::data::datasets::BatchDataset, torch::data::datasets::Dataset,
    torch::data::datasets::MNIST, torch::data::datasets::MapDataset,
    torch::data::datasets::SharedBatchDataset, torch::data::datasets::StatefulDataset,
    torch::data::datasets::StreamDataset, torch::data::datasets::TensorDataset,
    torch::data::datasets::make_shared_dataset, torch::data::datasets::ChunkDataReader,
    torch::data::datasets::ChunkDataset, torch::data::datasets::ChunkDatasetOptions;
}
namespace n97 {
using torch::data::samplers::BatchSize, torch::data::samplers::CustomBatchRequest,
    torch::data::samplers::DistributedRandomSampler, torch::data::samplers::DistributedSampler,
    torch::data::samplers::DistributedSequentialSampler, torch::data::samplers::RandomSampler,
    torch::data::samplers::Sampler, torch::data::samplers::SequentialSampler,
    torch::data::samplers::StreamSampler;
}
namespace n98 {
using torch::data::transforms::BatchLambda, torch::data::transforms::BatchTransform,
    torch::data::transforms::Collate, torch::data::transforms::Collation,
    torch::data::transforms::Lambda, torch::data::transforms::Normalize,
    torch::data::transforms::Stack, torch::data::transforms::TensorLambda,
    torch::data::transforms::TensorTransform, torch::data::transforms::Transform;
}
struct S99 : torch::data::StatelessDataLoader<torch::data::datasets::MNIST,
                                              torch::data::samplers::RandomSampler> {
  using B = torch::data::StatelessDataLoader<torch::data::datasets::MNIST,
                                             torch::data::samplers::RandomSampler>;
  using B::begin, B::end, B::options;
};
struct S100 : torch::data::DataLoaderOptions {
  using B = torch::data::DataLoaderOptions;
  using B::batch_size, B::drop_last, B::enforce_ordering, B::timeout, B::workers;
};
struct S101 : torch::data::Example<> {
  using B = torch::data::Example<>;
  using B::data, B::target;
};
struct S102 : torch::data::FullDataLoaderOptions {
  using B = torch::data::FullDataLoaderOptions;
  using B::batch_size, B::drop_last, B::enforce_ordering, B::max_jobs, B::timeout, B::workers;
};
struct S103 : torch::data::WorkerException {
  using B = torch::data::WorkerException;
  using B::original_exception, B::what;
};
struct S104 : torch::data::datasets::BatchDataset<int> {
  using B = torch::data::datasets::BatchDataset<int>;
  using B::map;
};
struct S105 : torch::data::datasets::MNIST {
  using B = torch::data::datasets::MNIST;
  using B::get_batch, B::Mode;
};
struct S106 : torch::data::datasets::MapDataset<torch::data::datasets::MNIST,
                                                torch::data::transforms::Stack<>> {
  using B = torch::data::datasets::MapDataset<torch::data::datasets::MNIST,
                                              torch::data::transforms::Stack<>>;
  using B::get_batch, B::size;
};
struct S107 : torch::data::datasets::SharedBatchDataset<torch::data::datasets::MNIST> {
  using B = torch::data::datasets::SharedBatchDataset<torch::data::datasets::MNIST>;
  using B::size;
};
struct S108 : torch::data::datasets::TensorDataset {
  using B = torch::data::datasets::TensorDataset;
  using B::get;
};
struct S109 : torch::data::samplers::BatchSize {
  using B = torch::data::samplers::BatchSize;
  using B::size;
};
struct S110 : torch::data::samplers::DistributedRandomSampler {
  using B = torch::data::samplers::DistributedRandomSampler;
  using B::index, B::next, B::reset, B::epoch, B::set_epoch;
};
struct S111 : torch::data::samplers::DistributedSequentialSampler {
  using B = torch::data::samplers::DistributedSequentialSampler;
  using B::index, B::next, B::reset;
};
struct S112 : torch::data::samplers::RandomSampler {
  using B = torch::data::samplers::RandomSampler;
  using B::index, B::next, B::reset;
};
struct S113 : torch::data::samplers::SequentialSampler {
  using B = torch::data::samplers::SequentialSampler;
  using B::index, B::next, B::reset;
};
struct S114 : torch::data::samplers::StreamSampler {
  using B = torch::data::samplers::StreamSampler;
  using B::next, B::reset;
};

// Serialization
namespace n115 {
using torch::load, torch::save;
}
namespace n116 {
using torch::serialize::InputArchive, torch::serialize::OutputArchive;
}
struct S117 : torch::serialize::InputArchive {
  using B = torch::serialize::InputArchive;
  using B::keys, B::load_from, B::read, B::try_read;
};
struct S118 : torch::serialize::OutputArchive {
  using B = torch::serialize::OutputArchive;
  using B::save_to, B::write;
};

}  // namespace names
