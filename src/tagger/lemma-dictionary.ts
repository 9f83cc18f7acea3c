import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { codeLabels, LEMMA, type TaggerColumn } from './label-coding.ts';

/** The column whose tags tell apart the lemmas of a form: "saw" is a noun's, or the past of "see". */
const TAGS = 'upos';

/**
 * Lemmas that were seen in training, asked before the network is (as UDPipe and Stanza do): of each form with each part
 * of speech whose lemma was always the same. Three lists, an entry of which belong together.
 */
export interface LemmaDictionary {
  readonly forms: readonly string[];
  /** Numbers of the labels of the column `upos`. */
  readonly tags: readonly number[];
  /** Numbers of the labels of the column `lemma`: the scripts that make the lemmas. */
  readonly scripts: readonly number[];
}

/** The script's number for each tag's number. */
export type LemmasOfForm = ReadonlyMap<number, number>;

/** Where a tagger's columns of parts of speech and of lemmas stand among its columns. */
export interface LemmaColumns {
  readonly tags: number;
  readonly lemmas: number;
}

/** Finds the columns that a dictionary of lemmas needs; undefined where a tagger does not fill in both. */
export function lemmaColumns(
  columns: readonly { readonly name: string }[],
): LemmaColumns | undefined {
  const [tags, lemmas] = [TAGS, LEMMA].map((name) =>
    columns.findIndex((column) => column.name === name),
  );
  return tags < 0 || lemmas < 0 ? undefined : { tags, lemmas };
}

/** Marks a form with a tag whose lemmas differ. */
const SEVERAL = -1;

/**
 * Collects the lemmas of training sentences.
 * @param columns those that the tagger fills in, with the labels of these sentences
 * @returns undefined where it does not fill in both parts of speech and lemmas
 */
export function collectLemmas(
  sentences: readonly TaggedSentence[],
  columns: readonly TaggerColumn[],
): LemmaDictionary | undefined {
  const places = lemmaColumns(columns);
  if (places === undefined) return undefined;
  const [tags, lemmas] = [columns[places.tags], columns[places.lemmas]];
  const [numbersOfTags, numbersOfScripts] = [tags, lemmas].map(
    ({ labels }) => new Map(labels.map((label, number) => [label, number])),
  );
  const seen = new Map<string, Map<number, number>>();
  for (const { tokens, columns: own } of sentences) {
    const scripts = codeLabels(lemmas, tokens, own[LEMMA]);
    tokens.forEach((form, i) => {
      const tag = numbersOfTags.get(own[TAGS][i]) ?? 0;
      const script = numbersOfScripts.get(scripts[i]) ?? 0;
      const ofForm = seen.get(form) ?? new Map<number, number>();
      const before = ofForm.get(tag) ?? script;
      ofForm.set(tag, before === script ? script : SEVERAL);
      seen.set(form, ofForm);
    });
  }
  const entries = [...seen].flatMap(([form, ofForm]) =>
    [...ofForm].map(([tag, script]) => ({ form, tag, script })),
  );
  const sure = entries.filter(({ script }) => script !== SEVERAL);
  return {
    forms: sure.map(({ form }) => form),
    tags: sure.map(({ tag }) => tag),
    scripts: sure.map(({ script }) => script),
  };
}

/** Sorts the entries of a dictionary by their forms. */
export function lemmasByForm({
  forms,
  tags,
  scripts,
}: LemmaDictionary): ReadonlyMap<string, LemmasOfForm> {
  const byForm = new Map<string, Map<number, number>>();
  forms.forEach((form, i) => {
    const ofForm = byForm.get(form) ?? new Map<number, number>();
    byForm.set(form, ofForm.set(tags[i], scripts[i]));
  });
  return byForm;
}
