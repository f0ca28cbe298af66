# taper::torch, for programs written for libtorch: the library, and on the include path a folder with
# the headers that such programs include. All of them lead to taper/torch.h; those for what cannot be
# had end the compilation and say so.
set(headers
  torch/all torch/arg torch/autograd torch/cuda torch/data torch/enum torch/nn torch/optim
  torch/ordered_dict torch/serialize torch/torch torch/types torch/utils torch/version
  torch/data/dataloader torch/data/dataloader_options torch/data/datasets torch/data/example
  torch/data/iterator torch/data/samplers torch/data/transforms torch/data/worker_exception
  torch/data/dataloader/base torch/data/dataloader/stateful torch/data/dataloader/stateless
  torch/data/datasets/base torch/data/datasets/chunk torch/data/datasets/map
  torch/data/datasets/mnist
  torch/data/datasets/shared torch/data/datasets/stateful torch/data/datasets/tensor
  torch/data/samplers/base torch/data/samplers/custom_batch_request
  torch/data/samplers/distributed torch/data/samplers/random torch/data/samplers/serialize
  torch/data/samplers/sequential torch/data/samplers/stream torch/data/transforms/base
  torch/data/transforms/collate torch/data/transforms/lambda torch/data/transforms/stack
  torch/data/transforms/tensor
  torch/nn/cloneable torch/nn/functional torch/nn/init torch/nn/module torch/nn/modules
  torch/nn/options torch/nn/pimpl torch/nn/utils
  torch/nn/functional/activation torch/nn/functional/dropout torch/nn/functional/embedding
  torch/nn/functional/linear torch/nn/functional/loss torch/nn/functional/normalization
  torch/nn/modules/activation torch/nn/modules/batchnorm torch/nn/modules/common
  torch/nn/modules/distance torch/nn/modules/dropout torch/nn/modules/embedding
  torch/nn/modules/linear torch/nn/modules/loss torch/nn/modules/normalization
  torch/nn/modules/container/any torch/nn/modules/container/functional
  torch/nn/modules/container/moduledict torch/nn/modules/container/modulelist
  torch/nn/modules/container/parameterdict torch/nn/modules/container/parameterlist
  torch/nn/modules/container/sequential
  torch/nn/options/activation torch/nn/options/dropout torch/nn/options/embedding
  torch/nn/options/linear torch/nn/options/loss torch/nn/options/normalization
  torch/nn/utils/clip_grad torch/nn/utils/convert_parameters
  torch/optim/adagrad torch/optim/adam torch/optim/adamw torch/optim/lbfgs torch/optim/optimizer
  torch/optim/rmsprop torch/optim/sgd torch/optim/schedulers/lr_scheduler
  torch/optim/schedulers/step_lr
  torch/csrc/autograd/autograd torch/csrc/autograd/custom_function
  torch/csrc/autograd/function torch/csrc/autograd/generated/variable_factories
  torch/csrc/autograd/variable
  ATen/ATen ATen/Context ATen/Functions ATen/TensorIndexing ATen/core/Tensor ATen/core/grad_mode
  ATen/core/ivalue
  c10/core/Device c10/core/DeviceType c10/core/GradMode c10/core/Scalar c10/core/ScalarType
  c10/core/TensorOptions
  c10/util/ArrayRef c10/util/Exception c10/util/Optional c10/util/StringUtil c10/util/irange
  c10/util/flat_hash_map c10/util/string_utils c10/util/variant)
set(impossible
  "torch/script|TorchScript" "torch/jit|TorchScript" "torch/extension|extensions of Python"
  "torch/python|extensions of Python" "torch/library|the dispatcher of operators"
  "torch/cuda/nccl|CUDA" "ATen/cuda/CUDAContext|CUDA" "c10/cuda/CUDAStream|CUDA")

set(folder ${PROJECT_BINARY_DIR}/torch_headers)
foreach(header IN LISTS headers)
  file(CONFIGURE OUTPUT ${folder}/${header}.h CONTENT "#include \"taper/torch.h\"\n" @ONLY)
endforeach()
foreach(entry IN LISTS impossible)
  string(REPLACE "|" ";" entry ${entry})
  list(POP_FRONT entry header)
  file(CONFIGURE OUTPUT ${folder}/${header}.h
    CONTENT "#error \"${header}.h: Taper has no ${entry}; what needs it cannot be compiled with Taper\"\n"
    @ONLY)
endforeach()

foreach(header IN ITEMS ProcessGroup ProcessGroupMPI Types Work)
  foreach(place IN ITEMS c10d torch/csrc/distributed/c10d)
    set(text "#error \"${header}.hpp: this Taper was built without MPI; set TAPER_MPI=ON where MPI is installed\"\n")
    if(TAPER_USES_MPI)
      set(text "#include \"taper/distributed.h\"\n#include \"taper/torch.h\"\nnamespace c10d = taper::c10d;\n")
    endif()
    file(CONFIGURE OUTPUT ${folder}/${place}/${header}.hpp CONTENT "${text}" @ONLY)
  endforeach()
endforeach()

add_library(taper_torch INTERFACE)
add_library(taper::torch ALIAS taper_torch)
set_target_properties(taper_torch PROPERTIES EXPORT_NAME torch)
target_link_libraries(taper_torch INTERFACE taper)
target_include_directories(taper_torch INTERFACE
  $<BUILD_INTERFACE:${folder}> $<INSTALL_INTERFACE:include/taper/torch_headers>)
if(TAPER_INSTALL)
  include(GNUInstallDirs)
  install(TARGETS taper_torch EXPORT taperTargets)
  install(DIRECTORY ${folder}/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/taper/torch_headers)
endif()
