#pragma once

#include <optional>
#include <string>

#include "taper/core/autograd/ivalue.h"

/// Values that are no tensors, as the texts of a safetensors file: in JSON, so that Python's
/// json.loads() reads them, and with a decimal point where a number is a double.
namespace taper::serialize {

/// Throws Error for lists of tensors, which are no text.
std::string to_text(const IValue& value);
/// A text that to_text() did not write is a string.
IValue from_text(const std::string& text);

/// The text as JSON, in quotes. Throws Error unless it is UTF-8.
std::string quoted(const std::string& text);

/// Stands for a list of tensors, which lie under their own names: "3 tensors".
std::string list_text(std::size_t count);
/// The number of tensors, if the text stands for a list.
std::optional<std::size_t> list_count(const std::string& text);

}  // namespace taper::serialize
