/** Where something stands in the text without white space. */
export interface Range {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** A word and where it stands; the words of a multiword token all stand where it does. */
export interface PlacedWord extends Range {
  /** Lower-cased. */
  readonly form: string;
  readonly inMultiword: boolean;
  readonly labels: Readonly<Record<string, string | undefined>>;
}

/** A word that both texts cut alike, as each has it. */
export type AlignedWord = readonly [PlacedWord, PlacedWord];

/**
 * Aligns the words of two cuts of one text, as `conll18_ud_eval.py` does: by their places, and within multiword tokens
 * by the longest common subsequence of their forms.
 */
export function alignWords(
  gold: readonly PlacedWord[],
  system: readonly PlacedWord[],
): AlignedWord[] {
  const aligned: AlignedWord[] = [];
  let g = 0;
  let s = 0;
  while (g < gold.length && s < system.length) {
    const [one, other] = [gold[g], system[s]];
    if (one.inMultiword || other.inMultiword) {
      const span = multiwordSpan(gold, system, g, s);
      aligned.push(...commonWords(gold.slice(span.g, span.gEnd), system.slice(span.s, span.sEnd)));
      g = span.gEnd;
      s = span.sEnd;
    } else if (one.start === other.start && one.end === other.end) {
      aligned.push([one, other]);
      g += 1;
      s += 1;
    } else if (one.start <= other.start) g += 1;
    else s += 1;
  }
  return aligned;
}

/** Finds the words of both around a multiword token that no other one crosses the border of. */
function multiwordSpan(
  gold: readonly PlacedWord[],
  system: readonly PlacedWord[],
  g: number,
  s: number,
): { g: number; s: number; gEnd: number; sEnd: number } {
  let end: number;
  let [gEnd, sEnd] = [g, s];
  if (gold[g].inMultiword) {
    end = gold[g].end;
    if (!system[s].inMultiword && system[s].start < gold[g].start) sEnd += 1;
  } else {
    end = system[s].end;
    if (!gold[g].inMultiword && gold[g].start < system[s].start) gEnd += 1;
  }
  const begin = { g: gEnd, s: sEnd };
  while (!isBeyond(gold[gEnd], end) || !isBeyond(system[sEnd], end)) {
    const takesGold =
      gEnd < gold.length && (sEnd >= system.length || gold[gEnd].start <= system[sEnd].start);
    const word = takesGold ? gold[gEnd++] : system[sEnd++];
    if (word.inMultiword) end = Math.max(end, word.end);
  }
  return { ...begin, gEnd, sEnd };
}

function isBeyond(word: PlacedWord | undefined, end: number): boolean {
  if (word === undefined) return true;
  return word.inMultiword ? word.start >= end : word.end > end;
}

function commonWords(gold: readonly PlacedWord[], system: readonly PlacedWord[]): AlignedWord[] {
  // lengths[g][s]: of the longest common subsequence of gold[g…] and system[s…].
  const lengths = Array.from({ length: gold.length + 1 }, () => new Int32Array(system.length + 1));
  for (let g = gold.length - 1; g >= 0; g--) {
    for (let s = system.length - 1; s >= 0; s--) {
      const both = gold[g].form === system[s].form ? 1 + lengths[g + 1][s + 1] : 0;
      lengths[g][s] = Math.max(both, lengths[g + 1][s], lengths[g][s + 1]);
    }
  }
  const common: AlignedWord[] = [];
  for (let g = 0, s = 0; g < gold.length && s < system.length; ) {
    if (gold[g].form === system[s].form) common.push([gold[g++], system[s++]]);
    else if (lengths[g][s] === lengths[g + 1][s]) g += 1;
    else s += 1;
  }
  return common;
}
