// What the page says about each operation: its formula and the rule for each of its inputs. The
// numbers it shows come from the engine; only slopes and masks are computed from these formulas.

import { parse } from './formula.js';

// "operation | inputs | value | rule for each input | note": the note is the name of a sentence in
// texts.js, for rules that are about places rather than numbers. Of two lines for one operation the
// one with as many inputs as the node has holds. Names beyond the inputs are constants.
const TABLE = `
add | a b | a + b | g | g
add | a | a + c | g
sub | a b | a - b | g | -g
sub | a | a - c | g
mul | a b | a * b | g * b | g * a
mul | a | c * a | c * g
div | a b | a / b | g / b | -g * y / b
div | a | a / c | g / c
neg | x | -x | -g
abs | x | abs(x) | g * sign(x)
sign | x | sign(x) | 0 | zero
maximum | a b | max(a, b) | where(a > b, g, 0) | where(b > a, g, 0) | tie
minimum | a b | min(a, b) | where(a < b, g, 0) | where(b < a, g, 0) | tie
pow | x | x ^ p | g * p * x ^ (p - 1)
pow | x p | x ^ p | g * p * x ^ (p - 1) | g * y * log(x)
square | x | x ^ 2 | g * 2 * x
reciprocal | x | 1 / x | -g * y ^ 2
sqrt | x | sqrt(x) | g / (2 * y)
rsqrt | x | 1 / sqrt(x) | -g * y ^ 3 / 2
exp | x | exp(x) | g * y
expm1 | x | exp(x) - 1 | g * (y + 1)
log | x | log(x) | g / x
log1p | x | log(1 + x) | g / (1 + x)
log2 | x | log_2(x) | g / (x * log(2))
log10 | x | log_10(x) | g / (x * log(10))
sin | x | sin(x) | g * cos(x)
cos | x | cos(x) | -g * sin(x)
erf | x | erf(x) | g * 2 / sqrt(\u03c0) * exp(-x ^ 2)
tan | x | tan(x) | g * (1 + y ^ 2)
asin | x | asin(x) | g / sqrt(1 - x ^ 2)
acos | x | acos(x) | -g / sqrt(1 - x ^ 2)
atan | x | atan(x) | g / (1 + x ^ 2)
sinh | x | sinh(x) | g * cosh(x)
cosh | x | cosh(x) | g * sinh(x)
asinh | x | asinh(x) | g / sqrt(x ^ 2 + 1)
acosh | x | acosh(x) | g / sqrt(x ^ 2 - 1)
atanh | x | atanh(x) | g / (1 - x ^ 2)
atan2 | a b | atan2(a, b) | g * b / (a ^ 2 + b ^ 2) | -g * a / (a ^ 2 + b ^ 2)
hypot | a b | sqrt(a ^ 2 + b ^ 2) | g * a / y | g * b / y
exp2 | x | 2 ^ x | g * y * log(2)
erfc | x | 1 - erf(x) | -g * 2 / sqrt(\u03c0) * exp(-x ^ 2)
erfinv | x | erfinv(x) | g * sqrt(\u03c0) / 2 * exp(y ^ 2)
lgamma | x | log(abs(\u0393(x))) | g * \u03c8(x)
digamma | x | \u03c8(x) | g * polygamma(1, x)
polygamma | x | polygamma(n, x) | g * polygamma(n + 1, x)
logit | x | log(x / (1 - x)) | g / (x * (1 - x))
logaddexp | a b | log(exp(a) + exp(b)) | g / (1 + exp(b - a)) | g / (1 + exp(a - b))
logaddexp2 | a b | log_2(2 ^ a + 2 ^ b) | g / (1 + 2 ^ (b - a)) | g / (1 + 2 ^ (a - b))
lerp | a b w | a + w * (b - a) | g * (1 - w) | g * w | g * (b - a)
copysign | a b | abs(a) * sign(b) | g * y / a | 0
convolution | x w | conv(x, w) | conv_input(g, w) | conv_weight(g, x) | window
convolution | x w b | conv(x, w) + b | conv_input(g, w) | conv_weight(g, x) | sum(g) | window
convolution_input | g w | conv_input(g, w) | conv(h, w) | conv_weight(g, h) | window
convolution_weight | g x | conv_weight(g, x) | conv(x, h) | conv_input(g, h) | window
cdist | a b | norm(a_i - b_j) | sum(g * (a_i - b_j) / y) | sum(g * (b_j - a_i) / y) | pairs
relu | x | max(x, 0) | where(x > 0, g, 0)
relu_backward | g y | where(y > 0, g, 0) | where(y > 0, h, 0)
hardtanh | x | min(max(x, l), u) | where(y = x, g, 0) | between
clamp | x | min(max(x, l), u) | where(y = x, g, 0) | between
clamp | x l u | min(max(x, l), u) | g | g | g | between
clamp_min | x | max(x, l) | where(x >= l, g, 0)
clamp_min | x l | max(x, l) | where(x >= l, g, 0) | where(x < l, g, 0)
clamp_max | x | min(x, u) | where(x <= u, g, 0)
clamp_max | x u | min(x, u) | where(x <= u, g, 0) | where(x > u, g, 0)
threshold | x | where(x > t, x, v) | where(x > t, g, 0)
flat_in | g x | g | h | 0 | constant
leaky_relu | x | where(x > 0, x, a * x) | where(x > 0, g, a * g)
prelu | x w | where(x > 0, x, w * x) | where(x > 0, g, w * g) | where(x > 0, 0, x * g)
rrelu | x | where(x > 0, x, a * x) | where(x > 0, g, a * g)
elu | x | where(x > 0, s * x, s * a * (exp(k * x) - 1)) | where(x > 0, s * g, s * a * k * exp(k * x) * g)
hardshrink | x | where(abs(x) > l, x, 0) | where(abs(x) > l, g, 0)
softshrink | x | where(abs(x) > l, x - l * sign(x), 0) | where(abs(x) > l, g, 0)
sigmoid | x | 1 / (1 + exp(-x)) | g * y * (1 - y)
sigmoid_backward | g y | g * y * (1 - y) | h * y * (1 - y) | h * g * (1 - 2 * y)
log_sigmoid | x | -log(1 + exp(-x)) | g * sigmoid(-x)
tanh | x | tanh(x) | g * (1 - y ^ 2)
tanh_backward | g y | g * (1 - y ^ 2) | h * (1 - y ^ 2) | -2 * h * g * y
softplus | x | log(1 + exp(b * x)) / b | g * sigmoid(b * x)
gelu | x | x * F(x) | g * (F(x) + x * f(x)) | normal
silu | x | x * sigmoid(x) | g * sigmoid(x) * (1 + x * (1 - sigmoid(x)))
mish | x | x * tanh(log(1 + exp(x))) | g * (t + x * (1 - t ^ 2) * sigmoid(x)) | mish
softmax | x | softmax(x) | y * (g - sum(g * y)) | rows
log_softmax | x | log(softmax(x)) | g - exp(y) * sum(g) | rows
layer_norm | x w b | w * (x - m) / sqrt(v + eps) + b | (g * w - mean(g * w) - z * mean(g * w * z)) / sqrt(v + eps) | sum(g * z) | sum(g) | normalized
group_norm | x w b | w * (x - m) / sqrt(v + eps) + b | (g * w - mean(g * w) - z * mean(g * w * z)) / sqrt(v + eps) | sum(g * z) | sum(g) | normalized
batch_norm | x w b | w * (x - m) / sqrt(v + eps) + b | (g * w - mean(g * w) - z * mean(g * w * z)) / sqrt(v + eps) | sum(g * z) | sum(g) | normalized
instance_norm | x w b | w * (x - m) / sqrt(v + eps) + b | (g * w - mean(g * w) - z * mean(g * w * z)) / sqrt(v + eps) | sum(g * z) | sum(g) | normalized
logsumexp | x | log(sum(exp(x))) | g * exp(x - y)
cross_entropy | x t | -log(softmax(x)_t) | g * (softmax(x) - onehot(t))
cross_entropy_backward | g x t | g * (softmax(x) - onehot(t)) | sum(h * (p - onehot(t))) | g * p * (h - sum(p * h)) | constant | softmax_p
nll_loss | x | -x_t | -g * onehot(t)
nll_loss_backward | g | -g * onehot(t) | -h_t
binary_cross_entropy | p t | -mean(t * log(p) + (1 - t) * log(1 - p)) | g * (p - t) / (p * (1 - p)) / n | g * log((1 - p) / p) / n | averaged
binary_cross_entropy_with_logits | x t | mean((1 - t) * x + log(1 + exp(-x))) | g * (sigmoid(x) - t) / n | -g * x / n | averaged
mse_loss | x t | mean((x - t) ^ 2) | g * 2 * (x - t) / n | -g * 2 * (x - t) / n | averaged
l1_loss | x t | mean(abs(x - t)) | g * sign(x - t) / n | -g * sign(x - t) / n | averaged
smooth_l1_loss | x t | mean(c * (x - t - c / 2)) / b | g * c / b / n | -g * c / b / n | averaged_cut
huber_loss | x t | mean(c * (x - t - c / 2)) | g * c / n | -g * c / n | averaged_cut
kl_div | x t | mean(t * (log(t) - x)) | -g * t / n | g * (log(t) + 1 - x) / n | averaged
poisson_nll_loss | x t | mean(r - t * log(r)) | g * (r - t) / n | -g * log(r) / n | averaged_rate
soft_margin_loss | x t | mean(log(1 + exp(-t * x))) | -g * t * sigmoid(-t * x) / n | -g * x * sigmoid(-t * x) / n | averaged
margin_ranking_loss | a b t | mean(max(m - t * (a - b), 0)) | where(t * (a - b) <= m, -g * t / n, 0) | where(t * (a - b) <= m, g * t / n, 0) | where(t * (a - b) <= m, g * (b - a) / n, 0) | averaged
hinge_embedding_loss | x t | mean(where(t > 0, x, max(m - x, 0))) | where(t > 0, g / n, where(x <= m, -g / n, 0)) | constant | averaged
mm | a b | a @ b | g @ T(b) | T(a) @ g
bmm | a b | a @ b | g @ T(b) | T(a) @ g
linalg_inv | a | inv(a) | -T(y) @ g @ T(y)
linalg_solve | a b | inv(a) @ b | -T(inv(a)) @ g @ T(y) | T(inv(a)) @ g
linalg_solve_triangular | a b | inv(a) @ b | -T(inv(a)) @ g @ T(y) | T(inv(a)) @ g | triangle
linalg_det | a | det(a) | g * y * T(inv(a))
linalg_slogdet | a | log(abs(det(a))) | g * T(inv(a))
linalg_pinv | a | pinv(a) | (1 - a @ y) @ T(g) @ y @ T(y) + T(y) @ y @ T(g) @ (1 - y @ a) - T(y) @ g @ T(y) | unit
linalg_matrix_exp | a | exp(a) | corner(T(a), g) | block
linalg_cholesky | a | chol(a) | sym(T(inv(y)) @ half(T(y) @ g) @ inv(y)) | symmetric
linalg_lstsq | a b | P @ b | (1 - a @ P) @ T(G) @ P @ T(P) + T(P) @ P @ T(G) @ (1 - P @ a) - T(P) @ G @ T(P) | T(P) @ g | inverse
linear | x W b | x @ T(W) + b | g @ W | T(g) @ x | sum(g) | batch
rnn_tanh | x W b h c | tanh(x + h @ T(W) + b) | d | T(d) @ h | sum(d) | d @ W | 0 | steps
rnn_relu | x W b h c | max(x + h @ T(W) + b, 0) | d | T(d) @ h | sum(d) | d @ W | 0 | steps
lstm | x W b h c | sigmoid(o) * tanh(sigmoid(f) * c + sigmoid(i) * tanh(u)) | d | T(d) @ h | sum(d) | d @ W | s * sigmoid(f) | steps_lstm
gru | x W b h c | n + sigmoid(z) * (h - n) | d | T(d) @ h | sum(d) | d @ W + g * sigmoid(z) | 0 | steps_gru
sum | x | sum(x) | g | spread
sum_to | x | sum(x) | g | spread
nansum | x | sum(x) | g | numbers
mean | x | sum(x) / n | g / n | spread
prod | x | prod(x) | g * y / x | spread
norm | x | norm(x) | g * x / y
var | x | sum((x - m) ^ 2) / (n - 1) | g * 2 * (x - m) / (n - 1) | moments
std | x | sqrt(var(x)) | g * (x - m) / ((n - 1) * y) | moments
amax | x | max(x) | g | extreme
amin | x | min(x) | g | extreme
max | x | max(x) | g | extreme
min | x | min(x) | g | extreme
max_pool1d | x | max(x) | g | places
max_pool2d | x | max(x) | g | places
max_pool3d | x | max(x) | g | places
im2col | x | x | g | places
col2im | x | sum(x) | g | spread
resample | x | m @ x | T(m) @ g | weights
constant_pad_nd | x | x | g | places
median | x | median(x) | g | extreme
kthvalue | x | x | g | extreme
mode | x | x | g | extreme
sort | x | sort(x) | g | places
topk | x | x | g | places
cummax | x | x | g | places
cummin | x | x | g | places
cumsum | x | cumsum(x) | g | cumsum
cumprod | x | cumprod(x) | g | cumprod
round | x | round(x) | 0 | zero
floor | x | floor(x) | 0 | zero
ceil | x | ceil(x) | 0 | zero
trunc | x | trunc(x) | 0 | zero
floor_divide | a b | floor(a / b) | 0 | 0 | zero
floor_divide | a | floor(a / c) | 0 | zero
remainder | a b | a - b * floor(a / b) | g | -g * floor(a / b)
remainder | a | a - c * floor(a / c) | g
fmod | a b | a - b * trunc(a / b) | g | -g * trunc(a / b)
fmod | a | a - c * trunc(a / c) | g
nan_to_num | x | x | g | finite
where | c a b | where(c, a, b) | constant | where(c, g, 0) | where(c, 0, g)
where | a b | where(c, a, b) | where(c, g, 0) | where(c, 0, g)
where | a | where(c, a, k) | where(c, g, 0)
masked_fill | x | where(m, v, x) | where(m, 0, g)
masked_fill | x v | where(m, v, x) | where(m, 0, g) | sum(where(m, g, 0))
to | x | x | g
clone | x | x | g
bernoulli | p | b | 0 | zero
copy_ | x s | s | 0 | g | overwritten
fill_ | x | c | 0 | overwritten
fill_ | x c | c | 0 | sum(g) | overwritten
view | x | x | g | same_shape
squeeze | x | x | g | same_shape
unsqueeze | x | x | g | same_shape
expand | x | x | g | expand
permute | x | x | g | permute
transpose | x | T(x) | T(g)
flip | x | flip(x) | flip(g)
diag | x | diag(x) | diag(g)
tril | x | tril(x) | tril(g)
triu | x | triu(x) | triu(g)
cat | x | x | g | cat
as_strided | x | x | g | places
as_strided_backward | x | x | g | places
as_strided_erase | x | x | g | places
copy_slices | x s | s | g | g | overwritten
select | x | x | g | places
narrow | x | x | g | places
slice | x | x | g | places
unbind | x | x | g | places
split | x | x | g | places
split_with_sizes | x | x | g | places
diagonal | x | x | g | places
index | x i | x_i | g | constant | places
index_select | x i | x_i | g | constant | places
embedding | w i | w_i | g | constant | places
masked_select | x m | x | g | constant | places
take | x i | x_i | g | constant | places
index_backward | g i | g | h | constant | places
gather | x i | x_i | g | constant | places
gather_backward | g i | g | h | constant | places
scatter | x s | s | g | g | overwritten
scatter_add | x s | x + s | g | g | places
scatter_reduce | x s | x | g | g | places
index_put | x v | v | g | g | overwritten
index_put_ | x v | v | g | g | overwritten
index_add | x v | x + v | g | g | places
`;

const CONSTANT = {
  add: ['c', 'y - a'],
  mul: ['c', 'y / a'],
  div: ['c', 'a / y'],
  pow: ['p', 'log(abs(y)) / log(abs(x))'],
};

function read(line) {
  const [op, inputs, value, ...rest] = line.split(' | ').map(part => part.trim());
  const names = inputs.split(' ');
  const rules = rest.slice(0, names.length).map(r => (r === 'constant' ? null : parse(r)));
  return { op, names, value: parse(value), rules, note: rest[names.length] || null };
}

const RULES = TABLE.trim().split('\n').map(read);
// A difference and a quotient with the constant in front have one input, too.
const REVERSED = [read('sub | b | c - b | -g'), read('div | b | c / b | -g * y / b')];

export const OPERATIONS = [...new Set(RULES.map(rule => rule.op))];

/**
 * The line for an operation with so many inputs; null if it is not the library's, such as a
 * function of the user's own. `slope` is a sample of the rule's result over its cotangent.
 */
export function ruleOf(op, count, slope) {
  const plain = op.replace(/_$/, '');
  const lines = RULES.filter(rule => rule.op === op || rule.op === plain);
  const found = lines.find(rule => rule.names.length === count) || lines[0];
  const turned = REVERSED.find(rule => rule.op === plain && count === 1);
  return turned && slope < 0 && (plain === 'sub' || slope !== undefined) ? turned : found || null;
}

/** The formula of the constant in a rule with a single input, such as c = y / a. */
export function constantOf(rule) {
  if (rule.names.length !== 1) return null;
  if (rule.names[0] === 'b')
    return { name: 'c', formula: parse(rule.op === 'sub' ? 'y + b' : 'y * b') };
  const [name, formula] = CONSTANT[rule.op] || (rule.op === 'sub' ? ['c', 'a - y'] : []);
  return name ? { name, formula: parse(formula) } : null;
}
