#include "taper/study/accuracy.h"

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"

namespace taper::study {

Variable classes(const Variable& x) {
  check(x.dim() == 1 || x.dim() == 2, "accuracy",
        "expected classes (n) or scores (n, classes), got ", x.sizes());
  return x.dim() == 1 ? x : x.argmax(1);
}

int64_t count_correct(const Variable& output, const Variable& target) {
  const Variable predicted = classes(output), wanted = classes(target);
  check(predicted.size(0) == wanted.size(0), "accuracy", "one target for each row of output, got ",
        wanted.size(0), ", expected ", predicted.size(0));
  return (predicted == wanted).sum().item<int64_t>();
}

double accuracy(const Variable& output, const Variable& target) {
  return static_cast<double>(count_correct(output, target)) / static_cast<double>(output.size(0));
}

Variable confusion_matrix(const Variable& output, const Variable& target, int64_t num_classes) {
  const Variable cells = classes(target) * num_classes + classes(output);
  return bincount(cells, {}, num_classes * num_classes).reshape({num_classes, num_classes});
}

}  // namespace taper::study
