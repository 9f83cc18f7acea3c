import type { Precision } from '../../base/model-state.ts';
import { PRECISIONS } from '../../base/model-state.ts';
import {
  COUNT,
  choice,
  list,
  NUMBER,
  NUMBER_OR_NULL,
  object,
  type Schema,
  STRING,
} from '../../base/schema.ts';
import type { NeighborComparison } from '../../vectors/compare-neighbors.ts';
import { EVALUATION, type EvaluationResult } from './evaluations.ts';
import { WRITTEN, type Written } from './written.ts';

/** What `convert --precision --json` prints. */
export interface PrecisionReduced extends Written {
  /** The kind of model. */
  readonly kind: string;
  readonly precision: Precision;
  /** Bytes of the file that was read, and of the one that was written. */
  readonly bytesBefore: number;
  readonly bytes: number;
  /** The tensors that were rounded. */
  readonly reduced: readonly string[];
  /** The tensors that stay as they are. */
  readonly kept: readonly string[];
  /** Of word vectors: what became of their neighbors. */
  readonly neighbors?: NeighborComparison;
  /** What `evaluate` says on the text, of the model as it was and as it is now. */
  readonly before?: EvaluationResult;
  readonly after?: EvaluationResult;
}

/** The schema of `convert --precision --json`. */
export const PRECISION_REDUCED: Schema<PrecisionReduced> = object(
  {
    ...WRITTEN,
    kind: STRING,
    precision: choice(PRECISIONS),
    bytesBefore: COUNT,
    bytes: COUNT,
    reduced: list(STRING),
    kept: list(STRING),
  },
  {
    neighbors: object({
      words: COUNT,
      neighbors: COUNT,
      kept: NUMBER,
      correlation: NUMBER_OR_NULL,
    }),
    before: EVALUATION,
    after: EVALUATION,
  },
);
