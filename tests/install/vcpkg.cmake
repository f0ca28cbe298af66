# cmake -D source=... -D libraries=... -D work=... -P vcpkg.cmake: runs vcpkg's port with stand-ins for
# vcpkg's commands, and leaves in work/packages what it makes. What the port says is configured, but
# not compiled: the libraries are taken from a build that is there.
cmake_minimum_required(VERSION 3.21)

set(CURRENT_PORT_DIR ${source}/ports/taper)
set(CURRENT_PACKAGES_DIR ${work}/packages)
file(READ ${CURRENT_PORT_DIR}/vcpkg.json manifest)

function(demand_equal what got expected)
  if(NOT got STREQUAL expected)
    message(FATAL_ERROR "ports/taper: ${what}: ${got}, expected ${expected}")
  endif()
endfunction()

file(STRINGS ${source}/include/taper/version.h version REGEX "^#define TAPER_VERSION_")
list(TRANSFORM version REPLACE "^.* " "")
list(JOIN version "." version)
string(JSON manifest_version GET "${manifest}" version)
demand_equal("version of the manifest" ${manifest_version} ${version})
string(JSON PORT GET "${manifest}" name)

# The features of the manifest, all of which are chosen but that of the tests.
string(JSON count LENGTH "${manifest}" features)
math(EXPR last "${count} - 1")
foreach(i RANGE ${last})
  string(JSON feature MEMBER "${manifest}" features ${i})
  list(APPEND features ${feature})
endforeach()
set(chosen ${features})
list(REMOVE_ITEM chosen tests)

function(vcpkg_check_features)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" OUT_FEATURE_OPTIONS FEATURES)
  while(arg_FEATURES)
    list(POP_FRONT arg_FEATURES feature option)
    list(APPEND known ${feature})
    set(value OFF)
    if(feature IN_LIST chosen)
      set(value ON)
    endif()
    list(APPEND options -D${option}=${value})
  endwhile()
  demand_equal("features of the portfile" "${known}" "${features}")
  set(${arg_OUT_FEATURE_OPTIONS} ${options} PARENT_SCOPE)
endfunction()

function(vcpkg_cmake_configure)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" SOURCE_PATH OPTIONS)
  execute_process(COMMAND ${CMAKE_COMMAND} -S ${arg_SOURCE_PATH} -B ${work}/build
      -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF -DCMAKE_INSTALL_LIBDIR=lib
      -DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR} ${arg_OPTIONS}
    OUTPUT_QUIET ERROR_VARIABLE warnings COMMAND_ERROR_IS_FATAL ANY)
  if(warnings MATCHES "variables were not used by the project:[ \n]*(.*)")
    message(FATAL_ERROR "ports/taper: CMakeLists.txt has no option ${CMAKE_MATCH_1}")
  endif()
endfunction()

function(vcpkg_cmake_install)
  file(GLOB_RECURSE built ${libraries}/libtaper*.a)
  foreach(library IN LISTS built)
    cmake_path(RELATIVE_PATH library BASE_DIRECTORY ${libraries} OUTPUT_VARIABLE name)
    configure_file(${library} ${work}/build/${name} COPYONLY)
  endforeach()
  execute_process(COMMAND ${CMAKE_COMMAND} --install ${work}/build
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# CMake's files move two folders below the prefix, and have to find it from there.
function(vcpkg_cmake_config_fixup)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" CONFIG_PATH "")
  file(GLOB files ${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH}/*)
  file(COPY ${files} DESTINATION ${CURRENT_PACKAGES_DIR}/share/${PORT})
  file(REMOVE_RECURSE ${CURRENT_PACKAGES_DIR}/lib/cmake)
  set(up "get_filename_component(_IMPORT_PREFIX \"\${_IMPORT_PREFIX}\" PATH)\n")
  file(GLOB files ${CURRENT_PACKAGES_DIR}/share/${PORT}/*.cmake)
  foreach(file IN LISTS files)
    file(READ ${file} text)
    string(REPLACE "${up}${up}${up}" "${up}${up}" text "${text}")
    string(REPLACE "/../../../\" ABSOLUTE" "/../../\" ABSOLUTE" text "${text}")
    file(WRITE ${file} "${text}")
  endforeach()
endfunction()

function(vcpkg_fixup_pkgconfig)
  if(NOT EXISTS ${CURRENT_PACKAGES_DIR}/lib/pkgconfig/taper.pc)
    message(FATAL_ERROR "ports/taper: there is no lib/pkgconfig/taper.pc")
  endif()
endfunction()

function(vcpkg_install_copyright)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" FILE_LIST)
  configure_file(${arg_FILE_LIST} ${CURRENT_PACKAGES_DIR}/share/${PORT}/copyright COPYONLY)
endfunction()

include(${CURRENT_PORT_DIR}/portfile.cmake)
