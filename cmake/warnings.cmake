# taper_warnings: what every file of this repository is compiled with.

add_library(taper_warnings INTERFACE)
target_compile_options(taper_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  -Wimplicit-fallthrough $<$<BOOL:${TAPER_WARNINGS_AS_ERRORS}>:-Werror>)
