# Files spell includes as users do, <taper/core/...>: the build tree has an include folder with one
# link per part, or, where links can't be made, with headers of one line that lead to the real ones.

foreach(part IN LISTS parts)
  set(link ${PROJECT_BINARY_DIR}/include/taper/${part})
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/include/taper)
  if(IS_SYMLINK ${link})
    file(REMOVE ${link})
  endif()
  if(TAPER_INCLUDE_LINKS)
    file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${part} ${link} RESULT result SYMBOLIC)
    if(result EQUAL 0)
      continue()
    endif()
  endif()
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/${part} ${part}/*.h)
  foreach(header IN LISTS headers)
    file(CONFIGURE OUTPUT ${link}/${header}
      CONTENT "#include \"@PROJECT_SOURCE_DIR@/@part@/@header@\"\n" @ONLY)
  endforeach()
endforeach()
