# Links the objects that LEVEL.txt lists, for each level, into kernels.o. Functions get the level
# behind their names, also those that headers define: of these a linker keeps one copy, and might
# keep one that not every processor can run. Under its own name each kernel is a jump through
# taper_kernels, the table of the level in use.
cmake_minimum_required(VERSION 3.21)

foreach(level IN LISTS LEVELS)
  execute_process(COMMAND ${LINKER} -r -o ${level}.o @${level}.txt COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${READELF} --symbols --wide ${level}.o
    OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
  # Functions, constants of source files, virtual tables, and the groups of sections that a linker
  # keeps once. Typeinfo and variables of headers stay one for all levels.
  string(REGEX MATCHALL "(FUNC +(GLOBAL|WEAK)|OBJECT +GLOBAL|OBJECT +WEAK +[A-Z]+ +[0-9]+ _ZT[VTC]\
|NOTYPE +LOCAL +[A-Z]+ +[0-9]+ _Z)[^\n]*" lines "${symbols}")
  list(FILTER lines EXCLUDE REGEX " UND ")
  string(REGEX REPLACE "[^;]* ([^; ]+)(;|$)" "\\1 \\1.${level}\n" names "${lines}")
  file(WRITE ${level}.names "${names}")
  execute_process(COMMAND ${OBJCOPY} --redefine-syms=${level}.names ${level}.o
    COMMAND_ERROR_IS_FATAL ANY)

  list(FILTER lines INCLUDE REGEX "FUNC .* _ZN5taper6kernel")
  list(TRANSFORM lines REPLACE ".* " "" OUTPUT_VARIABLE kernels_${level})
  list(APPEND objects ${level}.o)
endforeach()

# The kernels are the functions that every level has: instances of templates come and go with it.
list(GET LEVELS 0 lowest)
foreach(kernel IN LISTS kernels_${lowest})
  set(is_everywhere TRUE)
  foreach(level IN LISTS LEVELS)
    if(NOT kernel IN_LIST kernels_${level})
      set(is_everywhere FALSE)
    endif()
  endforeach()
  if(is_everywhere)
    list(APPEND kernels ${kernel})
  endif()
endforeach()

foreach(level IN LISTS LEVELS)
  list(TRANSFORM kernels REPLACE "(.+)" "  .quad \\1.${level}\n" OUTPUT_VARIABLE entries)
  list(JOIN entries "" entries)
  string(APPEND tables ".globl taper_kernels_${level}\n.hidden taper_kernels_${level}\n"
    "taper_kernels_${level}:\n${entries}")
endforeach()
set(offset 0)
foreach(kernel IN LISTS kernels)
  string(APPEND jumps ".globl ${kernel}\n.type ${kernel}, @function\n${kernel}:\n"
    "  mov taper_kernels(%rip), %r11\n  jmp *${offset}(%r11)\n.size ${kernel}, . - ${kernel}\n")
  math(EXPR offset "${offset} + 8")
endforeach()
file(WRITE jumps.s ".section .data.rel.ro, \"aw\"\n.balign 8\n${tables}"
  ".text\n.hidden taper_kernels\n${jumps}.section .note.GNU-stack, \"\", @progbits\n")
execute_process(COMMAND ${COMPILER} -c jumps.s -o jumps.o COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${LINKER} -r -o kernels.o jumps.o ${objects} COMMAND_ERROR_IS_FATAL ANY)
