#pragma once

namespace taper::serialize {
class InputArchive;
class OutputArchive;
}  // namespace taper::serialize

namespace taper::jit {
/// Named by programs written for libtorch, which hand it from one archive to the next.
struct CompilationUnit {};
}  // namespace taper::jit
