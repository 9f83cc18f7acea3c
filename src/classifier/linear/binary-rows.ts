/** Documents as sets of features: a sparse matrix of zeros and ones. */
export interface FeatureSets {
  /** Where each document's features begin in `features`, and where the last ends: [documents + 1]. */
  readonly starts: Uint32Array;
  /** Distinct features of each document. */
  readonly features: Int32Array;
  /** How many features there are. */
  readonly columns: number;
}

/** Documents as sets of features, with each document's class. */
export interface BinaryRows extends FeatureSets {
  /** The class of each document. */
  readonly labels: Int32Array;
  readonly classes: number;
}

/** Counts in how many documents each feature is. */
export function countDocuments({ features, columns }: FeatureSets): Uint32Array {
  const counts = new Uint32Array(columns);
  for (const feature of features) counts[feature]++;
  return counts;
}

/** Puts matrices of the same documents side by side: the columns of each come after those of the one before. */
export function joinColumns(parts: readonly FeatureSets[]): FeatureSets {
  if (parts.length === 1) return parts[0];
  const starts = new Uint32Array(parts[0].starts.length);
  const features = new Int32Array(parts.reduce((sum, part) => sum + part.features.length, 0));
  let length = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    let before = 0;
    for (const part of parts) {
      for (let i = part.starts[row]; i < part.starts[row + 1]; i++) {
        features[length++] = before + part.features[i];
      }
      before += part.columns;
    }
    starts[row + 1] = length;
  }
  return { starts, features, columns: parts.reduce((sum, part) => sum + part.columns, 0) };
}
