import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { readModelFile } from '../../src/io/node.ts';
import { interruptTraining } from './interrupt-training.ts';
import { runCommand } from './run-command.ts';

let folder: string;
const path = (name: string): string => join(folder, name);

/** Reviews whose label is the color in them, among other words. */
function createTable(rows: number): string {
  const random = createRandom(1, 'reviews');
  const words = ['the', 'house', 'is', 'very', 'old', 'and', 'tall'];
  const lines = Array.from({ length: rows }, () => {
    const color = random.integer(2) === 0 ? 'red' : 'blue';
    const text = Array.from({ length: 3 + random.integer(5) }, () => words[random.integer(7)]);
    text.splice(random.integer(text.length), 0, color);
    return `${text.join(' ')}\t${color === 'red' ? 'warm' : 'cold'}`;
  });
  return `text\tlabel\n${lines.join('\n')}\n`;
}

const SMALL = [
  ...['--embedding-size', '12', '--hidden-size', '8', '--epochs', '6', '--batch', '16'],
  ...['--learning-rate', '0.03', '--dropout', '0.1', '--engine', 'wasm', '--workers', '1'],
];

const train = (args: readonly string[], signal?: AbortSignal) =>
  runCommand(['train', 'classifier', path('reviews.tsv'), ...args], '', signal);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-neural-'));
  writeFileSync(path('reviews.tsv'), createTable(160));
  writeFileSync(path('vectors.txt'), '3 4\nred 1 0 0 0\nblue 0 1 0 0\nold 0 0 1 0\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('train classifier --model', () => {
  it.each(['lstm', 'gru', 'rnn', 'cnn'])(
    '%s learns, and its file predicts, evaluates, explains and is inspected',
    async (model) => {
      const file = path(`${model}.malmoi`);
      const trained = await train(['--model', model, ...SMALL, '-o', file]);
      expect(trained.stderr).toMatch(/step 9, epoch 1: loss \d\.\d{4} nats, validation accuracy/);
      expect(trained.stdout).toMatch(
        new RegExp(`^${model} of [\\d,]+ parameters: validation accuracy \\d+\\.\\d\\d % at`, 'm'),
      );
      expect(trained.stdout).toContain('160 documents, 10 features, classes cold, warm;');
      expect(trained.code).toBe(0);
      expect(readdirSync(folder)).not.toContain(`${model}.malmoi.checkpoint`);
      const predicted = await runCommand(['predict', file], 'the old red house\na blue one\n');
      expect(predicted.stdout).toMatch(/^warm\t0\.\d{4}\ncold\t0\.\d{4}\n$/);
      const evaluated = await runCommand(['evaluate', file, path('reviews.tsv'), '--json']);
      expect(JSON.parse(evaluated.stdout).accuracy).toBeGreaterThan(0.95);
      const explained = await runCommand(['explain', file, 'the old red house']);
      expect(explained.stdout).toContain('→ warm');
      expect(explained.stdout).toContain('red');
      const inspected = await runCommand(['inspect', file, '--json']);
      const { details } = JSON.parse(inspected.stdout);
      expect(details).toMatchObject({ cell: model, documents: 160, labels: ['cold', 'warm'] });
    },
    60_000,
  );

  it('writes the same bytes for the same seed, and says in JSON how it went', async () => {
    const args = ['--model', 'gru', ...SMALL, '--seed', '7', '--json'];
    const first = await train([...args, '-o', path('a.malmoi')]);
    await train([...args, '-o', path('b.malmoi')]);
    expect(readFileSync(path('a.malmoi'))).toEqual(readFileSync(path('b.malmoi')));
    const { network, labels } = JSON.parse(first.stdout);
    expect(labels).toEqual(['cold', 'warm']);
    expect(network.reports).toHaveLength(network.steps / 9);
    expect(network.accuracy).toBe(
      Math.max(...network.reports.map(({ accuracy }: { accuracy: number }) => accuracy)),
    );
  }, 60_000);

  it('is interrupted, and goes on to the bytes of the uninterrupted training', async () => {
    const common = ['--model', 'lstm', ...SMALL, '--epochs', '6', '--patience', '0'];
    const [whole, cut] = [path('whole.malmoi'), path('cut.malmoi')];
    expect((await train([...common, '-o', whole])).code).toBe(0);
    const checkpoint = `${cut}.checkpoint`;
    const stopped = await interruptTraining(
      (more, signal) => train([...common, ...more, '-o', cut], signal),
      checkpoint,
    );
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toContain(`go on with the same command and --resume ${checkpoint}.`);
    expect(existsSync(cut)).toBe(false);
    const other = ['--model', 'lstm', '--resume', checkpoint, '-o', cut];
    expect((await train([...other, '--hidden-size', '9'])).stderr).toContain(
      'The checkpoint was made with --hidden-size 8, not 9',
    );
    // What is left out is as it was begun.
    const resumed = await train([...other, '--engine', 'wasm', '--workers', '1']);
    expect(resumed.code).toBe(0);
    expect(readFileSync(cut)).toEqual(readFileSync(whole));
    expect(existsSync(checkpoint)).toBe(false);
  }, 60_000);

  it('begins with vectors of a file, and leaves them as they are where that is asked', async () => {
    const args = ['--model', 'cnn', '--vectors', path('vectors.txt'), '--frozen', '--epochs', '1'];
    const file = path('given.malmoi');
    expect((await train([...args, '--engine', 'wasm', '-o', file])).code).toBe(0);
    const { metadata } = await readModelFile(file);
    expect(metadata.options).toMatchObject({ embeddingSize: 4, frozen: true });
    expect(metadata.training).toMatchObject({ settings: { epochs: 1 } });
  }, 60_000);

  it('measures networks by cross-validation, and validates them on a file of other documents', async () => {
    writeFileSync(path('others.tsv'), createTable(40));
    const file = path('folds.malmoi');
    const args = ['--model', 'cnn', '--validation', path('others.tsv'), ...SMALL, '-o', file];
    const { code, stdout, stderr } = await train([...args, '--folds', '2']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^fold 1: accuracy (0\.9\d{3}|1\.0000),/m);
    expect(stdout).toContain('mean of 2 folds: accuracy');
    // The folds write no reports and no checkpoints, and the model is what it is without them.
    expect(stderr.match(/epoch 1:/g)).toHaveLength(1);
    const folds = readFileSync(file);
    expect((await train(args)).code).toBe(0);
    expect(readFileSync(file)).toEqual(folds);
    const refused = await train(['--model', 'cnn', '--validation', path('none.tsv'), '-o', file]);
    expect(refused.stderr).toContain('none.tsv');
    expect(refused.code).toBe(1);
  }, 60_000);

  it.each([
    [['--layers', '2'], '--layers goes with --model lstm, gru, rnn, cnn, not with --model'],
    [['--model', 'cnn', '--layers', '2'], '--layers changes nothing with --model cnn'],
    [
      ['--model', 'gru', '--filter-widths', '3'],
      '--filter-widths changes nothing with --model gru',
    ],
    [['--model', 'gru', '--frozen'], '--frozen keeps given vectors as they are'],
    [['--model', 'gru', '--stem', 'english'], '--stem does not go with --model gru'],
    [['--model', 'gru', '--tokenizer', 'regexp'], '--tokenizer regexp does not go with networks'],
    [['--model', 'gru', '--folds', '3', '--resume', 'x'], '--folds measures new trainings'],
    [['--model', 'gru', '--validation', '1'], 'validation is 1; give a number'],
    [['--model', 'gru', '--alpha', '1'], '--alpha goes with --model multinomial'],
    [['--model', 'cnn', '--pooling', 'last'], '--pooling is last, but convolutions'],
    [['--model', 'gru', '--dropout', '1'], '--dropout is 1; give a number'],
  ])('refuses %j', async (flags, message) => {
    const { code, stderr } = await train([...flags, '-o', path('no.malmoi')]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});
