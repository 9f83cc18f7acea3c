export { type BleuOptions, type BleuScore, scoreBleu } from './bleu.ts';
export { BLEU_TOKENIZERS, type BleuTokenizer } from './bleu-tokenizers.ts';
export { type ChrfOptions, type ChrfScore, scoreChrf } from './chrf.ts';
export type { FScore } from './f-score.ts';
export { KLUE_TYPES, type KlueScores, scoreKlueEntities } from './klue-scores.ts';
export type { ScoredPair } from './scored-pair.ts';
export { SACREBLEU_VERSION, type ScoredTranslation } from './scored-translation.ts';
export { formatSpanScores, type SpanScores, scoreSpans } from './span-scores.ts';
export { scoreTer, type TerScore } from './ter.ts';
export {
  formatUdScores,
  scoreUd,
  UD_METRICS,
  type UdMetric,
  type UdScore,
  type UdScores,
} from './ud-scores.ts';
export { scoreWnut, type WnutScores } from './wnut-scores.ts';
