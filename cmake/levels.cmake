# Kernels are compiled once for each level of x86-64 (the System V ABI's microarchitecture levels)
# and linked into one object, as cmake/link_levels.cmake says; core/runtime/processor.cpp chooses a
# level when a program starts. With TAPER_ARCH, and elsewhere, the library has but one level.
set(TAPER_LEVELS "")
get_property(has_configurations GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(NOT TAPER_ARCH AND NOT CMAKE_CXX_FLAGS MATCHES "-march"
    AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND CMAKE_SIZEOF_VOID_P EQUAL 8)
  if(UNIX AND NOT APPLE AND NOT has_configurations
      AND CMAKE_LINKER AND CMAKE_OBJCOPY AND CMAKE_READELF)
    set(TAPER_LEVELS sse2 avx2 avx512)
  else()
    message(STATUS "taper: compiled with SSE2 alone, for kernels of every level need GNU's binutils and a "
      "generator of one configuration; set TAPER_ARCH, for instance to native")
  endif()
endif()
set(arch_sse2 x86-64)
set(arch_avx2 x86-64-v3)
set(arch_avx512 x86-64-v4)

# Adds the sources to a target, once for each level.
function(taper_target_levels target)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/levels)
  foreach(level IN LISTS TAPER_LEVELS)
    set(objects ${target}_${level})
    add_library(${objects} OBJECT ${ARGN})
    set_target_properties(${objects} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    foreach(property IN ITEMS COMPILE_DEFINITIONS COMPILE_OPTIONS INCLUDE_DIRECTORIES LINK_LIBRARIES)
      set_property(TARGET ${objects} PROPERTY ${property} $<TARGET_PROPERTY:${target},${property}>)
    endforeach()
    target_compile_options(${objects} PRIVATE -march=${arch_${level}} -fno-lto)
    file(GENERATE OUTPUT ${folder}/${level}.txt
      CONTENT "\"$<JOIN:$<TARGET_OBJECTS:${objects}>,\"\n\">\"\n")
    list(APPEND inputs $<TARGET_OBJECTS:${objects}>)
  endforeach()
  set(script ${PROJECT_SOURCE_DIR}/cmake/link_levels.cmake)
  add_custom_command(OUTPUT ${folder}/kernels.o WORKING_DIRECTORY ${folder} VERBATIM
    COMMAND ${CMAKE_COMMAND} -DLINKER=${CMAKE_LINKER} -DOBJCOPY=${CMAKE_OBJCOPY}
      -DREADELF=${CMAKE_READELF} -DCOMPILER=${CMAKE_CXX_COMPILER} "-DLEVELS=${TAPER_LEVELS}"
      -P ${script}
    DEPENDS ${inputs} ${script} COMMENT "Linking the kernels of every level")
  set_source_files_properties(${folder}/kernels.o PROPERTIES EXTERNAL_OBJECT ON)
  target_sources(${target} PRIVATE ${folder}/kernels.o)
endfunction()
