# Builds the tree that this port is in: `vcpkg install taper --overlay-ports=ports/taper`.
set(SOURCE_PATH "${CURRENT_PORT_DIR}/../..")

vcpkg_check_features(OUT_FEATURE_OPTIONS FEATURE_OPTIONS
    FEATURES
        distributed TAPER_MPI
        onednn TAPER_ONEDNN
        study TAPER_STUDY
        tests TAPER_BUILD_TESTS
        viz TAPER_VIZ
)
vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        ${FEATURE_OPTIONS}
        -DTAPER_BUILD_BENCHMARKS=OFF
        -DTAPER_BUILD_EXAMPLES=OFF
        -DTAPER_WARNINGS_AS_ERRORS=OFF
)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/taper)
vcpkg_fixup_pkgconfig()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
