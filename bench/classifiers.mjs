/**
 * Malmoi's linear classifiers beside fastText (Debian's `fasttext`, or PEER), one thread each, on six sets of labeled
 * texts (MALMOI_DATA, or ../shared/data), each cut into the same tokens for both:
 *
 *   npm run bench:classifiers -- [--sets nsmc,rt-polarity,subjectivity,trec-6,movie-reviews,surnames] [--folds 10]
 *
 * Of each set: fastText's objective by our kernels and by fastText with the same settings, which were chosen on development
 * data; by our defaults; and NB-SVM (`--model linear`). Accuracies, and seconds of processor time from the file of texts to the
 * file of the model. What is absent is said and left out.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DATA_SETS, openDataSet } from './classifiers/data-sets.mjs';

const { values: options } = parseArgs({
  options: {
    sets: { type: 'string', default: Object.keys(DATA_SETS).join(',') },
    folds: { type: 'string', default: '10' },
  },
});
const peer = process.env.PEER ?? 'fasttext';
const child = fileURLToPath(new URL('classifiers/train.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-classifiers-'));
const path = (name) => join(folder, name);

/** Runs a program; undefined when it is missing or fails, with the reason printed. */
function run(name, command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (done.status === 0) return done;
  const reason = done.error?.message ?? done.stderr.trim().split('\n').at(-1);
  console.log(`${name} is not measured: ${reason}`);
  return undefined;
}

function trainOurs(settings) {
  const args = [child, path('train'), path('test'), JSON.stringify(settings)];
  const done = run(settings.model, process.execPath, args);
  return done && JSON.parse(done.stdout);
}

/** Trains fastText, by the shell's clock of processor time. */
function trainPeer({ learningRate, epochs, dimensions, wordNgrams }) {
  const flags = ['-lr', learningRate, '-epoch', epochs, '-dim', dimensions];
  const files = ['-input', path('train'), '-output', path('peer')];
  const command = [peer, 'supervised', ...files, ...flags, '-wordNgrams', wordNgrams];
  const script = 'TIMEFORMAT="%U %S"; time "$@"';
  const line = [...command, '-thread', '1', '-verbose', '0'].map(String);
  const trained = run('fastText', 'bash', ['-c', script, 'bash', ...line]);
  if (trained === undefined) return undefined;
  const [user, system] = trained.stderr.trim().split('\n').at(-1).split(' ').map(Number);
  const predicted = run('fastText', peer, ['predict', path('peer.bin'), path('test')]);
  if (predicted === undefined) return undefined;
  const labels = readFileSync(path('test'), 'utf8').split('\n').filter(Boolean);
  const found = predicted.stdout.trim().split('\n');
  const right = labels.filter((text, i) => text.split(' ', 1)[0] === found[i]).length;
  return { accuracy: right / labels.length, seconds: user + system };
}

function mean(results, name) {
  return results.reduce((sum, one) => sum + one[name], 0) / results.length;
}

const write = (name, documents) =>
  writeFileSync(
    path(name),
    documents.map(({ label, tokens }) => `__label__${label} ${tokens.join(' ')}\n`).join(''),
  );

const rows = {};
for (const name of options.sets.split(',')) {
  const set = DATA_SETS[name];
  if (set === undefined) {
    console.log(`There is no set ${name}; there are ${Object.keys(DATA_SETS).join(', ')}.`);
    continue;
  }
  const parts = openDataSet(name, Number(options.folds));
  if (parts === undefined) continue;
  const programs = {
    same: () => trainOurs({ model: 'fasttext', ...set.settings }),
    peer: () => trainPeer(set.settings),
    defaults: () => trainOurs({ model: 'fasttext', wordNgrams: set.characters ? 4 : undefined }),
    linear: () => trainOurs({ model: 'linear', ngramRange: set.characters ? [1, 5] : [1, 3] }),
  };
  const results = { same: [], peer: [], defaults: [], linear: [] };
  for (const { train, test } of parts) {
    write('train', train);
    write('test', test);
    for (const [program, measure] of Object.entries(programs)) {
      const result = measure();
      if (result !== undefined) results[program].push(result);
    }
  }
  const { same, peer: other, defaults, linear } = results;
  const digits = (list, field, count = 4) =>
    list.length === 0 ? '–' : mean(list, field).toFixed(count);
  rows[name] = {
    folds: parts.length,
    fastText: digits(other, 'accuracy'),
    'ours, same settings': digits(same, 'accuracy'),
    'ours, defaults': digits(defaults, 'accuracy'),
    linear: digits(linear, 'accuracy'),
    'macro F1 of defaults, linear': `${digits(defaults, 'macroF1', 3)}, ${digits(linear, 'macroF1', 3)}`,
    'seconds fastText': digits(other, 'seconds', 2),
    ours: digits(same, 'seconds', 2),
    defaults: digits(defaults, 'seconds', 2),
    'NB-SVM': digits(linear, 'seconds', 2),
    'fastText ÷ ours':
      other.length === 0 ? '–' : (mean(other, 'seconds') / mean(same, 'seconds')).toFixed(2),
  };
  console.log(name, JSON.stringify(rows[name]));
}
console.table(rows);
rmSync(folder, { recursive: true });
