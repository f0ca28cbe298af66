#pragma once

#include <string>
#include <vector>

#include "taper/core/base/arg.h"
#include "taper/data/tensor_dataset.h"

namespace taper::data {

struct CSVOptions {
  TAPER_ARG(char, delimiter) = ',';
  /// Whether the first line names the columns; otherwise their names are 0, 1, 2, ...
  TAPER_ARG(bool, header) = true;
  /// Whether a field that is empty, NA, N/A, NaN or null is NaN; otherwise it is an Error.
  TAPER_ARG(bool, missing_is_nan) = false;
  /// Columns that hold the names of classes instead of numbers.
  TAPER_ARG(std::vector<std::string>, classes);
};

/// A table of numbers: float64 values of shape (rows, columns). In a column of classes they count
/// its `class_names`, which are sorted.
struct Table {
  Variable values;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> class_names;  // for each column; of numbers none
  /// The place of a column. Throws Error if there is none of that name.
  std::size_t column(const std::string& name) const;
};

/// The table in a CSV file: fields in quotation marks may hold delimiters, lines and, doubled,
/// quotation marks; blanks around others do not count. Throws Error that names the path and the
/// line: for other numbers of fields than in the first line, what is no number, what is missing.
Table read_csv(const std::string& path, const CSVOptions& options = {});

namespace datasets {

/// The lines of a CSV file: one column is the target (float32, or int64 if it holds classes), the
/// others are the data (float32).
class CSVDataset : public Dataset<CSVDataset> {
 public:
  CSVDataset(const std::string& path, const std::string& target, const CSVOptions& options = {});

  Example<> get(std::size_t index) override { return rows_.get(index); }
  Example<> gather(ArrayRef<std::size_t> indices) const { return rows_.gather(indices); }
  std::optional<std::size_t> size() const override { return rows_.size(); }
  const Variable& data() const { return rows_.data; }
  const Variable& targets() const { return rows_.target; }
  /// The names of the columns of data(), and those that the targets count.
  const std::vector<std::string>& columns() const { return columns_; }
  const std::vector<std::string>& class_names() const { return class_names_; }

 private:
  CSVDataset(const Table& table, const std::string& target);

  TensorPairDataset rows_;
  std::vector<std::string> columns_, class_names_;
};

}  // namespace datasets
}  // namespace taper::data
