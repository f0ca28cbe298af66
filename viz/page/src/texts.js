// Every text of the page, in English and Chinese. {name} stands for a part filled in.

import { NOTES } from './notes.js';

const TEXTS = {
  // The frame of the page
  skip: ['Skip to the steps', '跳到步骤'],
  first: ['First step', '第一步'],
  back: ['Step back', '后退一步'],
  forth: ['Step forward', '前进一步'],
  last: ['Last step', '最后一步'],
  play: ['Play', '播放'],
  pause: ['Pause', '暂停'],
  slider: ['Step', '步骤'],
  step_of: ['step {k} of {n}', '第 {k} 步，共 {n} 步'],
  graph: ['Graph', '计算图'],
  fit: ['Fit', '适合窗口'],
  fit_hint: ['Fit the graph to the window', '让图适合窗口'],
  predict: ['Predict', '预测'],
  predict_hint: ['Hide the numbers and ask me', '隐藏数字，让我先猜'],
  fold_all: ['Fold modules', '折叠模块'],
  unfold_all: ['Unfold modules', '展开模块'],
  unfold: ['Unfold {name}', '展开 {name}'],
  fold: ['Fold {name}', '折叠 {name}'],
  language: ['中文', 'English'],
  theme: ['Light or dark', '浅色或深色'],
  open: ['Compare …', '比较…'],
  open_hint: ['Put another recording beside this one', '把另一个记录放在旁边'],
  open_bad: ['{file} is no recording of Taper', '{file} 不是 Taper 的记录'],
  keys: [
    'Keys: ← → step, Home and End, Tab and Enter choose a node, P predicts',
    '按键：← → 逐步，Home 与 End，Tab 与 Enter 选择节点，P 预测',
  ],
  transcript: ['All steps', '全部步骤'],
  together: ['Both step together', '两边同步'],
  left: ['Left', '左'],
  right: ['Right', '右'],
  nothing: ['Nothing was recorded.', '没有记录到任何内容。'],
  hidden_nodes: ['{n} more nodes', '另有 {n} 个节点'],
  full: [
    'The recording was full after {n} steps; what followed is missing.',
    '记录在 {n} 步后已满，之后的内容缺失。',
  ],
  // The legend
  leaf: ['leaf', '叶子'],
  constant: ['no gradient', '无需梯度'],
  constant_name: ['constant', '常量'],
  operation: ['operation', '运算'],
  current: ['current', '当前'],
  waiting: ['waiting', '等待'],
  done: ['done', '完成'],
  never: ['never visited', '不会访问'],
  failed: ['failed', '出错'],
  second: ['made by backward', '由反向传播产生'],
  future: ['not computed yet', '尚未计算'],
  earlier: ['before the recording', '记录开始之前'],
  computed: ['computed', '已计算'],
  pruned: [
    'It needs no gradient, so backward never comes here.',
    '它不需要梯度，反向传播不会经过这里。',
  ],
  // The node card
  card: ['Node', '节点'],
  module: ['module', '模块'],
  shape: ['shape', '形状'],
  dtype: ['dtype', '类型'],
  scalar: ['scalar', '标量'],
  made_at: ['recorded at', '记录于'],
  value: ['Value', '值'],
  cotangent: ['Cotangent g = dL/d{name}', '余切向量 g = dL/d{name}'],
  grad: ['.grad', '.grad'],
  rule_for: ['for {name}', '对 {name}'],
  formula: ['Formula and rules', '公式与规则'],
  with_numbers: ['with these numbers', '代入数字'],
  element: ['element {at}', '元素 {at}'],
  own_rule: [
    'A function of the program itself: its rule is not known here.',
    '程序自定义的函数：此处不知道其规则。',
  ],
  min: ['min', '最小'],
  max: ['max', '最大'],
  mean: ['mean', '均值'],
  norm: ['norm', '范数'],
  nan: ['NaN', 'NaN'],
  inf: ['Inf', 'Inf'],
  corner: ['corner', '左上角'],
  sampled: ['{rows} × {cols} of {all} elements', '{all} 个元素中的 {rows} × {cols} 个'],
  images_note: ['the first {n} rows as 28 × 28 images', '前 {n} 行，作为 28 × 28 图像'],
  no_result: ['The operation failed, so it has no result.', '运算出错，没有结果。'],
  detached: ['{name}, detached', '{name}（已分离）'],
  not_known: ['computed before the recording began', '在记录开始前计算'],
  mask: ['Mask: 1 where the rule lets g through', '掩码：1 表示 g 通过'],
  slope: ['Slope dy/d{name}', '斜率 dy/d{name}'],
  dead: [
    '{n} of {all} are 0: nothing flows back there',
    '{all} 个中有 {n} 个为 0：那里没有梯度流回',
  ],
  saturated: [
    '{n} of {all} are saturated (slope below a tenth of the steepest)',
    '{all} 个中有 {n} 个饱和（斜率不到最大值的十分之一）',
  ],
  dropout_mask: ['Dropout mask', 'Dropout 掩码'],
  dropout: [
    'Dropout: 0 drops an element, {scale} keeps and scales it',
    'Dropout：0 丢弃元素，{scale} 保留并放大',
  ],
  contraction: ['Contraction', '缩并'],
  // The ledger
  ledger: ['Ledger', '账本'],
  ledger_of: ['g of {name}, one addend for each use', '{name} 的 g：每次使用贡献一项'],
  from: ['from {name}', '来自 {name}'],
  seed_word: ['seed', '种子'],
  held: ['already in .grad', '.grad 中已有'],
  stale_grad: [
    '.grad was not empty: without zero_grad() the gradients of earlier steps are added.',
    '.grad 不为空：没有 zero_grad()，之前步骤的梯度会累加。',
  ],
  total: ['sum', '总和'],
  hook: ['a hook changed it to', '被钩子改为'],
  empty: ['empty', '空'],
  // Memory
  memory: ['Saved for backward', '为反向传播保存'],
  memory_row: ['{owner} saved {what}', '{owner} 保存 {what}'],
  memory_now: ['{now} held, at most {peak}', '占用 {now}，最多 {peak}'],
  own_result: ['its result', '自己的结果'],
  more_rows: ['and {n} more', '另有 {n} 项'],
  memory_none: ['Nothing is saved.', '没有保存任何值。'],
  freed_at: ['freed at step {k}', '第 {k} 步释放'],
  kept: ['kept', '保留'],
  retain_on: ['retain_graph=true keeps the saved values', 'retain_graph=true 保留已存的值'],
  create_on: [
    'create_graph=true records the backward pass, too',
    'create_graph=true 把反向传播也记录下来',
  ],
  // Seed and Jacobian
  seed: ['Seed', '种子'],
  seed_one: ['v = 1, because {name} is a scalar', 'v = 1，因为 {name} 是标量'],
  seed_given: ['v was given to backward()', 'v 由 backward() 给出'],
  jacobian: ['Jacobian d{of}/d{by}', '雅可比矩阵 d{of}/d{by}'],
  jacobian_show: ['Show the full Jacobian', '显示完整雅可比矩阵'],
  jacobian_hide: ['Hide the Jacobian', '隐藏雅可比矩阵'],
  jacobian_rows: [
    'backward() never makes this matrix: it computes the one combination of its rows that v asks for.',
    'backward() 不会生成该矩阵：它只计算 v 所要求的那一个行组合。',
  ],
  // Checks
  checks: ['By hand, autograd, central difference', '手算、自动求导、中心差分'],
  hand: ['by hand', '手算'],
  autograd: ['autograd', '自动求导'],
  difference: ['difference', '差分'],
  error_hand: ['hand / autograd', '手算/自动求导'],
  error_difference: ['difference / autograd', '差分/自动求导'],
  relative: ['relative error', '相对误差'],
  type_hand: ['your result for {name}', '你对 {name} 的结果'],
  agree: ['agree', '一致'],
  differ: ['differ', '不一致'],
  // Norms
  norms: ['Gradient norms by layer', '各层梯度范数'],
  norms_note: [
    '‖g‖ of each layer and of its parameters, logarithmic',
    '每一层及其参数的 ‖g‖，对数刻度',
  ],
  // Prediction
  ask_value: ['What comes out?', '结果是多少？'],
  ask_element: ['What is element {at}?', '元素 {at} 是多少？'],
  ask_shape: ['Which shape does it have?', '它的形状是什么？'],
  check: ['Check', '检查'],
  right_answer: ['Right: {x}', '正确：{x}'],
  wrong_answer: ['Not quite. Try again, or step on to see.', '不对。再试一次，或前进查看答案。'],
  wrong_shape: [
    'A cotangent has the shape of its value. Try again.',
    '余切向量与其值形状相同。再试一次。',
  ],
  answer: ['your answer', '你的答案'],
  score: ['{right} of {all} right', '{all} 题中答对 {right} 题'],
  // The steps
  s_forward: ['Forward: {name} = {op}({inputs}){value}', '前向：{name} = {op}({inputs}){value}'],
  s_forward_untracked: [
    'Forward: {name} = {op}({inputs}){value}. No input requires grad, so no node is recorded.',
    '前向：{name} = {op}({inputs}){value}。输入都不需要梯度，因此不记录节点。',
  ],
  s_begin: ['{call} begins at {name}{flags}.', '{call} 从 {name} 开始{flags}。'],
  s_seed: ['The seed: {name} gets g = {g}.', '种子：{name} 得到 g = {g}。'],
  s_run: [
    '{name} runs. Everything that uses it has reported: g = {g}.',
    '{name} 运行。所有用到它的节点都已送来梯度：g = {g}。',
  ],
  s_rule: [
    'The rule of {from} for {to} gives {g}; {to} waits with {sum}.',
    '{from} 对 {to} 的规则给出 {g}；{to} 处累计为 {sum}，等待运行。',
  ],
  s_rule_first: [
    'The rule of {from} for {to} gives {g}, which waits at {to}.',
    '{from} 对 {to} 的规则给出 {g}，存放在 {to} 处等待。',
  ],
  s_rule_wide: [
    'The rule of {from} for {to} gives a cotangent of shape {wide}, but {to} has {shape}: it was broadcast.',
    '{from} 对 {to} 的规则给出形状 {wide} 的余切向量，但 {to} 的形状是 {shape}：它曾被广播。',
  ],
  s_rule_none: [
    'The rule of {from} for {to} gives nothing: the gradient is zero.',
    '{from} 对 {to} 的规则没有给出任何值：梯度为零。',
  ],
  s_reduce: [
    'Undo the broadcast: sum over {axes}, {wide} → {shape}. {to} waits with {sum}.',
    '撤销广播：沿{axes}求和，{wide} → {shape}。{to} 处累计为 {sum}，等待运行。',
  ],
  s_convert: [
    'Convert the cotangent to {dtype}, like {to}, which waits with {sum}.',
    '把余切向量转换为 {dtype}（与 {to} 相同），{to} 处累计为 {sum}，等待运行。',
  ],
  axis: ['axis {axes}', '轴 {axes} '],
  axes: ['the axes {axes}', '轴 {axes} '],
  s_free: [
    '{name} is done; its saved values are freed: {bytes}.',
    '{name} 完成；释放其保存的值：{bytes}。',
  ],
  s_free_none: ['{name} is done; it had saved nothing.', '{name} 完成；它没有保存任何值。'],
  s_accumulate: ['{name}.grad was empty and becomes {g}.', '{name}.grad 原为空，变为 {g}。'],
  s_accumulate_more: [
    '{name}.grad held {before}; adding {g} makes {after}.',
    '{name}.grad 已有 {before}，加上 {g} 得 {after}。',
  ],
  s_end: ['{call} is over.', '{call} 结束。'],
  s_write: ['{name} is changed in place by {op}.', '{name} 被 {op} 原地修改。'],
  s_update: ['{op} changes {names}.', '{op} 更新 {names}。'],
  s_zero: ['The gradients are set to zero: {names}.', '梯度清零：{names}。'],
  s_error: ['The program stops here: {text}', '程序在此停止：{text}'],
  s_error_at: ['{name} fails: {text}', '{name} 出错：{text}'],
  update_by_hand: ['An update by hand', '手工更新'],
  optimizer: ['The step of the optimizer', '优化器的一步'],
  before: ['before', '之前'],
  after: ['after', '之后'],
  change: ['change', '变化'],
  parameter: ['parameter', '参数'],
  list_and: [', ', '、'],
  unnamed: ['unnamed', '未命名'],
  ...NOTES,
};

let language = 0;
export const languages = ['en', 'zh'];

export function setLanguage(code) {
  language = code && code.startsWith('zh') ? 1 : 0;
}
export function currentLanguage() {
  return languages[language];
}

export function knows(name) {
  return name in TEXTS && TEXTS[name][language] !== '';
}

/** The text of that name, with its parts filled in. */
export function say(name, parts) {
  const text = TEXTS[name] ? TEXTS[name][language] : name;
  return text.replace(/\{(\w+)\}/g, (whole, part) =>
    parts && part in parts ? parts[part] : whole,
  );
}
