/**
 * Normalizes the classes' joint logs, log P(c) + log P(d|c), to log P(c|d) by subtracting the log of the
 * sum of their exponentials, computed relative to the largest so that long documents do not underflow.
 *
 * Without smoothing (`alpha: 0`) logs may be infinite, and the rule is: a class at −∞ has
 * probability 0; where every class is at −∞, no class can explain the document and the prior decides;
 * classes at +∞ (complement Naive Bayes) share the probability equally.
 * @param joint the classes' joint logs; replaced by their log probabilities
 * @param logPriors log P(c), or zeros where priors are left out; at least one is finite
 */
export function normalizeLogs(joint: Float64Array, logPriors: Float64Array): Float64Array {
  let largest = -Infinity;
  for (const log of joint) if (log > largest) largest = log;
  if (largest === -Infinity) {
    joint.set(logPriors);
    for (const log of joint) if (log > largest) largest = log;
  }
  if (largest === Infinity) {
    const sharing = joint.filter((log) => log === Infinity).length;
    return joint.map((log) => (log === Infinity ? -Math.log(sharing) : -Infinity));
  }
  let sum = 0;
  for (const log of joint) sum += Math.exp(log - largest);
  const logSum = largest + Math.log(sum);
  for (let i = 0; i < joint.length; i++) joint[i] -= logSum;
  return joint;
}

/** Returns the index of the largest number, the first of equals. */
export function argmax(numbers: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < numbers.length; i++) if (numbers[i] > numbers[best]) best = i;
  return best;
}
