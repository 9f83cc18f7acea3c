/**
 * Trains the Korean morphological analyzer that comes with the package, `models/korean.malmoi`, on the training files of
 * UD Korean-GSD and UD Korean-Kaist (MALMOI_DATA, or ../shared/data), and rounds it to 8 bits. Same files, same kind of
 * processor: same bytes.
 *
 *   npm run train:korean
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const data = resolve(process.env.MALMOI_DATA ?? join(root, '../shared/data'), 'ud');
// The model says what it was trained on: names without the folders of this machine.
const TREEBANKS = { sejong: 'gsd', kaist: 'kaist' };
const filesOf = (part) =>
  Object.entries(TREEBANKS).map(([name, bank]) => `${name}=ko_${bank}-ud-${part}.conllu`);

const missing = [...filesOf('train'), ...filesOf('dev')]
  .map((named) => join(data, named.slice(named.indexOf('=') + 1)))
  .filter((path) => !existsSync(path));
if (missing.length > 0) {
  throw new Error(
    `There are no treebanks at ${missing.join(', ')}; name their folder by MALMOI_DATA.`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'train-korean-'));
const trained = join(folder, 'korean.malmoi');
function malmoi(...args) {
  const { status } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
    cwd: data,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

malmoi(
  ...['train', 'morphology', ...filesOf('train'), '--validation', ...filesOf('dev')],
  ...['--epochs', '10', '--batch', '16', '--learning-rate', '0.01', '--dropout', '0.05'],
  ...['--pair-dropout', '0.1', '--spacing', '0.1', '--remember', '1', '--seed', '1'],
  ...['--workers', '1', '-o', trained],
);
malmoi('convert', trained, '--precision', 'int8', '-o', join(here, 'korean.malmoi'));
rmSync(folder, { recursive: true });
