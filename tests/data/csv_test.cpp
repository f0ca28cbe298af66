#include "taper/data/csv.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/data.h"
#include "taper/data/file.h"
#include "tests/support/temporary_folder.h"

using namespace taper;
using namespace taper::data;
using datasets::CSVDataset;
using doctest::Contains;
using Texts = std::vector<std::string>;

namespace {

struct File : test::TemporaryFolder {
  explicit File(const std::string& text) { write_file(path(), text); }
  std::string path() const { return *this / "table.csv"; }
};

Table read(const std::string& text, const CSVOptions& options = {}) {
  return read_csv(File(text).path(), options);
}

const std::string kFlowers =
    "length,width,kind\n"
    "5.1,3.5,setosa\n"
    "6.3,3.3,virginica\n"
    "4.9,3.0,setosa\n";

}  // namespace

TEST_SUITE_BEGIN("csv");

TEST_CASE("numbers under their names") {
  const Table table = read("a, b ,\"c\"\n1,-2.5,+3e2\n 4 ,5,.5\n");
  CHECK(table.columns == Texts{"a", "b", "c"});
  CHECK(equal(table.values, tensor({{1.0, -2.5, 300.0}, {4.0, 5.0, 0.5}}, kDouble)));
  CHECK(table.column("c") == 2);
  CHECK_THROWS_WITH(table.column("d"), "read_csv: there is no column 'd'; there are a, b, c");
}

TEST_CASE("line ends, a byte order mark, lines without anything, no line end at the end") {
  for (const char* text : {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n",
                           "\xEF\xBB\xBF"
                           "a,b\n\n1,2\n\n3,4"})
    CHECK(equal(read(text).values, tensor({{1.0, 2.0}, {3.0, 4.0}}, kDouble)));
}

TEST_CASE("without a header, with another delimiter") {
  const Table table = read("1;2\n3;4", CSVOptions().header(false).delimiter(';'));
  CHECK(table.columns == Texts{"0", "1"});
  CHECK(equal(table.values, tensor({{1.0, 2.0}, {3.0, 4.0}}, kDouble)));
}

TEST_CASE("quotation marks keep delimiters, lines and quotation marks") {
  const Table table = read("\"a,\nb\",kind\n\"1\",\"say \"\"x\"\"\"\n2,\"y,\nz\"\n",
                           CSVOptions().classes({"kind"}));
  CHECK(table.columns == Texts{"a,\nb", "kind"});
  CHECK(table.class_names[1] == Texts{"say \"x\"", "y,\nz"});
  CHECK(equal(table.values, tensor({{1.0, 0.0}, {2.0, 1.0}}, kDouble)));
}

TEST_CASE("what is missing is an error or NaN") {
  const std::string text = "a,b\n1,\nNA,2\nnull,\"\"\n";
  CHECK_THROWS_WITH(read(text), Contains(", line 2, column 'b': the value is missing; set "
                                         "missing_is_nan(true) to have NaN for it, got ''"));
  const Table table = read(text, CSVOptions().missing_is_nan(true));
  CHECK(table.values.isnan().sum().item<int64_t>() == 4);
  CHECK(table.values[0][0].item<double>() == 1);
}

TEST_CASE("wrong lines are named by their number") {
  CHECK_THROWS_WITH(read("a,b\n\"1\",\"2\n\"\n"),
                    Contains(", line 2, column 'b': expected a number"));
  CHECK_THROWS_WITH(read("a,b\n1,2\n\n3\n"), Contains(", line 4: 1 fields, expected 2"));
  CHECK_THROWS_WITH(read("a,b\n1,2,3\n"), Contains(", line 2: 3 fields, expected 2"));
  CHECK_THROWS_WITH(read("a,b\n1,2\n3,x\n"),
                    Contains("table.csv, line 3, column 'b': expected a number"));
  CHECK_THROWS_WITH(read("a,b\n1,2 3\n"), Contains("got '2 3'"));
  CHECK_THROWS_WITH(read("a,b\n1,+-2\n"), Contains("got '+-2'"));
  CHECK_THROWS_WITH(read("a,b\n1,1e999\n"), Contains("the number is too large or too small"));
  CHECK_THROWS_WITH(read("a,b\n1,2\"3\n"),
                    Contains(", line 2: a quotation mark where none may be"));
  CHECK_THROWS_WITH(read("a,b\n1,\"2\n3,4\n"), Contains(", line 2: a quotation mark"));
  CHECK_THROWS_WITH(read("a,a\n1,2\n"), Contains("line 1: there are two columns named 'a'"));
  CHECK_THROWS_WITH(read("a,b\n"), Contains("there are no lines with values"));
  CHECK_THROWS_WITH(read(""), Contains("there are no lines with values"));
  CHECK_THROWS_WITH(read(kFlowers, CSVOptions().classes({"colour"})),
                    Contains("there is no column 'colour'"));
  CHECK_THROWS_WITH(read_csv("/nonexistent.csv"), Contains("/nonexistent.csv"));
  CHECK_THROWS_AS(read(std::string("a,b\n1,2\0\n", 9)), Error);
}

TEST_CASE("a table as a dataset") {
  const File file(kFlowers);
  CSVDataset dataset(file.path(), "kind", CSVOptions().classes({"kind"}));
  CHECK(*dataset.size() == 3);
  CHECK(dataset.columns() == Texts{"length", "width"});
  CHECK(dataset.class_names() == Texts{"setosa", "virginica"});
  CHECK(equal(dataset.targets(), tensor({0, 1, 0})));
  CHECK(dataset.get(1).data.dtype() == kFloat);
  const Example<> batch =
      dataset.map(transforms::Stack<>()).get_batch(std::vector<std::size_t>{2, 1});
  CHECK(equal(batch.data, tensor({{4.9, 3.0}, {6.3, 3.3}}, kFloat)));
  CSVDataset numbers(file.path(), "width", CSVOptions().classes({"kind"}));
  CHECK(equal(numbers.targets(), tensor({3.5, 3.3, 3.0}, kFloat)));
  CHECK(equal(numbers.data().select(1, 1), tensor({0.0, 1.0, 0.0}, kFloat)));
  CHECK_THROWS_WITH(CSVDataset(File("a\n1\n").path(), "a"), Contains("expected more columns"));
  CHECK_THROWS_WITH(CSVDataset(File("a,b\n1,x\n2,\n").path(), "b",
                               CSVOptions().classes({"b"}).missing_is_nan(true)),
                    Contains("a class is missing in 'b'"));
}
