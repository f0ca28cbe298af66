# Installs the library, its public headers, the CMake package and the pkg-config file.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/taper)
install(TARGETS taper EXPORT taperTargets INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY taper DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h"
  PATTERN kernels EXCLUDE)
install(EXPORT taperTargets NAMESPACE taper:: DESTINATION ${package_dir})

set(TAPER_STATIC_DEPENDENCIES ${TAPER_DEPENDENCIES})
if(BUILD_SHARED_LIBS)
  set(TAPER_STATIC_DEPENDENCIES)
endif()
configure_package_config_file(cmake/taperConfig.cmake.in taperConfig.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(taperConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/taperConfig.cmake ${PROJECT_BINARY_DIR}/taperConfigVersion.cmake
  DESTINATION ${package_dir})
