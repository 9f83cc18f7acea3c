export { checkSpans } from './check-spans.ts';
export { applyLemmaScript, lemmaScript } from './lemma-script.ts';
export type { ColumnLayout } from './read-columns.ts';
export { tokenizeSentence } from './read-plain.ts';
export {
  convertLabels,
  detectScheme,
  findBrokenLabel,
  labelSpans,
  readSpans,
  SPAN_SCHEMES,
  type Span,
  type SpanScheme,
} from './spans.ts';
export {
  type EmptyNode,
  type MultiwordToken,
  pickColumns,
  type TaggedSentence,
} from './tagged-sentence.ts';
export {
  createTaggedSource,
  TAGGED_FORMATS,
  type TaggedFormat,
  type TaggedInput,
  type TaggedLayout,
  type TaggedSource,
} from './tagged-source.ts';
export { type ColumnFormat, formatColumns } from './write-columns.ts';
export { formatConllu } from './write-conllu.ts';
