#pragma once

#include <filesystem>

#include "taper/study/fashion.h"
#include "taper/study/training.h"

/// What a training leaves: a table, and pictures of what the net learnt (see picture.h).
namespace taper::study {

/// Writes a table of comma-separated values with one row per epoch.
void save_history(const History& history, const std::filesystem::path& file);

/// Loss and accuracies over the epochs; without an epoch there is no picture, not even an older
/// one.
void draw_curves(const History& history, const std::filesystem::path& picture);

/// The same after each epoch of a training: the picture, a page beside it that a browser keeps up
/// to date, and a small plot on the terminal.
void show_live(const History& history, const std::filesystem::path& picture);

/// The first images with their true and predicted classes, wrong ones in red; `output` is what the
/// net gave for all samples.
void draw_predictions(const Samples& samples, const Variable& output, int64_t count,
                      const std::filesystem::path& picture);

/// How often which class was taken for which.
void draw_confusion(const Samples& samples, const Variable& output,
                    const std::filesystem::path& picture);

/// The weights (outputs, 784) of the first units as images: black is the least, white the greatest.
void draw_weights(const Variable& weight, int64_t count, const std::filesystem::path& picture);

}  // namespace taper::study
