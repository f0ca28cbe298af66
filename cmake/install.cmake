# Installs the library, its public headers, the CMake package and the pkg-config files.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS taper EXPORT taperTargets)
if(TAPER_VIZ)
  install(TARGETS taper_viz EXPORT taperTargets)
else()
  set(no_viz PATTERN viz.h EXCLUDE)
endif()
install(DIRECTORY include/taper DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${no_viz})
install(DIRECTORY ${parts} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/taper
  FILES_MATCHING PATTERN "*.h" PATTERN kernels EXCLUDE PATTERN page EXCLUDE PATTERN gallery EXCLUDE)

# Who links a static library links what is below it, too.
if(NOT BUILD_SHARED_LIBS)
  set(static_dependencies ${TAPER_DEPENDENCIES})
  set(static_libraries ${BLAS_LIBRARIES} ${PNG_LIBRARIES} ${CSV_LIBRARY} ${LIBZIP_LIBRARY}
    ${ZLIB_LIBRARIES} ${CMAKE_THREAD_LIBS_INIT})
  if(CMAKE_DL_LIBS)
    list(APPEND static_libraries -l${CMAKE_DL_LIBS})
  endif()
  if(TAPER_USES_ONEDNN)
    list(APPEND static_libraries ${ONEDNN_LIBRARY})
  endif()
  if(OpenMP_CXX_FOUND)
    list(APPEND static_libraries ${OpenMP_CXX_LIBRARIES})
  endif()
  list(JOIN static_libraries " " static_libraries)
  if(DUKTAPE_INCLUDE_DIR AND DUKTAPE_LIBRARY)
    set(static_viz_libraries ${DUKTAPE_LIBRARY})
  endif()
endif()

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/taper)
install(EXPORT taperTargets NAMESPACE taper:: DESTINATION ${package_dir})
configure_package_config_file(cmake/taperConfig.cmake.in taperConfig.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(taperConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/taperConfig.cmake ${PROJECT_BINARY_DIR}/taperConfigVersion.cmake
  cmake/FindCSV.cmake cmake/FindLibZip.cmake cmake/FindoneDNN.cmake DESTINATION ${package_dir})

file(RELATIVE_PATH prefix_from_pkgconfig /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/taper.pc.in taper.pc @ONLY)
configure_file(cmake/taper-torch.pc.in taper-torch.pc @ONLY)
set(packages ${PROJECT_BINARY_DIR}/taper.pc ${PROJECT_BINARY_DIR}/taper-torch.pc)
if(TAPER_VIZ)
  configure_file(cmake/taper-viz.pc.in taper-viz.pc @ONLY)
  list(APPEND packages ${PROJECT_BINARY_DIR}/taper-viz.pc)
endif()
install(FILES ${packages} DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
