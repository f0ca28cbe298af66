# The package depends on those that the files of CPACK_TAPER_NEEDS belong to: what is below the static
# library on a linker's command line, and xtensor's headers.
cmake_policy(VERSION 3.21)
foreach(file IN LISTS CPACK_TAPER_NEEDS)
  if(NOT IS_ABSOLUTE "${file}")  # such as -ldl: the C library's
    continue()
  endif()
  while(TRUE)
    execute_process(COMMAND dpkg-query --search ${file}
      OUTPUT_VARIABLE owner RESULT_VARIABLE missing ERROR_QUIET)
    # The links of update-alternatives belong to nobody; what they lead to does.
    if(NOT missing OR NOT IS_SYMLINK ${file})
      break()
    endif()
    file(READ_SYMLINK ${file} target)
    cmake_path(GET file PARENT_PATH folder)
    cmake_path(ABSOLUTE_PATH target BASE_DIRECTORY ${folder} OUTPUT_VARIABLE file)
  endwhile()
  if(missing)
    message(WARNING "No package depends on ${file}, which belongs to no package of this system")
  else()
    string(REGEX REPLACE "[:,].*" "" package "${owner}")
    list(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ${package})
  endif()
endforeach()
list(SORT CPACK_DEBIAN_PACKAGE_DEPENDS)
list(REMOVE_DUPLICATES CPACK_DEBIAN_PACKAGE_DEPENDS)
list(JOIN CPACK_DEBIAN_PACKAGE_DEPENDS ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
