# Plants what coverage.cmake must find into a copy of the sources that it reads, one after the other.
# Run by CTest: cmake -D root=<repository> -D scratch=<folder> -P coverage_test.cmake
cmake_minimum_required(VERSION 3.21)

# Appends `text` to `file` of a fresh copy; coverage.cmake must fail and say `message`.
function(expect message file text)
  file(REMOVE_RECURSE ${scratch})
  file(COPY ${root}/core DESTINATION ${scratch} FILES_MATCHING PATTERN "*.h" PATTERN "*.cpp")
  file(COPY ${root}/tests/core ${root}/tests/golden DESTINATION ${scratch}/tests
    FILES_MATCHING PATTERN "*_test.cpp")
  file(APPEND ${scratch}/${file} "${text}")
  execute_process(COMMAND ${CMAKE_COMMAND} -D root=${scratch} -P ${root}/tests/coverage.cmake
    RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE said)
  if(NOT failed OR NOT said MATCHES "${message}")
    message(FATAL_ERROR "planted in ${file}: ${text}\nexpected: ${message}\ngot: ${said}")
  endif()
endfunction()

set(ops core/ops)
expect("no gradient row for planted" ${ops}/power.cpp
  "Variable planted(V x) { return record(\"planted\", x, wrt(x, f)); }")
expect("no gradient row for planted" ${ops}/power.cpp
  "Variable planted(V x) {\n  return record_view(\n      \"planted\", x, wrt(x, f));\n}")
expect("no gradient row for planted" ${ops}/power.cpp
  "V helper(const char* name, V x) { return record(name, x); }\nV f(V x) { return helper(\"planted\", x); }")
expect("name must be written out" ${ops}/power.cpp
  "Variable planted(V x) { return record(text, x, wrt(x, f)); }")
expect("name must be written out" ${ops}/power.cpp
  "Variable planted(V x) { return record(up ? \"ceil\" : \"floor\", x, wrt(x, f)); }")
expect("no golden row for planted" ${ops}/power.h "\nVariable planted(const Variable& x);")
expect("no golden row for planted_" core/methods/shape.h "\n  Variable& planted_(int64_t dim) const;")
expect("two gradient rows begin with {.exp., ..," tests/core/ops/grad_linalg_test.cpp "{\"exp\", \"\", f},")
file(REMOVE_RECURSE ${scratch})
message(STATUS "coverage.cmake finds what is planted")
