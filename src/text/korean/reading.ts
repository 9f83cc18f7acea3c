import type { KoreanAnalysis, KoreanPart } from './analysis.ts';
import type { ChainPart } from './ending-chains.ts';

/** One way to read an eojeol, before its parts are laid out: what ranking needs. */
export interface Reading {
  readonly lemma: string;
  readonly kind: KoreanAnalysis['kind'];
  readonly cost: number;
  /** The content part as grammars cite it; empty where a particle stands alone. */
  readonly content: string;
  /** Chains that follow it, each with the syllables that stand behind it. */
  readonly chains: readonly PlacedChain[];
}

/** A chain of particles or endings inside an eojeol. */
export interface PlacedChain {
  readonly parts: readonly ChainPart[];
  /** Syllables of the eojeol after this chain. */
  readonly behind: number;
}

const CONTENT_LABEL = { word: 'word', noun: 'noun', predicate: 'verb or adjective' } as const;

/**
 * Gives every part of a reading its span: parts that contraction put in one syllable share it.
 * @param positions where each unit of the surface stands in the eojeol, and where its last one ends
 */
export function layOut(
  reading: Reading,
  surface: string,
  positions: readonly number[],
): KoreanAnalysis {
  const { lemma, kind, cost, content, chains } = reading;
  const span = (start: number, end: number): { start: number; end: number } => ({
    start: positions[start] ?? 0,
    // Up to behind the last unit, since a quotation mark may stand between it and the next.
    end: end === start ? (positions[start] ?? 0) : (positions[end - 1] ?? 0) + 1,
  });
  const tail = chains.flatMap(({ parts, behind }) =>
    parts.map(({ form, label, fromEnd }) => ({
      form,
      label,
      start: Math.max(0, surface.length - behind - fromEnd),
    })),
  );
  const [first] = tail;
  // A dropped 으 leaves the stem's last syllable to the stem alone: 가|면.
  if (first?.form.startsWith('으') && content.length > first.start) first.start = content.length;
  const parts: KoreanPart[] = tail.map(({ form, label, start }, index) => {
    const end = Math.max(tail[index + 1]?.start ?? surface.length, start + 1);
    return { form, label, ...span(start, Math.min(end, surface.length)) };
  });
  if (content !== '') {
    const end = Math.min(surface.length, Math.max(first?.start ?? surface.length, content.length));
    parts.unshift({ form: content, label: CONTENT_LABEL[kind], ...span(0, end) });
  }
  return { lemma, kind, parts, cost };
}

/** Returns the order of readings: by cost, then by lemma, so that a tie is always broken alike. */
export function compareReadings(a: Reading, b: Reading): number {
  return a.cost - b.cost || (a.lemma < b.lemma ? -1 : a.lemma > b.lemma ? 1 : 0);
}
