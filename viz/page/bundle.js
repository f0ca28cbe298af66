// Makes what the library embeds: dist/page.html, the page without data, and dist/still.js, the
// drawing for the interpreter inside of the library. `node bundle.js --check` only compares.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const source = name => join(here, 'src', name);
const licence = readFileSync(join(here, 'node_modules/@dagrejs/dagre/LICENSE'), 'utf8').trim();
const notice = `/* Contains @dagrejs/dagre and @dagrejs/graphlib under this licence:\n${licence}\n*/\n`;

async function bundled(entry, options) {
  const result = await build({
    entryPoints: [source(entry)],
    bundle: true,
    write: false,
    legalComments: 'none',
    format: 'iife',
    charset: 'utf8',
    ...options,
  });
  return result.outputFiles[0].text;
}

const hash = text => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;

async function page() {
  // Inside of a page "</script" would end the script.
  const script = (notice + (await bundled('main.js', { minify: true, target: 'es2020' }))).replace(
    /<\/(script)/gi,
    '<\\/$1',
  );
  const style = (
    await transform(readFileSync(source('style.css'), 'utf8'), { loader: 'css', minify: true })
  ).code.trim();
  const parts = { script, style, 'script-hash': hash(script), 'style-hash': hash(style) };
  return readFileSync(source('page.html'), 'utf8').replace(
    /\{(script|style|script-hash|style-hash)\}/g,
    (_, name) => parts[name],
  );
}

async function still() {
  const modern = await bundled('still.js', { target: 'es2020' });
  const old = ts.transpileModule(modern, {
    compilerOptions: { target: 'ES5', downlevelIteration: true, module: 'None' },
  });
  return (
    notice +
    (await transform(old.outputText, { minify: true, target: 'es5', charset: 'ascii' })).code
  );
}

const files = { 'page.html': await page(), 'still.js': await still() };
const check = process.argv.includes('--check');
mkdirSync(join(here, 'dist'), { recursive: true });
for (const [name, text] of Object.entries(files)) {
  const path = join(here, 'dist', name);
  if (!check) {
    writeFileSync(path, text);
    console.log(`${name}: ${Buffer.byteLength(text)} bytes`);
  } else if (readFileSync(path, 'utf8') !== text) {
    console.error(`viz/page/dist/${name} is out of date; run 'npm run bundle' in viz/page`);
    process.exitCode = 1;
  }
}
