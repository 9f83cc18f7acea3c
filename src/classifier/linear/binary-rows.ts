/** Documents as sets of features: a sparse matrix of zeros and ones, with each document's class. */
export interface BinaryRows {
  /** Where each document's features begin in `features`, and where the last ends: [documents + 1]. */
  readonly starts: Uint32Array;
  /** Distinct features of each document. */
  readonly features: Int32Array;
  /** How many features there are. */
  readonly columns: number;
  /** The class of each document. */
  readonly labels: Int32Array;
  readonly classes: number;
}

/** Counts in how many documents each feature is. */
export function countDocuments({ features, columns }: BinaryRows): Uint32Array {
  const counts = new Uint32Array(columns);
  for (const feature of features) counts[feature]++;
  return counts;
}
