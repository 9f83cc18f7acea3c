/** A run of tokens of one type: an entity, a chunk. */
export interface Span {
  readonly type: string;
  /** The index of its first token. */
  readonly start: number;
  /** The index after its last token. */
  readonly end: number;
}

/**
 * How spans are written as labels: `bio` begins each with B- and goes on with I-; `bioes` also marks the last token by
 * E- and a single one by S-; `iob1` begins with I-, and with B- only right after a span of the same type.
 */
export type SpanScheme = 'bio' | 'bioes' | 'iob1';

/** The schemes, for checking what users give. */
export const SPAN_SCHEMES: readonly SpanScheme[] = ['bio', 'bioes', 'iob1'];

/** The label of a token outside all spans. */
export const OUTSIDE = 'O';

/**
 * Reads the spans of labels in any scheme, as conlleval (Tjong Kim Sang and Buchholz 2000) does: an I- or E- after a
 * token outside, after the end of a span, or after another type begins a span.
 */
export function readSpans(labels: readonly string[]): Span[] {
  const spans: Span[] = [];
  let begun: { type: string; start: number } | undefined;
  let before = splitLabel(OUTSIDE);
  const close = (end: number): void => {
    if (begun !== undefined) spans.push({ ...begun, end });
    begun = undefined;
  };
  for (const [i, label] of labels.entries()) {
    const now = splitLabel(label);
    if (now.mark === OUTSIDE) close(i);
    else if (beginsSpan(before, now)) {
      close(i);
      begun = { type: now.type, start: i };
    }
    before = now;
  }
  close(labels.length);
  return spans;
}

/**
 * Writes spans as labels.
 * @param spans in the order of the text, without overlap
 * @param length how many tokens there are
 */
export function labelSpans(
  spans: readonly Span[],
  length: number,
  scheme: SpanScheme = 'bio',
): string[] {
  const labels = Array<string>(length).fill(OUTSIDE);
  let before: Span | undefined;
  for (const span of spans) {
    const { type, start, end } = span;
    const touches = before?.end === start && before.type === type;
    labels.fill(`I-${type}`, start, end);
    if (scheme !== 'iob1' || touches) labels[start] = `B-${type}`;
    if (scheme === 'bioes') labels[end - 1] = end - start === 1 ? `S-${type}` : `E-${type}`;
    before = span;
  }
  return labels;
}

/** Rewrites labels of any scheme in another. */
export function convertLabels(labels: readonly string[], scheme: SpanScheme): string[] {
  return labelSpans(readSpans(labels), labels.length, scheme);
}

/**
 * Finds the scheme that a column is written in: the first of `bio`, `bioes` and `iob1` whose rules all its sentences
 * follow.
 * @returns undefined where the labels are no spans, or follow no scheme
 */
export function detectScheme(column: Iterable<readonly string[]>): SpanScheme | undefined {
  const possible = new Set(SPAN_SCHEMES);
  let spans = 0;
  for (const labels of column) {
    spans += readSpans(labels).length;
    for (const scheme of possible) {
      if (findBrokenLabel(labels, scheme) !== undefined) possible.delete(scheme);
    }
    if (possible.size === 0) return undefined;
  }
  if (spans === 0) return undefined;
  return SPAN_SCHEMES.find((scheme) => possible.has(scheme));
}

/**
 * Finds the first label that is not what the scheme would write there.
 * @returns its index; undefined where all are right
 */
export function findBrokenLabel(labels: readonly string[], scheme: SpanScheme): number | undefined {
  const right = convertLabels(labels, scheme);
  const index = labels.findIndex((label, i) => label !== right[i]);
  return index < 0 ? undefined : index;
}

interface LabelParts {
  /** B, I, E, S or O; anything else for labels that are no spans. */
  readonly mark: string;
  readonly type: string;
}

function splitLabel(label: string): LabelParts {
  const dash = label.indexOf('-');
  return dash < 0
    ? { mark: label, type: '' }
    : { mark: label.slice(0, dash), type: label.slice(dash + 1) };
}

function beginsSpan(before: LabelParts, { mark, type }: LabelParts): boolean {
  if (mark === 'B' || mark === 'S' || before.type !== type) return true;
  return before.mark === OUTSIDE || before.mark === 'E' || before.mark === 'S';
}
