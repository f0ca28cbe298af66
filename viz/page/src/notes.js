// What formulas and rules say in words, in English and Chinese.

export const NOTES = {
  // Words in formulas
  otherwise: ['otherwise', '其他'],
  // Notes about rules that are about places
  zero: ['Flat almost everywhere, so the gradient is 0.', '几乎处处平坦，因此梯度为 0。'],
  tie: ['Where both are equal, each gets half.', '两者相等时各得一半。'],
  between: ['The gradient passes only between the bounds.', '梯度只在界限之间通过。'],
  normal: [
    'F is the standard normal distribution, f its density.',
    'F 是标准正态分布函数，f 是其密度。',
  ],
  mish: ['with t = tanh(log(1 + eˣ))', '其中 t = tanh(log(1 + eˣ))'],
  batch: ['The sum runs over the rows of the batch.', '对批次的各行求和。'],
  steps: [
    'h is the state before each step, g what arrives at the state after it, d the cotangent of the sum in the brackets; sums run over all steps.',
    'h 是每一步之前的状态，g 是到达其后状态的梯度，d 是括号内之和的余切；求和遍历所有步。',
  ],
  steps_lstm: [
    'i, f, u, o are the four parts of x + h Wᵀ, h and c the states before each step, d the cotangent of these parts, s that of the new c; sums run over all steps.',
    'i、f、u、o 是 x + h Wᵀ 的四个部分，h 和 c 是每一步之前的状态，d 是这些部分的余切，s 是新的 c 的余切；求和遍历所有步。',
  ],
  steps_gru: [
    'r and z are parts of x + h Wᵀ + b, and n = tanh(xₙ + sigmoid(r) (h Wᵀ + b)ₙ); h is the state before each step, d the cotangent of these parts; sums run over all steps.',
    'r 和 z 是 x + h Wᵀ + b 的部分，n = tanh(xₙ + sigmoid(r) (h Wᵀ + b)ₙ)；h 是每一步之前的状态，d 是这些部分的余切；求和遍历所有步。',
  ],
  rows: ['The sum runs over a row.', '求和在一行内进行。'],
  softmax_p: ['with p = softmax(x)', '其中 p = softmax(x)'],
  spread: ['g is spread over the elements that were reduced.', 'g 分发给被归约的各元素。'],
  window: [
    'conv slides w over x; conv_input and conv_weight add up, over all places of w, g times what met there.',
    'conv 让 w 在 x 上滑动；conv_input 与 conv_weight 对 w 的所有位置把 g 乘以相遇的量再相加。',
  ],
  weights: [
    'm holds the weights of neighbouring elements, one matrix for each axis.',
    'm 是相邻元素的权重，每个轴一个矩阵。',
  ],
  moments: ['m is the mean.', 'm 是均值。'],
  normalized: [
    'm and v are mean and variance, z is (x - m) / sqrt(v + eps).',
    'm 和 v 是均值与方差，z 是 (x - m) / sqrt(v + eps)。',
  ],
  averaged: ['n is the number of elements.', 'n 是元素个数。'],
  averaged_cut: [
    'c is x - t, cut off at the bound; n is the number of elements.',
    'c 是截断后的 x - t；n 是元素个数。',
  ],
  averaged_rate: [
    'r is the rate, e^x where x is its logarithm; n is the number of elements.',
    'r 是速率，x 为其对数时 r = e^x；n 是元素个数。',
  ],
  extreme: ['g goes to where the extreme is, shared evenly.', 'g 流向极值所在处，平均分配。'],
  places: [
    'g goes back to the places the elements came from, 0 elsewhere.',
    'g 回到元素原来的位置，其余为 0。',
  ],
  cumsum: ['Every element gets the sum of g from its place on.', '每个元素得到从其位置起 g 的和。'],
  cumprod: [
    'Every element gets the sum of g y / x from its place on.',
    '每个元素得到从其位置起 g y / x 的和。',
  ],
  numbers: ['Only where x is not NaN.', '仅在 x 不是 NaN 处。'],
  pairs: [
    'y has the distance of each row of a to each row of b.',
    'y 是 a 的每一行到 b 的每一行的距离。',
  ],
  unit: ['1 is the unit matrix.', '1 是单位矩阵。'],
  triangle: [
    'Only the triangle of a that is read gets a gradient.',
    'a 中只有被读取的三角部分得到梯度。',
  ],
  block: [
    'corner(A, B) is the upper right block of exp(M), M = (A B; 0 A).',
    'corner(A, B) 是 exp(M) 的右上块，其中 M = (A B; 0 A)。',
  ],
  symmetric: [
    'half() is the lower triangle with half of the diagonal, sym(S) = (S + Sᵀ) / 2.',
    'half() 是下三角部分，对角线取一半；sym(S) = (S + Sᵀ) / 2。',
  ],
  inverse: [
    'with P = pinv(a) and G = g bᵀ; 1 is the unit matrix.',
    '其中 P = pinv(a)，G = g bᵀ，1 是单位矩阵。',
  ],
  finite: ['Only where x is finite.', '仅在 x 有限处。'],
  overwritten: ['What was overwritten gets no gradient.', '被覆盖的部分得不到梯度。'],
  same_shape: ['g in the shape of x', '形状与 x 相同的 g'],
  expand: ['The engine sums g over the repeated axes.', '引擎沿重复的轴对 g 求和。'],
  permute: ['g with its axes in the old order.', '轴恢复原来顺序的 g。'],
  cat: ['Each part gets its part of g.', '每一部分得到 g 的对应部分。'],
};
