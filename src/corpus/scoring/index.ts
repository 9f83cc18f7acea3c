export type { FScore } from './f-score.ts';
export { KLUE_TYPES, type KlueScores, scoreKlueEntities } from './klue-scores.ts';
export type { ScoredPair } from './scored-pair.ts';
export { formatSpanScores, type SpanScores, scoreSpans } from './span-scores.ts';
export {
  formatUdScores,
  scoreUd,
  UD_METRICS,
  type UdMetric,
  type UdScore,
  type UdScores,
} from './ud-scores.ts';
export { scoreWnut, type WnutScores } from './wnut-scores.ts';
