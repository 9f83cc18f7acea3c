import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/base/json.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import { readModelFile, writeModelFile } from '../../src/io/node.ts';
import { type CommandResult, runCommand } from './run-command.ts';

let folder = '';
const path = (name: string): string => join(folder, name);
const small = ['--layers', '1', '--hidden-size', '8', '--learning-rate', '0.02'];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  writeFileSync(path('poem.txt'), '달이 뜬다\n해가 뜬다\n'.repeat(40));
  const trained = await train('--steps', '20', '-o', path('model.malmoi'));
  expect(trained.code).toBe(0);
  // It lives on beside the model: users who name a checkpoint keep it.
  const kept = ['--checkpoint', path('kept'), '--checkpoint-seconds', '0', '--schedule', 'plateau'];
  await train('--steps', '9', '-o', path('other.malmoi'), ...kept);
});
afterAll(() => rmSync(folder, { recursive: true }));

function train(...options: string[]): Promise<CommandResult> {
  return runCommand(['train', 'lm', path('poem.txt'), '--quiet', ...small, ...options]);
}

/** One sentence on standard error, and nothing else. */
function expectSentence(result: CommandResult, code: number, message: string): void {
  expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(result.stderr).toContain(message);
  expect(result.code).toBe(code);
  expect(result.stdout).toBe('');
}

/** A copy of a model file with other content in the same form. */
async function forge(name: string, change: (state: ModelState) => ModelState): Promise<string> {
  await writeModelFile(path('forged'), change(await readModelFile(path(name))));
  return path('forged');
}

function withMetadata(part: string, changed: JsonObject): (state: ModelState) => ModelState {
  return ({ metadata, ...state }) => ({
    ...state,
    metadata: { ...metadata, [part]: { ...Object(metadata[part]), ...changed } },
  });
}

describe('where nothing can be written', () => {
  it.each([
    ['absent/x.malmoi', 'its folder does not exist; make it first'],
    ['', 'it is a folder; name a file'],
    ['poem.txt/x.malmoi', 'a part of its path is not a folder'],
    [`${'x'.repeat(300)}.malmoi`, 'its name is too long'],
  ])('train lm says so before it trains: %s', async (name, problem) => {
    const trained = await runCommand([
      ...['train', 'lm', path('poem.txt'), ...small, '--steps', '1', '-o', path(name)],
    ]);
    // Without --quiet a training that has begun reports its loss on standard error.
    expectSentence(trained, 1, `it cannot be written: ${problem}`);
    const kept = ['-o', path('none.malmoi'), '--checkpoint', path(name)];
    expectSentence(await train('--steps', '1', ...kept), 1, problem);
    expect(existsSync(path('none.malmoi'))).toBe(false);
  });

  it('compare and the studies say so before they train', async () => {
    const picture = ['-o', path('absent/x.svg')];
    const compared = await runCommand(['compare', path('absent.txt'), ...picture]);
    expectSentence(compared, 1, 'absent/x.svg: it cannot be written');
    const studied = await runCommand(['study', 'recall', '--lags', '1', ...picture]);
    expectSentence(studied, 1, 'absent/x.svg: it cannot be written');
  });

  it.skipIf(!existsSync('/dev/full'))(
    'standard output ends in a sentence (skipped where there is no /dev/full)',
    () => {
      const command = `"$@" > /dev/full`;
      const { status, stderr } = spawnSync(
        'sh',
        ['-c', command, 'sh', process.execPath, 'dist/cli/main.js', 'study', 'nested-tanh'],
        { encoding: 'utf8' },
      );
      expect(stderr).toContain('malmoi: standard output: it cannot be written: the disk is full');
      expect(status).toBe(1);
    },
  );
});

describe('what makes no sense', () => {
  it('is refused with a range that people read', async () => {
    const refused = async (...options: string[]) =>
      (await train('-o', path('x'), ...options)).stderr;
    expect(await refused('--clip', '0')).toContain('--clip is 0; give a number above 0.');
    expect(await refused('--patience', '')).toContain(
      '--patience is ""; give a whole number from 0 up.',
    );
    const tanh = await runCommand(['study', 'nested-tanh', '--inputs', '1,,1']);
    expectSentence(tanh, 2, '--inputs is [1, "", 1]; give a list of numbers.');
  });

  it('options that would change nothing', async () => {
    const output = ['-o', path('idle.malmoi')];
    const form = ['--gru-form', 'reset-after'];
    expectSentence(await train(...form, ...output), 2, '--gru-form is of the GRU');
    expectSentence(await train(...form, '--cell', 'rnn', ...output), 2, '--gru-form is of the GRU');
    const from = ['--from', path('model.malmoi'), '--min-count', '2'];
    expectSentence(
      await train(...from, ...output),
      2,
      '--min-count is for units that are collected',
    );
    expect(existsSync(path('idle.malmoi'))).toBe(false);
  });

  it('an empty text, which is named', async () => {
    writeFileSync(path('empty.txt'), '');
    const empty = await runCommand(['train', 'lm', path('empty.txt'), '-o', path('empty.malmoi')]);
    expectSentence(empty, 1, `${path('empty.txt')}: The text has fewer than two units`);
  });

  it('a resumed training with options that would change what it has behind it', async () => {
    const resumed = ['--resume', path('kept'), '-o', path('more.malmoi')];
    for (const [option, value, message] of [
      ['--steps', '8', 'made with --steps 9, not 8'],
      ['--clip', '1', 'made with --clip 5, not 1'],
      ['--patience', '1', 'made with --patience 5, not 1'],
      ['--averaging', 'ema', 'made with --averaging none, not ema'],
    ] as const) {
      expectSentence(await train(option, value, ...resumed), 2, message);
    }
    const rate = await train(...resumed, '--learning-rate', '0.01');
    expectSentence(rate, 2, 'made with --learning-rate 0.02, not 0.01');
    expect((await train('--steps', '9', ...resumed)).code).toBe(0);
    const extended = await runCommand(
      ['train', 'lm', path('poem.txt'), '--steps', '12', '--patience', '0', '--json'].concat(
        resumed,
      ),
    );
    expect(extended.code).toBe(0);
    expect(extended.stderr).toBe(
      'The training goes on with steps 12; it was begun with 9.\n' +
        'The training goes on with patience 0; it was begun with 5.\n',
    );
    expect(JSON.parse(extended.stdout).steps).toBe(12);
  });

  it('the last step explodes: no model is written', async () => {
    const exploded = await train(
      '--steps',
      '1',
      '--learning-rate',
      '1e30',
      '-o',
      path('nan.malmoi'),
    );
    expectSentence(exploded, 1, 'at step 1; train with a lower learning rate than 1e+30');
    expect(existsSync(path('nan.malmoi'))).toBe(false);
  });

  it('a prompt that is refused leaves standard output empty', async () => {
    const generate = (...options: string[]) =>
      runCommand(['generate', path('model.malmoi'), ...options]);
    expectSentence(await generate('--prompt', 'moon'), 1, 'did not have "m", "o", "n"');
    expectSentence(await generate('--prompt', '달', '--top-p', '2'), 2, '--top-p is 2');
  });

  it('a language model for word vectors, whose kind is named', async () => {
    const similar = await runCommand(['similar', path('model.malmoi'), '달']);
    expectSentence(similar, 1, 'a model of the kind "language-model", which has no word vectors');
  });

  it('bytes that are not UTF-8, and the option that the error names is one', async () => {
    writeFileSync(path('bytes.txt'), Buffer.from([0xff, 0x0a, 0x0a]));
    const model = path('model.malmoi');
    for (const command of [
      ['inspect', model, path('bytes.txt')],
      ['study', 'gradients', model, '--text', path('bytes.txt')],
    ]) {
      expectSentence(await runCommand(command), 1, 'the bytes are not UTF-8; ');
      const replaced = await runCommand([...command, '--invalid-utf8', 'replace']);
      expectSentence(replaced, 1, 'did not have "\ufffd"');
    }
  });

  it('a folder for a file', async () => {
    expectSentence(await runCommand(['generate', folder]), 1, `${folder}: this is a folder`);
    const trained = await runCommand(['train', 'lm', folder, '-o', path('x')]);
    expectSentence(trained, 1, `${folder}: this is a folder`);
  });
});

describe('a forged file', () => {
  it.each<[string, JsonObject, string]>([
    ['more layers than tensors', { layers: 1e9 }, '"recurrent.weight_ih_l1" is missing'],
    [
      'a width that would fill the heap',
      { hiddenSize: 30_000 },
      '"recurrent.weight_ih_l0" is Float32Array [32, 8]',
    ],
    ['wide vectors', { embeddingSize: 1e8 }, '"embedding.weight" is Float32Array ['],
    ['a number out of range', { seed: -1 }, 'seed is -1'],
    ['a text for a truth', { tied: 'no' }, 'tied is "no"'],
    ['a text for a number', { dropout: '0.5' }, 'dropout is "0.5"'],
  ])('of a model: %s', async (_, options, message) => {
    const forged = await forge('model.malmoi', withMetadata('options', options));
    for (const command of [['generate'], ['evaluate'], ['inspect', '--text', '달']]) {
      const [name = '', ...rest] = command;
      const result = await runCommand([name, forged, ...rest], '달이 뜬다\n');
      expectSentence(result, 1, 'forged: ');
      expect(result.stderr).toContain(message);
    }
  });

  it.each<[string, JsonObject]>([
    ['position', { step: -1 }],
    ['position', { step: 1.5 }],
    ['position', { batch: 1.5 }],
    ['position', { averaged: 1e9 }],
    ['position', { seen: -1 }],
    ['', { best: { value: 1, step: 1e9 } }],
    ['optimizer', { learningRate: -1 }],
    ['optimizer', { steps: {} }],
    ['position', { epoch: 0 }],
    ['position', { nats: 'x' }],
    ['position', { validates: 1 }],
    ['schedule', { learningRate: 'x' }],
    ['schedule', { badReports: null }],
    ['task', { random: [0, 0, 0, 0] }],
    ['task', { random: [1, 2, 3, 2 ** 32] }],
    ['', { validations: 5 }],
    ['', { validations: [1] }],
    ['', { best: { value: 1 } }],
    ['', { settings: 3 }],
  ])('of a checkpoint: %s %j', async (part, changed) => {
    const forged = await forge('kept', (state) => {
      const checkpoint: JsonObject = Object(state.metadata.checkpoint);
      const change =
        part === '' ? changed : { [part]: { ...Object(checkpoint[part]), ...changed } };
      return withMetadata('checkpoint', change)(state);
    });
    const resumed = await train('--resume', forged, '-o', path('more.malmoi'), '--steps', '20');
    expectSentence(resumed, 1, 'damaged');
    expect(resumed.stderr).toContain(part === '' ? 'its checkpoint.' : `its checkpoint.${part}.`);
  });
});

it('generate over jamo goes on with the last syllable of the prompt', async () => {
  const model = path('jamo.malmoi');
  writeFileSync(path('jamo.txt'), '나는 간다\n'.repeat(60));
  await runCommand([
    ...['train', 'lm', path('jamo.txt'), '--units', 'jamo', '-o', model, '--quiet'],
    ...['--layers', '1', '--hidden-size', '16', '--steps', '150', '--learning-rate', '0.02'],
  ]);
  const { stdout } = await runCommand([
    ...['generate', model, '--prompt', '나느', '--temperature', '0', '--length', '8'],
  ]);
  expect(stdout).toBe('나는 간다\n\n');
  expect(readFileSync(path('jamo.txt'), 'utf8')).toContain(stdout.trim());
});
