# Fails, naming it, for an operation that no gradient row names (tests/core/grad_*_test.cpp), and
# for two rows of one name and variant. An operation is the name that code in core/ops gives
# to record(), or to a function there whose first parameter is `const char* name`. Fails, too, for
# an operation declared in a header of ops.h that no golden row names (tests/golden/*_test.cpp).
# Comments do not count. tests/coverage_test.cmake checks that each of these failures happens.
# Run by CTest: cmake -D root=<repository> -P coverage.cmake
cmake_minimum_required(VERSION 3.21)

# Helpers that only the rules of another operation call: its second order checks them.
set(helpers
  as_strided_backward:slice
  as_strided_erase:copy_slices
  cross_entropy_backward:cross_entropy
  gather_backward:gather
  index_backward:index
  relu_backward:relu
  sigmoid_backward:sigmoid
  tanh_backward:tanh)

function(find_all pattern out)
  set(found)
  foreach(file IN LISTS ARGN)
    file(READ ${file} text)
    string(REGEX REPLACE "//[^\n]*" "" text "${text}")
    string(REPLACE ";" "," text "${text}")
    string(REGEX MATCHALL "${pattern}" matches "${text}")
    list(APPEND found ${matches})
  endforeach()
  list(TRANSFORM found REPLACE "[ \n]+" " ")
  set(${out} "${found}" PARENT_SCOPE)
endfunction()

set(failures)
file(GLOB sources ${root}/core/ops/*.cpp ${root}/core/ops/*.h)
find_all("[a-z0-9_]+\\(const char\\* name," functions ${sources})
list(TRANSFORM functions REPLACE "\\(.*" "")
list(JOIN functions "|" functions)
find_all("[^a-z0-9_](record|record_view|record_list|${functions})\\([ \n]*\"[a-z0-9_]+\"" operations
  ${sources})
list(TRANSFORM operations REPLACE ".*\"([a-z0-9_]+)\"" "\\1")
list(REMOVE_DUPLICATES operations)
find_all("[^a-z0-9_](record|record_view|record_list)\\([ \n]*[^\" \n][a-z_A-Z]*[^a-z_A-Z]" computed ${sources})
list(FILTER computed EXCLUDE REGEX "\\( *name,")
foreach(call IN LISTS computed)
  list(APPEND failures "an operation's name must be written out, or be `name` in a function that is given it: ${call}")
endforeach()

file(GLOB tables ${root}/tests/core/ops/grad_*_test.cpp)
find_all("{\"[a-z0-9_]+\",[ \n]*\"[^\"]*\"," rows ${tables})
set(seen)
foreach(row IN LISTS rows)
  if(row IN_LIST seen)
    list(APPEND failures "two gradient rows begin with ${row}")
  endif()
  list(APPEND seen "${row}")
endforeach()
file(GLOB tables ${root}/tests/rows/*.cpp)
find_all("{\"[a-z0-9_]+\",[ \n]*\"[^\"]*\"," more ${tables})
list(APPEND rows ${more})
list(TRANSFORM rows REPLACE "{\"([a-z0-9_]+)\".*" "\\1")

foreach(operation IN LISTS operations)
  set(parent ${operation})
  foreach(helper IN LISTS helpers)
    if(helper MATCHES "^${operation}:(.*)$")
      set(parent ${CMAKE_MATCH_1})
    endif()
  endforeach()
  if(NOT parent IN_LIST rows)
    list(APPEND failures "no gradient row for ${parent}, which would check ${operation}")
  endif()
endforeach()
foreach(helper IN LISTS helpers)
  string(REGEX REPLACE ":.*" "" helper ${helper})
  if(NOT helper IN_LIST operations)
    list(APPEND failures "${helper} is no operation any more")
  endif()
endforeach()

# Other tests show what these do: they are random, leave values open or borrow memory.
set(not_golden empty empty_like from_blob rand rand_like randn randn_like normal randint
  randint_like randperm bernoulli multinomial)
# These are other names of functions, or are compared through them.
list(APPEND not_golden allclose equal is_nonzero concat split_with_sizes)

file(STRINGS ${root}/core/ops/ops.h headers REGEX "#include")
list(TRANSFORM headers REPLACE "#include \"taper/(.*)\"" "${root}/\\1")
list(FILTER headers EXCLUDE REGEX operators)
find_all("\n(Variable|variable_list|bool|std::tuple<[^>]*>) [a-z0-9_A-Z]+\\(" declared ${headers})
list(TRANSFORM declared REPLACE ".* ([a-z0-9_A-Z]+)\\(" "\\1")
list(REMOVE_DUPLICATES declared)
list(REMOVE_ITEM declared ${not_golden})
file(GLOB tables ${root}/tests/golden/*_test.cpp ${root}/tests/rows/*.cpp)
find_all("{\"[a-zA-Z0-9_]+\",[ \n]*\"[^\"]*\"," golden ${tables})
list(TRANSFORM golden REPLACE "{\"([a-zA-Z0-9_]+)\".*" "\\1")
foreach(operation IN LISTS declared)
  if(NOT operation IN_LIST golden)
    list(APPEND failures "no golden row for ${operation}")
  endif()
endforeach()

# In-place forms, methods and functions. Tests of their own have those that are random, copy, or
# change the shape or the history alone.
file(GLOB method_headers ${root}/core/ops/*.h)
find_all("\n *(inline )?Variable& [a-z0-9_]+_\\(" in_place ${method_headers} ${headers})
list(TRANSFORM in_place REPLACE ".* ([a-z0-9_]+)\\(" "\\1")
list(REMOVE_DUPLICATES in_place)
list(REMOVE_ITEM in_place bernoulli_ exponential_ normal_ random_ uniform_ copy_ fill_ zero_ detach_
  resize_ squeeze_ t_ transpose_ unsqueeze_)
foreach(operation IN LISTS in_place)
  if(NOT operation IN_LIST golden)
    list(APPEND failures "no golden row for ${operation}")
  endif()
endforeach()

list(LENGTH operations count)
list(LENGTH declared declared_count)
if(count LESS 2 OR declared_count LESS 2 OR failures)
  list(JOIN failures "\n  " failures)
  message(FATAL_ERROR "of ${count} operations with gradients and ${declared_count} in all:\n  ${failures}")
endif()
message(STATUS "${count} operations have gradient rows, ${declared_count} golden rows")
