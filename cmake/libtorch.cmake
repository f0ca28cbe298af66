# libtorch, the peer that results, messages and times are compared with by hand: the target
# `libtorch`, where it is installed. Nothing of the default build needs it.
find_path(LIBTORCH_INCLUDE_DIR torch/script.h)
find_library(LIBTORCH_LIBRARY torch)
if(LIBTORCH_INCLUDE_DIR AND LIBTORCH_LIBRARY)
  cmake_path(GET LIBTORCH_LIBRARY PARENT_PATH libtorch_folder)
  add_library(libtorch INTERFACE)
  target_include_directories(libtorch SYSTEM INTERFACE
    ${LIBTORCH_INCLUDE_DIR} ${LIBTORCH_INCLUDE_DIR}/torch/csrc/api/include)
  target_link_directories(libtorch INTERFACE ${libtorch_folder})
  target_link_libraries(libtorch INTERFACE torch torch_cpu c10)
endif()
