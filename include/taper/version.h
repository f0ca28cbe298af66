#pragma once

// The version of Taper; CMakeLists.txt reads it from here.
#define TAPER_VERSION_MAJOR 0
#define TAPER_VERSION_MINOR 2
#define TAPER_VERSION_PATCH 0
