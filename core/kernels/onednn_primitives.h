#pragma once

#include <memory>
#include <unordered_map>

#include <dnnl.hpp>

/// What all of oneDNN's primitives share, where Taper is built with it.
namespace taper::kernel::onednn {

dnnl::engine& cpu();

/// Making a primitive generates code, of some 50 KB, and costs milliseconds: they are kept, for all
/// threads, until memory is asked back.
void keep(std::shared_ptr<const void> primitive);

/// Some kernels of this implementation use the stack register for data on the heap, up to oneDNN
/// 3.11: the system would write a signal's frame there.
bool bears_signals(const char* implementation);

/// Runs it, with signals blocked if it does not bear them.
void execute(const dnnl::primitive& primitive,
             const std::unordered_map<int, dnnl::memory>& arguments, bool bears_signals);

}  // namespace taper::kernel::onednn
