/** Tokens that stand for something other than a piece of text; all are optional. */
export interface SpecialTokens {
  /** Pads short sequences: `<pad>`. */
  readonly padding?: string;
  /** Stands for every token outside the vocabulary: `<unk>`. */
  readonly unknown?: string;
  /** Begins a sequence: `<s>`. */
  readonly begin?: string;
  /** Ends a sequence: `</s>`. */
  readonly end?: string;
  /** Ends a document, where several follow one another: `<eod>`. */
  readonly documentEnd?: string;
}

/** The role of a special token. */
export type SpecialRole = keyof SpecialTokens;

/** The roles, in the order of their tokens' numbers. */
export const SPECIAL_ROLES: readonly SpecialRole[] = [
  'padding',
  'unknown',
  'begin',
  'end',
  'documentEnd',
];

/** The special tokens of sequences, under their usual names. */
export const USUAL_SPECIAL_TOKENS: Required<Omit<SpecialTokens, 'documentEnd'>> = {
  padding: '<pad>',
  unknown: '<unk>',
  begin: '<s>',
  end: '</s>',
};

/** The usual name of the token that ends a document. */
export const DOCUMENT_END: string = '<eod>';

/**
 * Returns the special tokens in the order of their numbers, which are the first of a vocabulary.
 */
export function specialWords(special: SpecialTokens): string[] {
  return SPECIAL_ROLES.map((role) => special[role]).filter((word) => word !== undefined);
}

/** The number of each special token. */
export type SpecialNumbers = Readonly<Partial<Record<SpecialRole, number>>>;

/** Numbers the special tokens from 0 up. */
export function numberSpecialTokens(special: SpecialTokens): SpecialNumbers {
  const roles = SPECIAL_ROLES.filter((role) => special[role] !== undefined);
  return Object.fromEntries(roles.map((role, number) => [role, number]));
}
