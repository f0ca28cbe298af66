#pragma once

namespace taper::study {

/// A program's exit code: 0, or 1, with a message, if something that it printed did not reach the
/// standard output, as on a full disk.
int output_status(const char* program);

}  // namespace taper::study
