/** A translation as it was found, in units. */
export interface Hypothesis {
  /** The units, without the end. */
  readonly ids: Int32Array;
  /** ln P of the units, and of the end where it has one. */
  readonly logProbability: number;
  /** What hypotheses are ranked by: ln P with the penalties of length and coverage. */
  readonly score: number;
  /** Of each unit, and of the end: the shares of the source's units; empty without attention. */
  readonly attention: readonly Float64Array[];
  /** Whether the end came before the limit of length. */
  readonly ended: boolean;
}

/** A hypothesis that grows: its last unit, and those before it. */
export interface Branch {
  readonly parent: Branch | undefined;
  readonly id: number;
  readonly logProbability: number;
  readonly shares: Float64Array | undefined;
}

/** The parts of the score beside the probability (Wu et al. 2016). */
export interface ScorePenalties {
  readonly lengthPenalty: number;
  readonly coveragePenalty: number;
}

/**
 * Computes the score of a finished translation with n units, the end among them (Wu et al. 2016, section 7):
 *
 *     ln P / ((5 + n) / 6)^α + β Σ_j ln min(1, Σ_i a_ij)
 */
export function scoreOf(
  logProbability: number,
  length: number,
  attention: readonly Float64Array[],
  { lengthPenalty, coveragePenalty }: ScorePenalties,
): number {
  const normalized = logProbability / ((5 + length) / 6) ** lengthPenalty;
  if (coveragePenalty === 0 || attention.length === 0) return normalized;
  const seen = attention[0].map((_, j) => attention.reduce((sum, shares) => sum + shares[j], 0));
  // What nobody looked at at all must not make every score −∞.
  const missing = seen.reduce((sum, one) => sum + Math.log(Math.min(1, Math.max(one, 1e-10))), 0);
  return normalized + coveragePenalty * missing;
}

/** Makes a hypothesis of a branch. */
export function finishBranch(
  branch: Branch | undefined,
  ended: boolean,
  penalties: ScorePenalties,
): Hypothesis {
  const units: Branch[] = [];
  for (let at = branch; at !== undefined; at = at.parent) units.push(at);
  units.reverse();
  const attention = units.flatMap(({ shares }) => (shares === undefined ? [] : [shares]));
  const { logProbability = 0 } = branch ?? {};
  return {
    ids: Int32Array.from(ended ? units.slice(0, -1) : units, ({ id }) => id),
    ...{ logProbability, attention, ended },
    score: scoreOf(logProbability, units.length, attention, penalties),
  };
}
