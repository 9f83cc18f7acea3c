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
// What hangs on the version of Node: kernels and threads, files and sockets, texts and numbers. The models above them are
// made of these; Chromium Node only hands out.
const FLOORS = ['base', 'io', 'text', 'corpus', 'engine', 'autodiff', 'nn', 'training'];
const ASKED = [...FLOORS, 'server', 'client'].map((folder) => `tests/${folder}/`);
const files = tests.length > 0 ? tests : ASKED;
console.log(`Node 24: running ${files.join(', ')} on ${version}`);
const { status } = spawnSync(node, ['node_modules/vitest/vitest.mjs', 'run', ...files], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
