# `cpack` makes the Debian package libtaper-dev: the static library, and what else is installed.
set(CPACK_OUTPUT_CONFIG_FILE ${PROJECT_BINARY_DIR}/CPackConfig.cmake)
set(CPACK_INSTALL_CMAKE_PROJECTS ${PROJECT_BINARY_DIR} taper ALL /)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME libtaper-dev)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Taper authors <maintainers@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_DESCRIPTION "Tensors that remember where they came from: Taper computes gradients
backwards through what a program did, and has modules, optimizers and data
loaders for training neural networks, by the names that libtorch gave them.

This package has the static library, its headers, and what CMake and
pkg-config need to find them.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SOURCE taper)
set(CPACK_DEBIAN_PACKAGE_SECTION libdevel)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
# Scripts that cpack runs, and what they read.
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/debian/dependencies.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/debian/contents.cmake)
set(CPACK_TAPER_SOURCE ${PROJECT_SOURCE_DIR})
set(CPACK_TAPER_NEEDS ${below} ${below_viz} ${below_distributed}
  ${xtensor_INCLUDE_DIRS}/xtensor/xtensor.hpp)
include(CPack)
