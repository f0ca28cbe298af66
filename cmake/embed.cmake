# cmake -D output=FILE -D folder=DIR -P embed.cmake: the files of the page as arrays in C++, because
# compilers need not take strings as long as they are.
set(text "#include \"taper/viz/page.h\"\n\nnamespace taper::viz::embedded {\nnamespace {\n")
set(functions "")
foreach(pair IN ITEMS "page page.html" "still still.js")
  separate_arguments(pair)
  list(GET pair 0 name)
  list(GET pair 1 file)
  file(READ ${folder}/${file} bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(APPEND text "const unsigned char ${name}_bytes[] = {${bytes}};\n")
  string(APPEND functions "std::string_view ${name}() {\n"
    "  return {reinterpret_cast<const char*>(${name}_bytes), sizeof ${name}_bytes};\n}\n")
endforeach()
file(WRITE ${output} "${text}}  // namespace\n${functions}}  // namespace taper::viz::embedded\n")
