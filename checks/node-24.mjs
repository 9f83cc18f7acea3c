// Runs the tests on Node 24, where relaxed SIMD needs no flag. Node 24 comes from npm, into
// .cache/: as a dependency, its `node` would stand before the developer's own in every npm script.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = `${root}.cache/node-24`;
const system = process.platform === 'win32' ? 'win' : process.platform;
const name = `node-${system}-${process.arch}`;
const node = `${folder}/node_modules/${name}/bin/node`;
const tests = process.argv.slice(2);

if (!existsSync(node)) {
  mkdirSync(folder, { recursive: true });
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  try {
    execFileSync('npm', ['install', '--prefix', folder, ...options, `${name}@24`], {
      stdio: 'pipe',
    });
  } catch (error) {
    console.log(
      `Node 24: npm cannot bring ${name}@24 (${String(error.stderr).split('\n')[0]}): its tests were NOT run.`,
    );
    process.exit(0);
  }
}

const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
// What hangs on the version of Node: kernels, threads, files, sockets, texts and numbers. Chromium Node only hands out,
// and what a bundle weighs, databases answer, and docs and examples print is the same once the rest is.
const ELSEWHERE = [
  ...['tests/lab/**', 'tests/browser/**', 'tests/store/**', 'tests/vectors/databases.test.ts'],
  ...[
    'tests/package/{bundle-size,docs,examples,links,snippet-types}.test.ts',
    'tests/cli/demo.test.ts',
  ],
  ...['tests/*/docs.test.ts', 'tests/*/examples.test.ts'],
];
const left = tests.length === 0 ? ELSEWHERE.flatMap((path) => ['--exclude', path]) : [];
console.log(
  `Node 24: running ${tests.join(', ') || 'every test but those of browsers, databases and docs'} on ${version}`,
);
const { status } = spawnSync(node, ['node_modules/vitest/vitest.mjs', 'run', ...left, ...tests], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
