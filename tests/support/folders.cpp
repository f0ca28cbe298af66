#include "tests/support/folders.h"

std::string taper::testing::tests_folder() { return TAPER_TESTS_DIR; }
