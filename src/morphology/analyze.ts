import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../base/progress.ts';
import { type Pieces, runAtOnce } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import { decodeEojeol, properNounOf } from './decode-eojeol.ts';
import { type CutEojeol, cutEojeols } from './eojeols.ts';
import type { LabelPath } from './find-paths.ts';
import { assembleMorphemes, type PlacedMorpheme } from './labels.ts';
import type { MorphologyModel } from './morphology-model.ts';
import { cutWindows, readWindows } from './read-windows.ts';
import type { UserDictionary } from './user-dictionary.ts';

/** The morphemes that an eojeol may be made of. */
export interface EojeolAnalysis {
  readonly morphemes: readonly PlacedMorpheme[];
  /** That of its labels, a user's words counted as certain. */
  readonly probability: number;
}

/** An eojeol of a text, its morphemes and their places. */
export interface AnalyzedEojeol {
  readonly form: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Their places are those in the text. */
  readonly morphemes: readonly PlacedMorpheme[];
  /** The likeliest analyses, the best first, where more than one was asked for. */
  readonly analyses?: readonly EojeolAnalysis[];
}

/** Options of `analyzeMorphemes`. */
export interface AnalysisOptions extends Pick<LongWork, 'signal'> {
  /** The set of tags; default the first one of the model. */
  readonly tagSet?: string;
  /** Words that are found as single morphemes, whatever the model makes of them. */
  readonly dictionary?: UserDictionary;
  /** How many analyses of each eojeol are returned; default 1, the morphemes alone. */
  readonly nBest?: number;
}

const ANALYSIS_OPTIONS: OptionTable<AnalysisOptions> = {
  signal: LONG_WORK_OPTIONS.signal,
  tagSet: { kind: 'text' },
  dictionary: { kind: 'object' },
  nBest: { kind: 'whole', least: 1 },
};

/**
 * Finds the morphemes of texts.
 * @returns the eojeols of each text
 * @throws UsageError when an option is wrong, or the model has no such tag set
 * @throws InterruptedError when the signal is aborted
 */
export function analyzeMorphemes(
  model: MorphologyModel,
  texts: readonly string[],
  options: AnalysisOptions = {},
): AnalyzedEojeol[][] {
  return runAtOnce(analyzeInPieces(model, texts, options));
}

/** Does what `analyzeMorphemes` does; it yields the characters that have been read. */
export function* analyzeInPieces(
  model: MorphologyModel,
  texts: readonly string[],
  options: AnalysisOptions = {},
): Pieces<AnalyzedEojeol[][]> {
  checkOptions('analyzeMorphemes', ANALYSIS_OPTIONS, options);
  const { dictionary } = options;
  const number = tagSetNumber(model, options.tagSet);
  const cut = texts.map(cutEojeols);
  const paths = yield* labelEojeols(model, cut, number, options);
  recall(model, cut.flat(), number, { paths, dictionary });
  const properNoun = properNounOf(model.labelTables[number]);
  let eojeol = 0;
  return cut.map((eojeols) =>
    eojeols.map(({ form, start, end, characters, places }) => {
      const analyses = paths[eojeol++].map(({ labels, score }) => {
        const morphemes = assembleMorphemes(characters, labels, places);
        return {
          morphemes:
            dictionary === undefined ? morphemes : retag(morphemes, dictionary, properNoun),
          probability: Math.exp(score),
        };
      });
      const { morphemes } = analyses[0];
      return options.nBest === undefined
        ? { form, start, end, morphemes }
        : { form, start, end, morphemes, analyses: leaveOutRepeated(analyses) };
    }),
  );
}

/** Labels the characters of all eojeols, one after another. */
function* labelEojeols(
  model: MorphologyModel,
  texts: readonly (readonly CutEojeol[])[],
  output: number,
  { signal, dictionary, nBest = 1 }: AnalysisOptions,
): Pieces<(readonly LabelPath[])[]> {
  const table = model.labelTables[output];
  const windows = texts.flatMap(cutWindows);
  const parts: LabelPath[][][] = windows.map(() => []);
  const reading = { output, ...(signal !== undefined && { signal }) };
  yield* readWindows(model, windows, reading, ({ windows: numbers, logits, count, best }) => {
    for (let b = 0; b < numbers.length; b++) {
      const { characters, begins } = windows[numbers[b]];
      const own = parts[numbers[b]];
      const placeOf = (t: number): number => t * numbers.length + b;
      for (let start = 0, end = 0; start < characters.length; start = end) {
        const likeliest = [best[placeOf(start)]];
        for (end = start + 1; end < characters.length && begins[end] === 0; end++) {
          likeliest.push(best[placeOf(end)]);
        }
        const eojeol = {
          likeliest,
          characters: () => characters.slice(start, end),
          rows: () =>
            likeliest.map((_, i) => {
              const row = placeOf(start + i);
              return logits.subarray(row * count, (row + 1) * count);
            }),
        };
        own.push(decodeEojeol(table, eojeol, { dictionary, nBest }));
      }
    }
  });
  return joinParts(texts.flat(), parts.flat());
}

/** Gives the eojeols that the model remembers their labels, but for those with words of the user. */
function recall(
  model: MorphologyModel,
  eojeols: readonly CutEojeol[],
  tagSet: number,
  {
    paths,
    dictionary,
  }: { paths: (readonly LabelPath[])[]; dictionary: UserDictionary | undefined },
): void {
  const remembered = model.remembered[tagSet];
  if (remembered.size === 0) return;
  const { units } = model.labelTables[tagSet];
  for (const [i, { form, characters }] of eojeols.entries()) {
    const isComposed = form.length === characters.length;
    const labels = remembered.get(isComposed ? form : characters.join(''));
    if (labels === undefined || (dictionary?.match(characters) ?? []).length > 0) continue;
    paths[i] = [{ labels: labels.map((label) => units[label]), score: 0 }];
  }
}

/** Joins the parts of eojeols that are longer than a window: the best of each. */
function joinParts(
  eojeols: readonly CutEojeol[],
  parts: readonly (readonly LabelPath[])[],
): (readonly LabelPath[])[] {
  let part = 0;
  return eojeols.map(({ characters }) => {
    const paths = parts[part++];
    if (paths[0].labels.length === characters.length) return paths;
    const labels = [...paths[0].labels];
    let { score } = paths[0];
    while (labels.length < characters.length) {
      const [more] = parts[part++];
      labels.push(...more.labels);
      score += more.score;
    }
    return [{ labels, score }];
  });
}

/** Gives morphemes of one character the tags of a user's words. */
function retag(
  morphemes: readonly PlacedMorpheme[],
  dictionary: UserDictionary,
  properNoun: string,
): PlacedMorpheme[] {
  return morphemes.map((morpheme) => {
    const word = Array.from(morpheme.form).length === 1 && dictionary.wordOf(morpheme.form);
    return word ? { ...morpheme, tag: word.tag ?? properNoun } : morpheme;
  });
}

/** Different labels may stand for the same morphemes. */
function leaveOutRepeated(analyses: readonly EojeolAnalysis[]): EojeolAnalysis[] {
  const seen = new Set<string>();
  return analyses.filter(({ morphemes }) => {
    const key = morphemes.map(({ form, tag }) => `${form}\t${tag}`).join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

/** @throws UsageError when the model has no tag set of the name */
function tagSetNumber(model: MorphologyModel, name: string | undefined): number {
  const number = name === undefined ? 0 : model.tagSets.findIndex((set) => set.name === name);
  if (number >= 0) return number;
  throw new UsageError(
    sentence(
      'morphology/no-tag-set',
    )`The analyzer has no tag set ${{ name: JSON.stringify(name) }}; choose one of ${{ names: model.tagSets.map((set) => set.name) }}.`,
  );
}
