# Finds what the library needs. Sets TAPER_LINK_LIBRARIES, the libraries that a program using the
# static library must link too, TAPER_DEPENDENCIES, the packages that bring them, and
# TAPER_USES_ONEDNN; defines taper_headers, the header-only libraries used inside.

find_package(xtensor REQUIRED)
find_package(xsimd REQUIRED)
find_package(xtensor-blas REQUIRED)
find_package(nlohmann_json REQUIRED)
add_library(taper_headers INTERFACE)
target_link_libraries(taper_headers INTERFACE xtensor xsimd xtensor-blas nlohmann_json::nlohmann_json)

find_package(BLAS REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PNG REQUIRED)
find_package(CSV REQUIRED)
find_package(LibZip REQUIRED)
find_package(Threads REQUIRED)
set(TAPER_LINK_LIBRARIES
  BLAS::BLAS ZLIB::ZLIB PNG::PNG CSV::CSV LibZip::LibZip Threads::Threads ${CMAKE_DL_LIBS})
set(TAPER_DEPENDENCIES BLAS ZLIB PNG CSV LibZip Threads)

set(TAPER_USES_ONEDNN OFF)
if(TAPER_ONEDNN)
  find_package(oneDNN QUIET)
  if(oneDNN_FOUND)
    set(TAPER_USES_ONEDNN ON)
    list(APPEND TAPER_LINK_LIBRARIES oneDNN::oneDNN)
    list(APPEND TAPER_DEPENDENCIES oneDNN)
  else()
    message(STATUS "taper: oneDNN is not found, float32 matrix products use BLAS")
  endif()
endif()

if(TAPER_OPENMP)
  find_package(OpenMP QUIET COMPONENTS CXX)
  if(OpenMP_CXX_FOUND)
    list(APPEND TAPER_LINK_LIBRARIES OpenMP::OpenMP_CXX)
    list(APPEND TAPER_DEPENDENCIES OpenMP)
  else()
    message(STATUS "taper: the compiler has no OpenMP, so a BLAS or oneDNN that uses it takes its own threads")
  endif()
endif()
