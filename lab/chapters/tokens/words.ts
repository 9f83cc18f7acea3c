import type { CorpusName, Normalization } from './state.ts';
import type { StripName } from './units.ts';

/** The words of chapter 1's picture and controls. */
export interface UnitWords {
  readonly strips: Readonly<Record<StripName, string>>;
  readonly source: string;
  readonly kindsRow: string;
  readonly picture: string;
  readonly units: (strip: string) => string;
  readonly kinds: (strip: string) => string;
  readonly length: string;
  readonly kindCount: string;
  readonly merge: (number: number) => string;
  readonly noMerge: string;
  readonly times: string;
  readonly empty: string;
  readonly normalizeLabel: string;
  readonly normalizations: Readonly<Record<Normalization, string>>;
  readonly corpusLabel: string;
  readonly corpora: Readonly<Record<CorpusName, string>>;
  readonly textLabel: string;
  readonly textHint: string;
  readonly placeLabel: string;
  readonly presetsLabel: string;
  readonly presets: readonly {
    readonly name: string;
    readonly text: string;
    readonly corpus?: CorpusName;
  }[];
}
