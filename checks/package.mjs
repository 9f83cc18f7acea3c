// What the published package holds, and whether its exports lead somewhere: fails with a sentence if not.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const { exports, bin } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const [{ files, unpackedSize }] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
);
const packed = new Set(files.map(({ path }) => path));
const problems = [];

for (const name of [
  'LICENSE',
  'README.md',
  'README.ko.md',
  'samples/README.md',
  'samples/english-mails-train.tsv',
]) {
  if (!packed.has(name)) problems.push(`${name} is not in the package.`);
}
for (const name of packed) {
  if (/^(?:src|tests|bench|checks|kernels)\//.test(name))
    problems.push(`${name} does not belong in the package.`);
}
const targets = [
  ...Object.values(exports).flatMap((entry) => Object.values(entry)),
  ...Object.values(bin),
];
for (const target of targets) {
  const path = target.replace(/^\.\//, '');
  if (!existsSync(new URL(path, root)) || !packed.has(path))
    problems.push(`package.json names ${target}, which the build did not make.`);
}
// A budget that only a deliberate change raises. From 6.0 MB: the Korean analyzer, in 8 bits; from 6.9: table
// models, translators, Transformers, captioners and fastText classifiers; from 7.7: the lab with its worker and kernels
// (2.3), and a larger analyzer; from 10.8: the lab's English word vectors (0.6) and the texts that it trains on;
// from 11.8: all sixteen stations of the lab (6.7 in all), which works offline and so brings its own worker, kernels and texts;
// from 15.4: the server, the client, counts in ClickHouse, and the lab's Korean word vectors (0.5).
const MOST_BYTES = 16_800_000;
if (unpackedSize > MOST_BYTES)
  problems.push(`The package has ${unpackedSize} bytes unpacked, more than ${MOST_BYTES}.`);

for (const problem of problems) console.error(problem);
console.log(`package: ${files.length} files, ${(unpackedSize / 1e6).toFixed(1)} MB unpacked`);
process.exitCode = problems.length === 0 ? 0 : 1;
