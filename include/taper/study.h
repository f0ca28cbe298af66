#pragma once

/// Scores, a training loop, Fashion-MNIST and settings for courses and experiments.
#include "taper/study/accuracy.h"
#include "taper/study/fashion.h"
#include "taper/study/picture.h"
#include "taper/study/results.h"
#include "taper/study/settings.h"
#include "taper/study/training.h"
