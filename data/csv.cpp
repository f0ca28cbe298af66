#include "taper/data/csv.h"

#include <csv.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <set>
#include <string_view>

#include "taper/core/base/error.h"
#include "taper/core/base/file.h"
#include "taper/core/ops/ops.h"

namespace taper::data {
namespace {

using Texts = std::vector<std::string>;

/// Calls f(fields, line) for each record, with the number of the line where it begins. libcsv finds
/// the fields; it is given line by line, because it does not count them.
class Parser {
 public:
  Parser(const std::string& path, char delimiter) : path_(path) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  template <class F>
  void parse(std::string_view text, F f) {
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size(); ++line) {
      const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
      if (fields_.empty()) first_line_ = line;
      const std::size_t done =
          csv_parse(&parser_, text.data() + at, end - at, add_field, end_record, this);
      check_parsed(done == end - at, line);
      hand_over(f);
      at = end;
    }
    check_parsed(csv_fini(&parser_, add_field, end_record, this) == 0, first_line_);
    hand_over(f);
  }

 private:
  void check_parsed(bool condition, std::size_t line) {
    check(!out_of_memory_ && csv_error(&parser_) != CSV_ENOMEM, "read_csv", path_, ", line ", line,
          ": there is no memory left");
    check(condition, "read_csv", path_, ", line ", line,
          ": a quotation mark where none may be, or none where one should; a field that holds one "
          "stands in quotation marks, and it is doubled");
  }

  template <class F>
  void hand_over(F f) {
    if (!std::exchange(is_ended_, false)) return;
    f(fields_, first_line_);
    fields_.clear();
  }

  // Called from C, which no exception may cross.
  static void add_field(void* text, std::size_t size, void* self) noexcept {
    auto& parser = *static_cast<Parser*>(self);
    try {
      parser.fields_.emplace_back(static_cast<const char*>(text), size);
    } catch (const std::exception&) {
      parser.out_of_memory_ = true;
    }
  }
  static void end_record(int, void* self) noexcept { static_cast<Parser*>(self)->is_ended_ = true; }

  std::string path_;
  csv_parser parser_;
  Texts fields_;
  std::size_t first_line_ = 1;
  bool is_ended_ = false, out_of_memory_ = false;
};

bool is_missing(std::string_view field) {
  std::string lower(field);
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  constexpr std::string_view kMissing[] = {"", "na", "n/a", "nan", "null"};
  return std::find(std::begin(kMissing), std::end(kMissing), lower) != std::end(kMissing);
}

/// Makes a table of records.
class Reader {
 public:
  Reader(const std::string& path, const CSVOptions& options) : path_(path), options_(options) {}

  void add(const Texts& fields, std::size_t line) {
    if (table_.columns.empty()) {
      begin(fields, line);
      if (options_.header()) return;
    }
    check(fields.size() == table_.columns.size(), "read_csv", path_, ", line ", line, ": ",
          fields.size(), " fields, expected ", table_.columns.size(), " as in the first line");
    for (std::size_t i = 0; i < fields.size(); ++i) values_.push_back(value(fields[i], i, line));
  }

  Table finish() {
    check(!values_.empty(), "read_csv", path_, ": there are no lines with values");
    const auto columns = static_cast<int64_t>(table_.columns.size());
    table_.values = tensor(ArrayRef<double>(values_), kDouble).view({-1, columns});
    for (std::size_t i = 0; i < classes_.size(); ++i) number_classes(i);
    return std::move(table_);
  }

 private:
  void begin(const Texts& fields, std::size_t line) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::string name = options_.header() ? fields[i] : str(i);
      check(names.insert(name).second, "read_csv", path_, ", line ", line,
            ": there are two columns named '", name, "'");
      table_.columns.push_back(name);
    }
    table_.class_names.resize(fields.size());
    classes_.resize(fields.size());
    is_class_.resize(fields.size());
    for (const std::string& name : options_.classes()) is_class_[table_.column(name)] = true;
  }

  double value(const std::string& field, std::size_t column, std::size_t line) {
    const auto check_field = [&](bool condition, const char* problem) {
      check(condition, "read_csv", path_, ", line ", line, ", column '", table_.columns[column],
            "': ", problem, ", got '", field, "'");
    };
    if (is_missing(field)) {
      check_field(options_.missing_is_nan(),
                  "the value is missing; set missing_is_nan(true) to have NaN for it");
      return std::numeric_limits<double>::quiet_NaN();
    }
    if (is_class_[column])
      return static_cast<double>(
          classes_[column].try_emplace(field, classes_[column].size()).first->second);
    double number = 0;
    const bool has_plus = field[0] == '+' && field[1] != '-';  // from_chars takes none
    const char* const first = field.data() + (has_plus ? 1 : 0);
    const char* const last = field.data() + field.size();
    const auto [end, error] = std::from_chars(first, last, number);
    check_field(error != std::errc::result_out_of_range, "the number is too large or too small");
    check_field(error == std::errc() && end == last,
                "expected a number (name columns of classes by classes({...}))");
    return number;
  }

  /// Classes were counted as they came; now they are in the order of their names.
  void number_classes(std::size_t column) {
    std::vector<double> numbers(classes_[column].size());
    for (const auto& [name, number] : classes_[column]) {
      numbers[number] = static_cast<double>(table_.class_names[column].size());
      table_.class_names[column].push_back(name);
    }
    const std::size_t step = table_.columns.size();
    auto* const value = table_.values.data_ptr<double>();
    for (std::size_t i = column; i < values_.size() && !numbers.empty(); i += step)
      if (value[i] == value[i]) value[i] = numbers[static_cast<std::size_t>(value[i])];
  }

  std::string path_;
  CSVOptions options_;
  Table table_;
  std::vector<double> values_;
  std::vector<char> is_class_;
  std::vector<std::map<std::string, std::size_t>> classes_;
};

}  // namespace

std::size_t Table::column(const std::string& name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  std::string names;
  for (const std::string& each : columns) names += (names.empty() ? "" : ", ") + each;
  throw Error(str("read_csv: there is no column '", name, "'; there are ", names));
}

Table read_csv(const std::string& path, const CSVOptions& options) {
  const std::string bytes = read_file(path, "read_csv");
  std::string_view text = bytes;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.substr(0, 3) == kByteOrderMark) text.remove_prefix(3);
  Reader reader(path, options);
  Parser(path, options.delimiter()).parse(text, [&](const Texts& fields, std::size_t line) {
    reader.add(fields, line);
  });
  return reader.finish();
}

namespace datasets {
namespace {

TensorPairDataset split(const Table& table, std::size_t target) {
  std::vector<int64_t> others;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (i != target) others.push_back(static_cast<int64_t>(i));
  check(!others.empty(), "CSVDataset", "expected more columns than the target '",
        table.columns[target], "'");
  const bool is_class = !table.class_names[target].empty();
  const Variable targets = table.values.select(1, static_cast<int64_t>(target));
  check(!is_class || !targets.isnan().any().item<bool>(), "CSVDataset", "a class is missing in '",
        table.columns[target], "'");
  return {table.values.index_select(1, tensor(ArrayRef<int64_t>(others))).to(kFloat),
          targets.to(is_class ? kLong : kFloat)};
}

}  // namespace

CSVDataset::CSVDataset(const std::string& path, const std::string& target,
                       const CSVOptions& options)
    : CSVDataset(read_csv(path, options), target) {}

CSVDataset::CSVDataset(const Table& table, const std::string& target)
    : rows_(split(table, table.column(target))),
      columns_(table.columns),
      class_names_(table.class_names[table.column(target)]) {
  columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(table.column(target)));
}

}  // namespace datasets
}  // namespace taper::data
