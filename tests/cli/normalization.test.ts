import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const NFC = '꽃이 피네 산에는 꽃이 피네\n갈 봄 여름 없이\n'.repeat(12);
const NFD = NFC.normalize('NFD');

let folder: string;
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-forms-'));
  writeFileSync(path('nfc.txt'), NFC);
  writeFileSync(path('nfd.txt'), NFD);
  const rows = ['text\tlabel', '꽃이 피네\t봄', '눈이 오네\t겨울', '꽃이 지네\t봄'].join('\n');
  writeFileSync(path('nfc.tsv'), `${rows}\n`);
  writeFileSync(
    path('nfd.tsv'),
    `${rows}\n`.replace(/[가-힣]+(?=.*\t)/g, (word) => word.normalize('NFD')),
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

async function trainLm(text: string, output: string, ...options: string[]) {
  const size = ['--steps', '2', '--hidden-size', '4', '--workers', '1', '--engine', 'wasm'];
  return runCommand(['train', 'lm', path(text), '-o', path(output), ...size, ...options]);
}

describe('a language model trained with --normalize nfc', () => {
  beforeAll(async () => {
    expect((await trainLm('nfd.txt', 'nfc.malmoi', '--normalize', 'nfc')).code).toBe(0);
    expect((await trainLm('nfc.txt', 'plain.malmoi')).code).toBe(0);
  });

  it('has the weights of one trained on the text in NFC', async () => {
    const evaluate = async (model: string, text: string) =>
      (await runCommand(['evaluate', path(model), path(text), '--json'])).stdout;
    const expected = await evaluate('plain.malmoi', 'nfc.txt');
    expect(JSON.parse(expected).perplexity).toBeGreaterThan(1);
    expect(await evaluate('nfc.malmoi', 'nfc.txt')).toBe(expected);
    expect(await evaluate('nfc.malmoi', 'nfd.txt')).toBe(expected);
  });

  it('keeps the form in its file, which earlier files lack', () => {
    const header = (name: string) => readFileSync(path(name)).toString('latin1');
    expect(header('nfc.malmoi')).toContain('\\"normalize\\":\\"nfc\\"');
    expect(header('plain.malmoi')).not.toContain('\\"normalize\\"');
  });

  it('goes on in its form, and in no other', async () => {
    const from = ['--from', path('nfc.malmoi')];
    expect((await trainLm('nfd.txt', 'more.malmoi', ...from)).code).toBe(0);
    expect((await trainLm('nfd.txt', 'more.malmoi', ...from, '--normalize', 'nfc')).code).toBe(0);
    const other = await trainLm('nfd.txt', 'more.malmoi', ...from, '--normalize', 'nfkc');
    expect(other.stderr).toContain('was made with --normalize nfc, not nfkc');
    expect(other.code).toBe(2);
    const plain = await trainLm(
      'nfc.txt',
      'm',
      '--from',
      path('plain.malmoi'),
      '--normalize',
      'nfc',
    );
    expect(plain.stderr).toContain('was made with --normalize none, not nfc');
  });
});

describe('texts in NFD, and a model that takes texts as they stand', () => {
  beforeAll(async () => {
    for (const [model, options] of [
      ['plain-nb.malmoi', []],
      ['nfc-nb.malmoi', ['--normalize', 'nfc']],
    ] as const) {
      const args = ['train', 'classifier', path('nfc.tsv'), '-o', path(model), ...options];
      expect((await runCommand(args)).code).toBe(0);
    }
  });

  const REMARK = "not in Unicode's form NFC";

  it.each([
    ['predict', 'nfd.tsv'],
    ['evaluate', 'nfd.tsv'],
    ['explain', '꽃이 피네'.normalize('NFD')],
  ])('%s says so once', async (command, text) => {
    const args = [command, path('plain-nb.malmoi'), text.endsWith('.tsv') ? path(text) : text];
    const { code, stderr } = await runCommand(args);
    expect(code).toBe(0);
    expect(stderr.split(REMARK)).toHaveLength(2);
    const korean = await runCommand([...args, '--lang', 'ko']);
    expect(korean.stderr).toContain('NFC 형식이 아닙니다');
  });

  it('nothing is said where the model normalizes, or the texts are in NFC', async () => {
    const answers: string[] = [];
    for (const [model, text] of [
      ['nfc-nb.malmoi', 'nfd.tsv'],
      ['nfc-nb.malmoi', 'nfc.tsv'],
      ['plain-nb.malmoi', 'nfc.tsv'],
    ] as const) {
      const { stdout, stderr } = await runCommand(['predict', path(model), path(text)]);
      expect(stderr).toBe('');
      answers.push(stdout);
    }
    expect(answers[1]).toBe(answers[0]);
    expect(answers[2]).toBe(answers[0]);
  });

  it('--quiet says nothing', async () => {
    const args = ['evaluate', path('plain-nb.malmoi'), path('nfd.tsv'), '--quiet'];
    expect((await runCommand(args)).stderr).toBe('');
  });
});

/** Words in French and in Korean, which differ in NFC and NFD. */
const MENU = 'le café du marché ferme tard\n봄이 오는 산에는 꽃이 피네\n'.repeat(20);

describe.each(['word2vec', 'glove'])('train %s on a text in NFD', (kind) => {
  const SMALL = ['--dimensions', '4', '--min-count', '1', '--workers', '1', '--engine', 'wasm'];
  const rounds = kind === 'glove' ? ['--iterations', '1'] : ['--epochs', '1'];
  const train = async (text: string, ...options: string[]) => {
    writeFileSync(path('menu.txt'), text);
    const output = ['-o', path(`${kind}.malmoi`), ...SMALL, ...rounds];
    return runCommand(['train', kind, path('menu.txt'), ...output, ...options]);
  };
  const REMARK = "is not in Unicode's form NFC";

  it('says so once, in the language of the user', async () => {
    const { code, stderr } = await train(MENU.normalize('NFD'));
    expect(code).toBe(0);
    expect(stderr.split(REMARK)).toHaveLength(2);
    expect(stderr).toContain('--normalize nfc');
    const korean = await train('봄이 오네\n'.repeat(20).normalize('NFD'), '--lang', 'ko');
    expect(korean.stderr).toContain('유니코드 NFC 형식이 아닙니다');
  });

  it('says nothing of text in NFC, of text that is put in a form, or with --quiet', async () => {
    expect((await train(MENU)).stderr).not.toContain(REMARK);
    expect((await train(MENU.normalize('NFD'), '--quiet')).stderr).toBe('');
    const composed = await train(MENU.normalize('NFD'), '--normalize', 'nfc');
    expect(composed.code).toBe(0);
    expect(composed.stderr).not.toContain(REMARK);
  });

  it('gives vectors that words in either form find', async () => {
    for (const form of ['NFC', 'NFD']) {
      expect((await train(MENU.normalize(form))).code).toBe(0);
      for (const word of ['café', '봄이']) {
        const answers = await Promise.all(
          ['NFC', 'NFD'].map((asked) =>
            runCommand(['similar', path(`${kind}.malmoi`), word.normalize(asked)]),
          ),
        );
        expect(answers.map(({ code }) => code)).toEqual([0, 0]);
        expect(answers[1]!.stdout).toBe(answers[0]!.stdout);
      }
    }
  });
});

describe.each(['vocab', 'cooccur'])('%s', (command) => {
  it.each(['café', '봄이'])(
    'says of %s in NFD that it is another word than in NFC',
    async (word) => {
      const count = (text: string, ...options: string[]) => {
        writeFileSync(path('words.txt'), `${text} ${text}\n`.repeat(5));
        return runCommand([command, path('words.txt'), '-o', path('counts'), ...options]);
      };
      const REMARK = "is not in Unicode's form NFC";
      const decomposed = word.normalize('NFD');
      expect((await count(decomposed)).stderr.split(REMARK)).toHaveLength(2);
      expect((await count(decomposed, '--quiet')).stderr).not.toContain(REMARK);
      expect((await count(decomposed, '--normalize', 'nfc')).stderr).not.toContain(REMARK);
      expect((await count(word)).stderr).not.toContain(REMARK);
    },
  );
});

describe('words in NFD, asked of vectors in NFC', () => {
  const FORMULAS = ['café - marché + tard', '봄이 - 산에는 + 꽃이'];

  beforeAll(() => {
    const words = ['café', 'marché', 'tard', 'le', '봄이', '산에는', '꽃이', '오네'];
    const rows = words.map((word, i) => `${word} ${Math.cos(i)} ${Math.sin(i)} ${i / 9}`);
    writeFileSync(path('menu.vec'), `${words.length} 3\n${rows.join('\n')}\n`);
  });

  it.each(FORMULAS)('analogy answers %s as in NFC', async (formula) => {
    for (const method of ['add', 'multiply']) {
      const ask = (text: string) =>
        runCommand(['analogy', path('menu.vec'), text, '--method', method]);
      const composed = await ask(formula);
      expect(composed.code).toBe(0);
      // The words of the question are no answer, in whatever form they were asked.
      for (const word of formula.split(/ [+-] /)) expect(composed.stdout).not.toContain(word);
      expect((await ask(formula.normalize('NFD'))).stdout).toBe(composed.stdout);
    }
  });

  it('evaluate knows them', async () => {
    const pairs = 'café marché 9\nle tard 2\n봄이 꽃이 8\n오네 산에는 3\n';
    writeFileSync(path('pairs.txt'), pairs);
    writeFileSync(path('pairs-nfd.txt'), pairs.normalize('NFD'));
    const [composed, decomposed] = await Promise.all(
      ['pairs.txt', 'pairs-nfd.txt'].map(async (file) => {
        const args = ['evaluate', path('menu.vec'), path(file), '--json'];
        return JSON.parse((await runCommand(args)).stdout.replaceAll('pairs-nfd', 'pairs'));
      }),
    );
    expect(decomposed).toEqual(composed);
  });
});

describe('tokenize, with a tokenizer that was trained', () => {
  beforeAll(async () => {
    writeFileSync(path('menu-nfc.txt'), MENU);
    writeFileSync(path('menu-nfd.txt'), MENU.normalize('NFD'));
    const args = ['train', 'bpe', path('menu-nfc.txt'), '--size', '300', '-o', path('bpe.malmoi')];
    expect((await runCommand(args)).code).toBe(0);
  });

  it.each([
    ['once, of texts that are not in NFC', 'menu-nfd.txt', ['bpe.malmoi'], 1],
    ['nothing of texts in NFC', 'menu-nfc.txt', ['bpe.malmoi'], 0],
    ['nothing of texts that are put in a form', 'menu-nfd.txt', ['bpe.malmoi', 'nfc'], 0],
    ['nothing where none was trained', 'menu-nfd.txt', [], 0],
  ])('says %s', async (_, text, [model, form], times) => {
    const { code, stderr } = await runCommand([
      ...['tokenize', path(text)],
      ...(model === undefined ? [] : ['--tokenizer', path(model)]),
      ...(form === undefined ? [] : ['--normalize', form]),
    ]);
    expect(code).toBe(0);
    expect(stderr.split("not in Unicode's form NFC")).toHaveLength(times + 1);
  });
});
