import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { labelEojeol, morphemesOf } from '../../src/morphology/index.ts';

type Sentence = readonly {
  readonly form: string;
  readonly morphemes: readonly { readonly form: string; readonly tag: string }[];
}[];

/** What the recipe's scripts, plain JavaScript, give. */
interface Recipe {
  readonly correctTreebank: (text: string) => string;
  readonly makeEverydaySentences: (
    count: number,
    options: { seed: number; without: ReadonlySet<string> },
  ) => Sentence[];
  readonly textOf: (sentence: Sentence) => string;
  readonly readSentences: (file: URL) => Sentence[];
}

const folder = new URL('../../models/korean/', import.meta.url);
let recipe: Recipe;
let probe: Set<string>;
beforeAll(async () => {
  const scripts = ['read-sentences', 'correct-treebank', 'make-everyday'];
  const loaded = await Promise.all(
    scripts.map((name) => import(new URL(`${name}.mjs`, folder).href)),
  );
  recipe = Object.assign({}, ...loaded) as Recipe;
  const table = new URL('../golden/everyday-korean/everyday.tsv', import.meta.url);
  probe = new Set(recipe.readSentences(table).map(recipe.textOf));
});

const analysisOf = (sentence: Sentence): string =>
  sentence
    .map(({ morphemes }) => morphemes.map(({ form, tag }) => `${form}/${tag}`).join('+'))
    .join(' ');

describe('the corrections of the treebank', () => {
  const correct = (tokens: readonly string[], id = 'train-s1'): string =>
    recipe
      .correctTreebank(
        [
          `# sent_id = ${id}`,
          ...tokens.map((token, i) => {
            const [form, lemma, xpos] = token.split(' ');
            return [i + 1, form, lemma, 'X', xpos, '_', '0', 'x', '_', '_'].join('\t');
          }),
          '',
          '',
        ].join('\n'),
      )
      .split('\n')
      .filter((line) => /^\d/.test(line))
      .map((line) => {
        const [, form, lemma, , xpos] = line.split('\t');
        return `${form} ${lemma} ${xpos}`;
      })
      .join(', ');

  it('take 나는 for a pronoun where it begins a sentence alone', () => {
    expect(correct(['나는 나+는 VV+ETM', '새 새 NNG'])).toBe('나는 나+는 NP+JX, 새 새 NNG');
    expect(correct(['냄새가 냄새+가 NNG+JKS', '나는 나+는 VV+ETM'])).toBe(
      '냄새가 냄새+가 NNG+JKS, 나는 나+는 VV+ETM',
    );
  });

  it('change a token of a named sentence there alone', () => {
    expect(correct(['전 전 NNG'], 'train-s271')).toBe('전 저+ㄴ NP+JX');
    expect(correct(['전 전 NNG'], 'train-s272')).toBe('전 전 NNG');
  });

  it('call final what ends a sentence, before a mark and without one', () => {
    expect(correct(['갔다 가+았+다 VV+EP+EC'])).toBe('갔다 가+았+다 VV+EP+EF');
    expect(correct(['갔다 가+았+다 VV+EP+EC', '. . SF'])).toBe('갔다 가+았+다 VV+EP+EF, . . SF');
    expect(correct(['갔다 가+았+다 VV+EP+EC', '왔다 오+았+다 VV+EP+EF'])).toBe(
      '갔다 가+았+다 VV+EP+EC, 왔다 오+았+다 VV+EP+EF',
    );
    expect(correct(['좋아요 좋+아요 VA+EC', '정말 정말 MAG'])).toBe(
      '좋아요 좋+아요 VA+EF, 정말 정말 MAG',
    );
  });

  it('take 세요 apart', () => {
    expect(correct(['앉으세요 앉+으세요 VV+EC'])).toBe('앉으세요 앉+으시+어요 VV+EP+EF');
  });
});

describe('the everyday sentences', () => {
  it('are the same for the same seed, and never those of the test', () => {
    const make = (seed: number, without: ReadonlySet<string>) =>
      recipe.makeEverydaySentences(300, { seed, without });
    const made = make(1, probe);
    expect(make(1, probe)).toEqual(made);
    expect(make(2, probe)).not.toEqual(made);
    expect(made.filter((sentence) => probe.has(recipe.textOf(sentence)))).toEqual([]);
    const some = new Set(made.slice(0, 100).map(recipe.textOf));
    expect(make(1, some).filter((sentence) => some.has(recipe.textOf(sentence)))).toEqual([]);
  });

  it('are made of morphemes that their labels give back', () => {
    for (const eojeol of recipe.makeEverydaySentences(1000, { seed: 1, without: probe }).flat()) {
      const labels = labelEojeol(eojeol);
      expect(labels).toBeDefined();
      expect(morphemesOf(eojeol.form, labels!).map(({ form, tag }) => ({ form, tag }))).toEqual(
        eojeol.morphemes,
      );
    }
  });

  it('conjugate as the language does', () => {
    const made = recipe.makeEverydaySentences(5000, { seed: 1, without: probe }).flat();
    const analyses = new Map(
      made.map((eojeol) => [eojeol.form.replace(/[.?!~]+$/, ''), analysisOf([eojeol])]),
    );
    const of = (form: string) => analyses.get(form)?.replace(/\+[.?!~]+\/\w+$/, '');
    expect(of('추웠네요')).toBe('춥/VA+었/EP+네요/EF');
    expect(of('빨랐어요')).toBe('빠르/VA+았/EP+어요/EF');
    expect(of('예쁠')).toBe('예쁘/VA+ㄹ/ETM');
    expect(of('도와줄까요')).toBe('돕/VV+아/EC+주/VX+ㄹ까요/EF');
  });

  it('have analyses for each eojeol of the tables', () => {
    expect(() => recipe.readSentences(new URL('everyday.tsv', folder))).not.toThrow();
    const text = readFileSync(new URL('corrections.tsv', folder), 'utf8');
    const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    for (const row of rows) expect(row.split('\t')).toHaveLength(4);
  });
});
