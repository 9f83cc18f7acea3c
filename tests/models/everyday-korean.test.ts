import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { type ModelHandle, openModel } from '../../src/models/index.ts';
import {
  type AnalyzedPair,
  type MorphemeScores,
  normalizeMorpheme,
  scoreMorphemes,
} from '../../src/morphology/index.ts';
import { koreanAnalyzerPath } from '../../src/node.ts';

const TABLE = new URL('../golden/everyday-korean/everyday.tsv', import.meta.url);

/** Sentences as people type them, and the morphemes of their eojeols: 가/VV+았/EP+다/EF. */
const SENTENCES = readFileSync(TABLE, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [text = '', analyses = ''] = line.split('\t');
    return { text, eojeols: analyses.split(' ') };
  });

const morphemesOf = (eojeol: string) =>
  eojeol.split('+').map((part) => {
    const slash = part.lastIndexOf('/');
    return { form: part.slice(0, slash), tag: part.slice(slash + 1) };
  });

let scores: MorphemeScores;
beforeAll(async () => {
  const analyzer: ModelHandle<'morphology'> = await openModel(readFileSync(koreanAnalyzerPath()), {
    kind: 'morphology',
    engine: { engine: 'wasm', workers: 1 },
  });
  const found = analyzer.analyze(SENTENCES.map(({ text }) => text));
  const pairs = SENTENCES.map(
    ({ eojeols }, i): AnalyzedPair => ({
      expected: eojeols.map(morphemesOf),
      found: found[i]!.map(({ morphemes }) => morphemes),
    }),
  );
  scores = scoreMorphemes(pairs, normalizeMorpheme);
  analyzer.dispose();
});

it('has an analysis for each eojeol of the everyday sentences', () => {
  expect(SENTENCES.length).toBeGreaterThan(120);
  for (const { text, eojeols } of SENTENCES) expect(text.split(' ')).toHaveLength(eojeols.length);
});

it('finds the morphemes of most everyday sentences', () => {
  expect(scores.f1).toBeGreaterThan(0.97);
  expect(scores.sentenceAccuracy).toBeGreaterThan(0.9);
});
