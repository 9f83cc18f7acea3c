import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';

/** The ways to cut a text into units, for every model. */
export type UnitKind =
  | 'code-points'
  | 'graphemes'
  | 'jamo'
  | 'whitespace'
  | 'words'
  | 'regexp'
  | 'bpe';

/** Facts about one way to cut texts. */
export interface UnitKindFacts {
  /** Former names of the same kind. */
  readonly aliases: readonly string[];
  /** The plural in a sentence: `1,000 code points`. */
  readonly plural: string;
  /** Whether the joined units are exactly the text. */
  readonly lossless: boolean;
  /** Whether the joined units read as a text, so that a model can write with them. */
  readonly writesText: boolean;
  /** Where a long text may be cut without changing its units. */
  readonly breaks: 'between code points' | 'before spaces' | 'nowhere';
}

/**
 * The list of all kinds, by which every command, option and model file names its units.
 *
 * - `code-points`: each Unicode code point, spaces too
 * - `graphemes`: each extended grapheme cluster (UAX #29), what a reader calls a character, spaces too
 * - `jamo`: each letter of a Hangul syllable; everything else by code points
 * - `whitespace`: runs of text between white space: in Korean, eojeols
 * - `words`: words by UAX #29, without spaces and, unless wanted, without punctuation
 * - `regexp`: the matches of a pattern
 * - `bpe`: subwords that byte-pair encoding learned
 */
export const UNIT_KINDS: Readonly<Record<UnitKind, UnitKindFacts>> = {
  'code-points': {
    aliases: ['characters'],
    plural: 'code points',
    lossless: true,
    writesText: true,
    breaks: 'between code points',
  },
  graphemes: {
    aliases: ['chars'],
    plural: 'graphemes',
    lossless: true,
    writesText: true,
    breaks: 'before spaces',
  },
  jamo: {
    aliases: [],
    plural: 'jamo',
    // Of text in which syllables are precomposed, as keyboards and files have them (NFC).
    lossless: true,
    writesText: true,
    breaks: 'between code points',
  },
  whitespace: {
    aliases: [],
    plural: 'words',
    lossless: false,
    writesText: true,
    breaks: 'before spaces',
  },
  words: {
    aliases: [],
    plural: 'words',
    lossless: false,
    writesText: false,
    breaks: 'before spaces',
  },
  regexp: {
    aliases: [],
    plural: 'matches',
    lossless: false,
    writesText: false,
    breaks: 'nowhere',
  },
  bpe: {
    aliases: [],
    plural: 'subwords',
    lossless: true,
    writesText: true,
    breaks: 'before spaces',
  },
};

/** The kinds' names, in the order of the list. */
export const UNIT_KIND_NAMES: readonly UnitKind[] = Object.keys(UNIT_KINDS) as UnitKind[];

/** Finds the kind with a name or alias; undefined where there is none. */
export function findUnitKind(name: string): UnitKind | undefined {
  return UNIT_KIND_NAMES.find((kind) => kind === name || UNIT_KINDS[kind].aliases.includes(name));
}

/**
 * Finds the kind with a name or alias.
 * @param among the allowed kinds; default all
 * @throws UsageError when none of them has the name; it lists them
 */
export function unitKindNamed<Kind extends UnitKind = UnitKind>(
  name: string,
  among: readonly Kind[] = UNIT_KIND_NAMES as readonly Kind[],
): Kind {
  const found = findUnitKind(name);
  const fitting = among.find((kind) => kind === found);
  if (fitting !== undefined) return fitting;
  throw new UsageError(
    sentence('text/no-units')`There are no units "${{ name }}"; choose ${{ choices: among }}.`,
  );
}
