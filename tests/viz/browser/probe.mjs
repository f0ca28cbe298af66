// Whether playwright-core can drive the browser; an older one ends this, and the test, as skipped.

import { start, stop } from './browser.mjs';

try {
  await start();
  await stop();
} catch (error) {
  if (!/unknown command/.test(error.message)) throw error;
  console.log(`skipped: ${process.env.BROWSER} is older than viz/page's playwright-core knows`);
  process.exit(77);
}
