import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult, runCommand } from '../cli/run-command.ts';
import { golden } from './golden-vectors.ts';

let folder = '';
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'malmoi-vectors-test-'));
  await writeFile(file('v.bin'), Buffer.from(golden.word2vecBinary, 'base64'));
  await writeFile(file('questions.txt'), golden.analogies);
  await writeFile(file('pairs.tsv'), golden.pairs);
});
afterAll(() => rm(folder, { recursive: true }));

const malmoi = (...args: string[]): Promise<CommandResult> => runCommand(args, readInput());

async function* readInput(): AsyncGenerator<Uint8Array> {
  yield await readFile(file('v.bin'));
}

describe('similar', () => {
  it('lists the nearest words, as a table and as JSON, also of standard input', async () => {
    const { stdout: out, code } = await malmoi('similar', file('v.bin'), 'king', '--topn', '3');
    expect(code).toBe(0);
    const expected = golden.queries[0]!.mostSimilar.slice(0, 3);
    expect(out.split('\n').slice(1, 4)).toEqual(
      expected.map(([word, score]) =>
        expect.stringMatching(new RegExp(`^${word} +${Number(score).toFixed(4)}$`)),
      ),
    );
    const json = JSON.parse((await malmoi('similar', '-', 'king', '--topn', '3', '--json')).stdout);
    expect(json.words).toEqual(['king']);
    expect(json.answers.map((answer: { word: string }) => answer.word)).toEqual(
      expected.map(([word]) => word),
    );
  });

  it('suggests near spellings of an unknown word', async () => {
    const { code, stderr: err } = await malmoi('similar', file('v.bin'), 'quen');
    expect(code).toBe(1);
    expect(err).toBe('malmoi: The word "quen" has no vector among these 38. Did you mean queen?\n');
  });

  it('names the file that holds no vectors', async () => {
    await writeFile(file('poem.txt'), 'roses are red\n');
    const { code, stderr: err } = await malmoi('similar', file('poem.txt'), 'x');
    expect(code).toBe(1);
    expect(err).toContain('poem.txt: these are no word vectors in a format that is known');
  });
});

it("takes vectors whose words are named by --metadata for the Projector's", async () => {
  // Their first line is two whole numbers, like a header.
  await writeFile(file('whole.tsv'), '1\t2\n3\t4\n');
  await writeFile(file('words.tsv'), 'a\nb\n');
  const { stdout } = await malmoi(
    ...['similar', file('whole.tsv'), 'a', '--metadata', file('words.tsv')],
  );
  expect(stdout).toMatch(/^b +0\.9839$/m);
});

describe('analogy', () => {
  it('answers three words and a formula', async () => {
    const words = await malmoi('analogy', file('v.bin'), 'man', 'king', 'woman');
    const formula = await malmoi('analogy', file('v.bin'), 'king - man + woman');
    expect(words.code).toBe(0);
    expect(formula.stdout).toBe(words.stdout);
    expect(words.stdout).toContain(String(golden.queries[1]!.mostSimilar[0]![0]));
    const multiplied = await malmoi(
      'analogy',
      file('v.bin'),
      'king - man + woman',
      '--method',
      'multiply',
      '--json',
    );
    expect(JSON.parse(multiplied.stdout).answers[0].word).toBe(golden.queries[1]!.cosmul[0]![0]);
  });

  it('refuses two words, a broken formula and weights in a product', async () => {
    expect(await malmoi('analogy', file('v.bin'), 'king', 'man')).toMatchObject({ code: 2 });
    expect(await malmoi('analogy', file('v.bin'), 'king -')).toMatchObject({ code: 2 });
    const { code, stderr: err } = await malmoi(
      'analogy',
      file('v.bin'),
      '2 * king',
      '--method',
      'multiply',
    );
    expect(code).toBe(2);
    expect(err).toContain('has no weights');
  });
});

describe('odd-one-out', () => {
  it('names the word', async () => {
    const { words, answer } = golden.doesntMatch[0]!;
    const { code, stdout: out } = await malmoi('odd-one-out', file('v.bin'), ...words);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe(answer);
    expect(
      JSON.parse((await malmoi('odd-one-out', file('v.bin'), ...words, '--json')).stdout).odd,
    ).toBe(answer);
    expect(await malmoi('odd-one-out', file('v.bin'), 'king', 'queen')).toMatchObject({ code: 2 });
  });
});

describe('convert', () => {
  it('converts through every format and back without loss', async () => {
    const chain = ['v.bin', 'a.malmoi', 'a.txt', 'a.vec', 'a.glove', 'vectors.tsv', 'b.bin'];
    for (let i = 1; i < chain.length; i++) {
      const { code, stderr: err } = await malmoi('convert', file(chain[i - 1]!), file(chain[i]!));
      expect([code, err]).toEqual([0, expect.stringContaining('38 words of 8 dimensions')]);
    }
    await malmoi('convert', file('a.txt'), file('c.bin'), '--quiet');
    expect(await readFile(file('b.bin'))).toEqual(await readFile(file('c.bin')));
    expect(await readFile(file('metadata.tsv'), 'utf8')).toBe(`${golden.words.join('\n')}\n`);
  });

  it('needs to know the format, and writes nothing when it fails', async () => {
    const unknown = await malmoi('convert', file('v.bin'), file('x.unknown'));
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('--to malmoi') });
    await writeFile(file('cut.bin'), (await readFile(file('v.bin'))).subarray(0, 300));
    const cut = await malmoi('convert', file('cut.bin'), file('never.txt'));
    expect(cut).toMatchObject({ code: 1, stderr: expect.stringContaining('cut short') });
    expect((await readdir(folder)).filter((name) => name.includes('never'))).toEqual([]);
  });

  it('reports how many rows of repeated words it left out', async () => {
    await writeFile(file('twice.txt'), 'a 1 2\na 3 4\n');
    const { stderr: err } = await malmoi('convert', file('twice.txt'), file('once.txt'));
    expect(err).toContain('1 rows were left out');
  });
});

describe('project', () => {
  it('writes a table and a picture', async () => {
    expect(await malmoi('project', file('v.bin'), '-o', file('map.tsv'))).toMatchObject({
      code: 0,
    });
    const rows = (await readFile(file('map.tsv'), 'utf8')).trimEnd().split('\n');
    expect(rows.map((row) => row.split('\t')[0])).toEqual(['word', ...golden.words]);
    const picture = ['--method', 'umap', '--words', 'king', 'queen', 'man', '서울'];
    expect(await malmoi('project', file('v.bin'), '-o', file('map.svg'), ...picture)).toMatchObject(
      { code: 0 },
    );
    const svg = await readFile(file('map.svg'), 'utf8');
    expect(svg.match(/<text/gu)).toHaveLength(4);
    expect(svg).toContain('>서울</text>');
    expect(await malmoi('project', file('v.bin'), '-o', file('map.png'))).toMatchObject({
      code: 2,
    });
  });
});

describe('evaluate', () => {
  it('reports analogies by section and the correlation of pairs', async () => {
    const { code, stdout: out } = await malmoi(
      'evaluate',
      file('v.bin'),
      file('questions.txt'),
      file('pairs.tsv'),
    );
    expect(code).toBe(0);
    const [name, correct, incorrect] = golden.evaluated.default.sections[0] as [
      string,
      number,
      number,
    ];
    expect(out).toMatch(new RegExp(`^${name} .* ${correct} +${correct + incorrect} +1$`, 'm'));
    expect(out).toContain(
      `Spearman                 ${golden.evaluated.default.spearman.toFixed(4)}`,
    );
    await malmoi('convert', file('v.bin'), file('e.malmoi'));
    const json = await malmoi(
      'evaluate',
      file('e.malmoi'),
      file('pairs.tsv'),
      '--restrict',
      '24',
      '--json',
    );
    expect(JSON.parse(json.stdout).testSets[0].spearman).toBeCloseTo(
      golden.evaluated.restricted.spearman,
      6,
    );
  });
});

describe('cooccur', () => {
  it('counts, the same within little memory, and leaves no temporary files', async () => {
    const text = Array.from(
      { length: 20_000 },
      (_, i) => `말 모이 ${'abcdefg'[i % 7]} ${'xyz'[i % 3]} 말`,
    );
    await writeFile(file('corpus.txt'), text.join('\n'));
    await writeFile(
      file('reviews.tsv'),
      `id\tdocument\n${text.map((line, i) => `${i}\t${line}`).join('\n')}\n`,
    );
    const runs = [
      ['corpus.txt', '--window', '3', '-o', file('a.cooc')],
      ['corpus.txt', '--window', '3', '--memory', '1', '--temporary', folder, '-o', file('b.cooc')],
      ['reviews.tsv', '--window', '3', '--text', 'document', '-o', file('c.cooc')],
    ];
    for (const [input, ...rest] of runs) {
      const { code, stderr: err } = await malmoi('cooccur', file(input!), ...rest);
      expect([code, err]).toEqual([0, expect.stringContaining('12 words, ')]);
    }
    const counted = await readFile(file('a.cooc'));
    expect(await readFile(file('b.cooc'))).toEqual(counted);
    expect(await readFile(file('c.cooc'))).toEqual(counted);
    expect((await readdir(folder)).filter((name) => name.startsWith('malmoi-'))).toEqual([]);
  });

  it('refuses a text without frequent words, and standard input', async () => {
    await writeFile(file('short.txt'), 'one two\n');
    const short = await malmoi('cooccur', file('short.txt'), '-o', file('d.cooc'));
    expect(short).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('lower the minimum count'),
    });
    expect(await malmoi('cooccur', '-', '-o', file('d.cooc'))).toMatchObject({ code: 1 });
  });
});
