import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elementsOf, parseXml } from '../support/parse-xml.ts';
import { runCommand } from './run-command.ts';

let folder = '';
const path = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  const poem = Array.from({ length: 80 }, (_, i) => `${i % 2 ? '해가' : '달이'} 뜬다\n`);
  writeFileSync(path('poem.txt'), poem.join('\n'));
  writeFileSync(
    path('table.tsv'),
    `id\tdocument\n${poem.map((line, i) => `${i}\t${line}`).join('')}`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const small = ['--layers', '1', '--hidden-size', '12', '--steps', '60', '--learning-rate', '0.02'];

test('train lm, then evaluate: a model of a text with its empty lines', async () => {
  const trained = await runCommand([
    ...['train', 'lm', path('poem.txt'), '-o', path('poem.malmoi'), '--json', ...small],
  ]);
  expect(trained.code).toBe(0);
  const summary = JSON.parse(trained.stdout);
  expect(summary).toMatchObject({
    cell: 'lstm',
    units: 'code-points',
    vocabularySize: 8,
    steps: 60,
  });
  expect(summary.perplexity).toBeLessThan(2);
  expect(existsSync(path('poem.malmoi.checkpoint'))).toBe(false);

  const evaluated = await runCommand(['evaluate', path('poem.malmoi'), path('poem.txt'), '--json']);
  const evaluation = JSON.parse(evaluated.stdout);
  expect(evaluation.characters).toBe(readFileSync(path('poem.txt'), 'utf8').length);
  expect(evaluation.perplexity).toBeLessThan(2);
  expect(evaluation.bitsPerCharacter).toBeCloseTo(evaluation.loss / Math.LN2, 1);
  const strange = await runCommand(['evaluate', path('poem.malmoi'), '-'], 'moon');
  expect(strange.code).toBe(1);
  expect(strange.stderr).toContain('did not have "m", "o", "n"');
  const wrong = await runCommand(['evaluate', path('poem.malmoi'), '-', '--restrict', '3'], 'x');
  expect(wrong).toMatchObject({ code: 2 });
});

test('train lm: a text that goes to a temporary file gives the same bytes', async () => {
  const train = (output: string, ...more: string[]) =>
    runCommand([...['train', 'lm', path('poem.txt'), '-o', path(output)], ...small, ...more]);
  expect((await train('held.malmoi')).code).toBe(0);
  const temporary = ['--memory', '0', '--temporary', folder];
  expect((await train('stored.malmoi', ...temporary)).code).toBe(0);
  expect(readFileSync(path('stored.malmoi'))).toEqual(readFileSync(path('held.malmoi')));
  expect(readdirSync(folder).filter((name) => name.startsWith('malmoi-'))).toEqual([]);
  const wrong = await train('wrong.malmoi', '--memory', '-1');
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('--memory');
  const nowhere = await train('wrong.malmoi', '--temporary', path('no-folder'));
  expect(nowhere).toMatchObject({ code: 1 });
});

test.each(['jamo', 'graphemes', 'whitespace'])(
  'train lm takes documents of a table: %s',
  async (units) => {
    const { code, stdout } = await runCommand([
      ...['train', 'lm', path('table.tsv'), '--units', units, '--cell', 'gru', ...small, '--json'],
      ...['-o', path('table.malmoi')],
    ]);
    expect(code).toBe(0);
    const { units: kind, vocabularySize: size, bitsPerCharacter, loss } = JSON.parse(stdout);
    expect(kind).toBe(units);
    expect(size).toBe({ jamo: 13, graphemes: 8, whitespace: 4 }[units]);
    expect(bitsPerCharacter).toBeGreaterThan(0);
    expect(loss).toBeLessThan(1.5);
  },
);

test('train lm takes the earlier names of units: words, with a note, for white space', async () => {
  const train = (units: string, ...more: string[]) =>
    runCommand([
      ...['train', 'lm', path('table.tsv'), '--units', units, ...small, ...more],
      ...['-o', path(`${units}.malmoi`)],
    ]);
  const model = (units: string) => readFileSync(path(`${units}.malmoi`));
  const words = await train('words');
  expect(words.stderr).toContain('--units words is read as --units whitespace');
  expect((await train('whitespace')).stderr).not.toContain('Note');
  expect(model('words')).toEqual(model('whitespace'));
  expect((await train('words', '--quiet')).stderr).toBe('');
  for (const units of ['characters', 'code-points']) expect((await train(units)).code).toBe(0);
  expect(model('characters')).toEqual(model('code-points'));
  const more = [path('table.tsv'), '--from', path('words.malmoi'), '-o', path('more.malmoi')];
  const from = (units: string) =>
    runCommand(['train', 'lm', ...more, '--units', units, '--steps', '2']);
  expect((await from('words')).code).toBe(0);
  expect((await from('jamo')).stderr).toContain('was made with --units whitespace, not jamo');
});

test('train lm refuses what does not fit, and leaves no file', async () => {
  const output = path('none.malmoi');
  const run = (...args: string[]) => runCommand(['train', 'lm', ...args, '-o', output], '');
  expect((await run('-')).stderr).toContain('fewer than two units');
  expect((await run(path('poem.txt'), '--units', 'verses')).stderr).toContain('no units "verses"');
  expect((await run(path('poem.txt'), '--units', 'bpe')).stderr).toContain('malmoi train bpe');
  expect((await run(path('poem.txt'), '--from', 'a', '--resume', 'b')).code).toBe(2);
  expect((await run(path('poem.txt'), '--resume', path('absent'))).stderr).toContain(
    'no such file',
  );
  const model = path('from.malmoi');
  await runCommand(['train', 'lm', path('poem.txt'), ...small, '-o', model, '--quiet']);
  const other = await run(path('poem.txt'), '--from', model, '--cell', 'gru');
  expect(other.stderr).toContain('was made with --cell lstm, not gru; leave the option out');
  expect((await run(path('poem.txt'), '--resume', model)).stderr).toContain(
    `${model}: this is no language-model-checkpoint but a language-model`,
  );
  expect(existsSync(output)).toBe(false);
});

test('train lm --from begins with what was learned', async () => {
  const first = path('first.malmoi');
  await runCommand(['train', 'lm', path('poem.txt'), ...small, '-o', first, '--quiet']);
  const more = await runCommand([
    ...['train', 'lm', path('poem.txt'), '--from', first, '--steps', '1', '--json'],
    ...['-o', path('more.malmoi')],
  ]);
  expect(JSON.parse(more.stdout).perplexity).toBeLessThan(2);
});

test('compare trains the cells on the same text', async () => {
  const { code, stdout } = await runCommand(['compare', path('poem.txt'), ...small, '--json']);
  expect(code).toBe(0);
  const { results } = JSON.parse(stdout);
  expect(results.map(({ cell }: { cell: string }) => cell)).toEqual(['rnn', 'lstm', 'gru']);
  const parameters = results.map((result: { parameters: number }) => result.parameters);
  // 8·12 + gates·(12·12 + 12·12 + 2·12) + 12·8 + 8
  expect(parameters).toEqual([512, 1448, 1136]);
  const table = await runCommand(['compare', path('poem.txt'), ...small, '--cells', 'rnn']);
  expect(table.stdout).toContain('validation loss, in nats');
  const options = ['--cells', 'rnn,gru', '--validate-every', '20', '-o', path('curves.svg')];
  const curves = await runCommand(['compare', path('poem.txt'), ...small, ...options]);
  expect(curves.stdout).toContain('o rnn   x gru');
  const picture = parseXml(readFileSync(path('curves.svg'), 'utf8'));
  // Three validations of two cells, and a mark for each in the legend.
  expect(elementsOf(picture, 'circle')).toHaveLength(8);
  expect((await runCommand(['compare', path('poem.txt'), '--cells', 'mlp'])).code).toBe(2);
});

test('the LSTM with peepholes trains, is evaluated, compared, looked into, and writes', async () => {
  const model = path('peephole.malmoi');
  const cell = ['--cell', 'lstm-peephole'];
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await runCommand(args);
    expect(code, stderr).toBe(0);
    return stdout;
  };
  await run('train', 'lm', path('poem.txt'), ...small, ...cell, '-o', model, '--quiet');
  expect(await run('inspect', model)).toMatch(/^recurrent\.weight_ch_l0 +Float32 +3 × 12 /m);
  const trace = JSON.parse(await run('inspect', model, '--text', '달', '--json'));
  expect(trace.cell).toBe('lstm-peephole');
  expect(trace.activations.map(({ signal }: { signal: string }) => signal).join(' ')).toMatch(
    /^c h i f g o\b/,
  );
  expect(await run('evaluate', model, path('poem.txt'))).toContain('perplexity');
  expect(await run('generate', model, '--length', '5', '--prompt', '달')).not.toBe('');
  const cells = ['--cells', 'lstm,lstm-peephole'];
  expect(await run('compare', path('poem.txt'), ...small, ...cells)).toContain('lstm-peephole');
  expect(await run('study', 'gradients', ...cells, '--steps', '5')).toMatch(/^lstm-peephole /m);
  const quick = ['--updates', '1', '--lags', '2', '--quiet'];
  expect(await run('study', 'recall', ...cells, ...quick)).toMatch(/^lag +lstm +lstm-peephole /m);
});

test('generate writes on: the same for the same seed, from a prompt of standard input too', async () => {
  const model = path('writer.malmoi');
  await runCommand(['train', 'lm', path('poem.txt'), ...small, '-o', model, '--quiet']);
  const generate = (...args: string[]) =>
    runCommand(['generate', model, '--length', '20', ...args], '해가\n');
  const { code, stdout } = await generate('--prompt', '달이', '--temperature', '0');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^달이 뜬다\n/);
  const json = JSON.parse((await generate('--prompt', '-', '--json')).stdout);
  expect(json).toMatchObject({ prompt: '해가', seed: 1 });
  expect([...json.text]).toHaveLength(20);
  const samples = (await generate('--samples', '2', '--seed', '5', '--json')).stdout;
  expect(samples.trim().split('\n')).toHaveLength(2);
  expect((await generate('--seed', '6', '--json')).stdout).toBe(
    `${samples.trim().split('\n')[1]}\n`,
  );
  expect(await generate('--prompt', 'moon')).toMatchObject({ code: 1 });
  expect(await generate('--top-p', '2')).toMatchObject({ code: 2 });
});
