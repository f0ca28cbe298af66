# Adds what Debian wants a package to say about itself, its licences and what has changed, and takes out
# of its libraries what nobody links.
cmake_policy(VERSION 3.21)
set(prefix $ENV{DESTDIR}${CPACK_PACKAGING_INSTALL_PREFIX})
set(folder ${prefix}/share/doc/${CPACK_PACKAGE_NAME})

file(READ ${CPACK_TAPER_SOURCE}/LICENSE licence)
string(REGEX REPLACE "^MIT License\n\nCopyright \\(c\\) ([^\n]*)\n\n(.*)\n$" "\\1;\\2" licence "${licence}")
list(POP_FRONT licence authors)
string(REPLACE "\n" "\n " licence "${licence}")
string(REPLACE "\n \n" "\n .\n" licence "${licence}")
file(STRINGS ${CPACK_TAPER_SOURCE}/viz/page/dist/still.js page_authors REGEX "^Copyright \\(c\\) " LIMIT_COUNT 1)
string(REPLACE "Copyright (c) " "" page_authors "${page_authors}")
configure_file(${CMAKE_CURRENT_LIST_DIR}/copyright.in ${folder}/copyright @ONLY)

string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)  # of SOURCE_DATE_EPOCH, where that is set
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${folder}/changelog @ONLY)
configure_file(${CPACK_TAPER_SOURCE}/CHANGELOG.md ${folder}/CHANGELOG.md COPYONLY)
execute_process(COMMAND gzip -9n ${folder}/changelog ${folder}/CHANGELOG.md
  COMMAND_ERROR_IS_FATAL ANY)

file(GLOB_RECURSE libraries ${prefix}/lib/*.a)
execute_process(COMMAND strip --strip-debug --remove-section=.comment --enable-deterministic-archives
  ${libraries} COMMAND_ERROR_IS_FATAL ANY)
