#include "tests/errors/mistakes.h"

namespace rows::errors {

namespace {

Tensor image(int64_t channels = 1) { return ones({1, channels, 3, 3}); }
Tensor filter(int64_t size = 2) { return ones({1, 1, size, 2}); }
Tensor back() { return ones({2, 1, 2, 2}); }

}  // namespace

Mistakes convolution() {
  Mistakes mistakes;
  MISTAKE(conv2d(image(), filter().to(kDouble)));
  MISTAKE(conv2d(image(2), filter()));
  MISTAKE(conv2d(ones({3, 3}), filter()));
  MISTAKE(conv2d(ones({1, 1, 1, 3, 3}), filter()));
  MISTAKE(conv2d(image(), filter(), ones({2})));
  MISTAKE(conv2d(image(), filter(), ones({1, 1})));
  MISTAKE(conv2d(image(), filter(4)));
  MISTAKE(conv2d(ones({1, 1, 0, 3}), filter()));
  MISTAKE(conv2d(image(), filter(), {}, 0));
  MISTAKE(conv2d(image(), filter(), {}, 1, IntArrayRef(-1)));
  MISTAKE(conv2d(image(), filter(), {}, 1, IntArrayRef(1), 0));
  MISTAKE(conv2d(image(), filter(), {}, 1, IntArrayRef(1), 1, 0));
  MISTAKE(conv2d(image(4), ones({3, 2, 2, 2}), {}, 1, IntArrayRef(1), 1, 2));
  MISTAKE(conv2d(image(4), ones({1, 2, 2, 2}), {}, 1, IntArrayRef(1), 1, 2));
  MISTAKE(conv2d(image(), filter(), {}, {1, 1, 1}));
  MISTAKE(conv2d(image(), filter(), {}, 1, {1, 1, 1}));
  MISTAKE(conv2d(image(), filter(), {}, 2, "same"));
  MISTAKE(conv2d(image(), filter(), {}, 1, "foo"));
  MISTAKE(conv_transpose2d(image(3), back()));
  MISTAKE(conv_transpose2d(image(2), back(), ones({2})));
  MISTAKE(conv_transpose2d(ones({3, 3}), back()));
  MISTAKE(conv_transpose2d(ones({1, 2, 1, 1}), back(), {}, 1, 2));
  MISTAKE(max_pool2d(image(), 2, 2, 2));
  MISTAKE(max_pool2d(image(), 2, 0));
  MISTAKE(max_pool2d(image(), {2, 2, 2}));
  MISTAKE(max_pool2d(ones({1, 0, 4, 4}), 2));
  MISTAKE(max_pool1d(ones({4}), 2));
  MISTAKE(avg_pool2d(image(), 2, 2, 2));
  MISTAKE(avg_pool2d(image(), 2, 2, 0, false, true, 0));
  MISTAKE(adaptive_avg_pool2d(image(), -1));
  MISTAKE(constant_pad_nd(image(), {1}));
  MISTAKE(constant_pad_nd(ones({2}), {1, 1, 1, 1}));
  MISTAKE(pad(image(), {1, 1, 1, 1}, "foo"));
  MISTAKE(pad(image(), {1, 1, 1, 1}, "reflect", 1));
  MISTAKE(pad(image(), {1, 1}, "reflect"));
  MISTAKE(pad(ones({2, 3}), {1, 1, 1, 1}, "reflect"));
  MISTAKE(pad(ones({1, 1, 3}), {1, 4}, "circular"));
  MISTAKE(ExpandingArray<2>({1, 2, 3}));
  MISTAKE(nn::Conv2d(nn::Conv2dOptions(3, 4, 2).groups(2)));
  MISTAKE(nn::Conv2d(nn::Conv2dOptions(4, 3, 2).groups(2)));
  MISTAKE(nn::ConvTranspose2d(2, 1, 2)->forward(image(2), IntArrayRef({9, 9})));
  MISTAKE(nn::BatchNorm2d(3)(ones({2, 3})));
  MISTAKE(nn::BatchNorm3d(3)(ones({2, 3})));
  return mistakes;
}

}  // namespace rows::errors
