/**
 * Trains the Korean morphological analyzer that comes with the package, `models/korean.malmoi`, and rounds it to 8 bits: on
 * the training files of UD Korean-GSD, corrected, and UD Korean-Kaist (MALMOI_DATA, or ../shared/data), and on everyday
 * sentences; see the folder `korean`. Same files, same kind of processor: same bytes.
 *
 *   npm run train:korean
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { correctTreebank } from './korean/correct-treebank.mjs';
import { makeEverydaySentences, textOf, toConllu } from './korean/make-everyday.mjs';
import { readSentences } from './korean/read-sentences.mjs';

/** Everyday sentences beside the 27,000 of the treebanks. */
const EVERYDAY = 5000;

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const data = resolve(process.env.MALMOI_DATA ?? join(root, '../shared/data'), 'ud');
const GSD = 'ko_gsd-ud-train.conllu';
const KAIST = 'ko_kaist-ud-train.conllu';
const DEVELOPMENT = ['ko_gsd-ud-dev.conllu', 'ko_kaist-ud-dev.conllu'];

const missing = [GSD, KAIST, ...DEVELOPMENT]
  .map((file) => join(data, file))
  .filter((path) => !existsSync(path));
if (missing.length > 0) {
  throw new Error(
    `There are no treebanks at ${missing.join(', ')}; name their folder by MALMOI_DATA.`,
  );
}

// The model says what it was trained on: names without the folders of this machine.
const folder = mkdtempSync(join(tmpdir(), 'train-korean-'));
const trained = join(folder, 'korean.malmoi');
for (const file of [KAIST, ...DEVELOPMENT]) copyFileSync(join(data, file), join(folder, file));

const CORRECTED = 'ko_gsd-ud-train-corrected.conllu';
const MADE = 'everyday.conllu';
const readData = (file) => readFileSync(join(data, file), 'utf8');

const corrected = correctTreebank(readData(GSD));
// What the analyzer is tested on is not among the sentences.
const probe = readSentences(join(root, 'tests/golden/everyday-korean/everyday.tsv'));
const everyday = makeEverydaySentences(EVERYDAY, { seed: 1, without: new Set(probe.map(textOf)) });
writeFileSync(join(folder, CORRECTED), corrected);
writeFileSync(join(folder, MADE), toConllu(everyday));

function malmoi(...args) {
  const { status } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const [gsdDevelopment, kaistDevelopment] = DEVELOPMENT;
malmoi(
  ...['train', 'morphology', `sejong=${CORRECTED}`, `kaist=${KAIST}`, `sejong=${MADE}`],
  ...['--validation', `sejong=${gsdDevelopment}`, `kaist=${kaistDevelopment}`],
  ...['--epochs', '10', '--batch', '16', '--learning-rate', '0.01', '--dropout', '0.05'],
  ...['--pair-dropout', '0.1', '--spacing', '0.1', '--mark-dropout', '0.1', '--fragments', '0.05'],
  ...['--remember', '1', '--seed', '1', '--workers', '1', '-o', trained],
);
malmoi('convert', trained, '--precision', 'int8', '-o', join(here, 'korean.malmoi'));
rmSync(folder, { recursive: true });
