#pragma once

#include "taper/core/ops/activation.h"
#include "taper/core/ops/aliases.h"
#include "taper/core/ops/arithmetic.h"
#include "taper/core/ops/arrange.h"
#include "taper/core/ops/bitwise.h"
#include "taper/core/ops/combination.h"
#include "taper/core/ops/comparison.h"
#include "taper/core/ops/comparison_aliases.h"
#include "taper/core/ops/conversion.h"
#include "taper/core/ops/creation.h"
#include "taper/core/ops/division.h"
#include "taper/core/ops/extremum.h"
#include "taper/core/ops/gather.h"
#include "taper/core/ops/index.h"
#include "taper/core/ops/indexing.h"
#include "taper/core/ops/join.h"
#include "taper/core/ops/linalg.h"
#include "taper/core/ops/matrix_aliases.h"
#include "taper/core/ops/operators.h"
#include "taper/core/ops/order.h"
#include "taper/core/ops/pointwise.h"
#include "taper/core/ops/power.h"
#include "taper/core/ops/products.h"
#include "taper/core/ops/random.h"
#include "taper/core/ops/reduction.h"
#include "taper/core/ops/rounding.h"
#include "taper/core/ops/scatter_reduce.h"
#include "taper/core/ops/search.h"
#include "taper/core/ops/shape.h"
#include "taper/core/ops/slice.h"
#include "taper/core/ops/smooth.h"
#include "taper/core/ops/sort.h"
#include "taper/core/ops/special.h"
#include "taper/core/ops/statistics.h"
#include "taper/core/ops/trigonometry.h"

namespace taper {

/// Every operation that has a method. Variable derives from Methods<Variable>.
template <class Tensor>
class Methods : public ActivationMethods<Tensor>,
                public AliasMethods<Tensor>,
                public ArithmeticMethods<Tensor>,
                public ArrangeMethods<Tensor>,
                public BitwiseMethods<Tensor>,
                public CombinationMethods<Tensor>,
                public ComparisonAliasMethods<Tensor>,
                public ComparisonMethods<Tensor>,
                public ConversionMethods<Tensor>,
                public CreationMethods<Tensor>,
                public DivisionMethods<Tensor>,
                public ExtremumMethods<Tensor>,
                public GatherMethods<Tensor>,
                public IndexMethods<Tensor>,
                public IndexingMethods<Tensor>,
                public JoinMethods<Tensor>,
                public LinalgMethods<Tensor>,
                public MatrixMethods<Tensor>,
                public OrderMethods<Tensor>,
                public PointwiseMethods<Tensor>,
                public PowerMethods<Tensor>,
                public ProductsMethods<Tensor>,
                public RandomMethods<Tensor>,
                public ReductionMethods<Tensor>,
                public RoundingMethods<Tensor>,
                public ScatterReduceMethods<Tensor>,
                public SearchMethods<Tensor>,
                public ShapeMethods<Tensor>,
                public SliceMethods<Tensor>,
                public SmoothMethods<Tensor>,
                public SortMethods<Tensor>,
                public SpecialMethods<Tensor>,
                public StatisticsMethods<Tensor>,
                public TrigonometryMethods<Tensor> {};

}  // namespace taper
