import type { Random } from '../../base/random.ts';
import type { BinaryRows } from './binary-rows.ts';
import type { LinearLoss } from './linear-options.ts';

/** A problem of two sides: documents of a class against all others. */
export interface TwoSidedProblem {
  readonly rows: BinaryRows;
  /** The class that is the positive side. */
  readonly label: number;
  /** The squared value of each feature where a document has it. */
  readonly squares: Float64Array;
  /** What the loss of a document of each class costs. */
  readonly costs: Float64Array;
  readonly loss: LinearLoss;
  /** The most passes. */
  readonly epochs: number;
  /** Draws the order of the documents. */
  readonly random: Random;
}

/** A hyperplane: the sum of a document's effects and the bias is its margin. */
export interface Hyperplane {
  /** What each feature adds to the margin of a document that has it: its value times its weight. */
  readonly effects: Float64Array;
  readonly bias: number;
}

/** A pass in which no document's gradient was further from 0 ends the training: LIBLINEAR's 0.1. */
const TOLERANCE = 0.1;

/**
 * Finds the hyperplane that minimizes ½‖w‖² + Σ cost · loss(margin) by coordinate descent in the dual, a document at a
 * time: Hsieh et al. 2008 (squared hinge) and Yu, Huang & Lin 2011 (logistic), as LIBLINEAR does, but for the
 * shrinking. A feature's value times its weight is kept in one number, its effect u = v·w, so that a step of size δ
 * along a document adds δ·v² to it. The bias is a feature of value 1 of every document, and is regularized with them.
 * @yields the number of features visited, after every few documents
 */
export function* fitHyperplane(problem: TwoSidedProblem): Generator<number, Hyperplane> {
  const { rows, label, squares, costs, loss, epochs, random } = problem;
  const { starts, features, labels, columns } = rows;
  const documents = labels.length;
  const effects = new Float64Array(columns);
  let bias = 0;
  const norms = new Float64Array(documents);
  const step = loss === 'logistic' ? createLogisticStep() : stepSquaredHinge;
  const duals = new Float64Array(documents);
  const order = Uint32Array.from(labels.keys());
  const add = (row: number, delta: number): void => {
    bias += delta;
    for (let i = starts[row]; i < starts[row + 1]; i++) {
      const feature = features[i];
      effects[feature] += delta * squares[feature];
    }
  };
  for (let row = 0; row < documents; row++) {
    let norm = 1;
    for (let i = starts[row]; i < starts[row + 1]; i++) norm += squares[features[i]];
    norms[row] = norm;
    if (loss !== 'logistic') continue;
    // The dual of the logistic loss has no value at 0.
    duals[row] = Math.min(1e-3 * costs[labels[row]], 1e-8);
    add(row, labels[row] === label ? duals[row] : -duals[row]);
  }
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    let most = 0;
    let visited = 0;
    for (const row of order) {
      const end = starts[row + 1];
      let margin = bias;
      for (let i = starts[row]; i < end; i++) margin += effects[features[i]];
      const side = labels[row] === label ? 1 : -1;
      const cost = costs[labels[row]];
      const { dual, gradient } = step(duals[row], side * margin, norms[row], cost);
      most = Math.max(most, Math.abs(gradient));
      const change = dual - duals[row];
      if (change !== 0) {
        duals[row] = dual;
        add(row, side * change);
      }
      visited += 1 + end - starts[row];
      if (visited >= FEATURES_AT_ONCE) {
        yield visited;
        visited = 0;
      }
    }
    yield visited;
    if (most < TOLERANCE) break;
  }
  return { effects, bias };
}

/** Features that are visited between two chances for a break: a millisecond or so. */
const FEATURES_AT_ONCE = 2 ** 17;

/** A document's new dual variable, and how far from the optimum the old one was. */
interface DualStep {
  readonly dual: number;
  readonly gradient: number;
}

/**
 * Minimizes the dual of the squared hinge along one coordinate: α ← max(0, α − G / (‖x‖² + D)) with
 * G = margin − 1 + D·α and D = 1 / (2·cost).
 */
function stepSquaredHinge(dual: number, margin: number, norm: number, cost: number): DualStep {
  const diagonal = 0.5 / cost;
  const gradient = margin - 1 + diagonal * dual;
  const projected = dual === 0 ? Math.min(gradient, 0) : gradient;
  return { dual: Math.max(0, dual - gradient / (norm + diagonal)), gradient: projected };
}

/** Newton steps that one coordinate takes at the most; it needs two or three. */
const MOST_NEWTON_STEPS = 100;

/**
 * Creates the step of the logistic loss, whose dual α·log α + (C − α)·log(C − α) + … is minimized along one coordinate
 * by Newton's method: over α or over C − α, whichever is the smaller at the minimum, so that no digits are lost
 * (Yu, Huang & Lin 2011, algorithm 5).
 */
function createLogisticStep(): typeof stepSquaredHinge {
  return (dual, margin, norm, cost) => {
    const flipped = 0.5 * norm * (cost - 2 * dual) + margin < 0;
    const old = flipped ? cost - dual : dual;
    const slope = flipped ? -margin : margin;
    const gradientAt = (z: number): number => norm * (z - old) + slope + Math.log(z / (cost - z));
    let z = cost - old < 0.5 * cost ? 0.1 * old : old;
    let gradient = gradientAt(z);
    const first = Math.abs(gradient);
    for (let i = 0; i < MOST_NEWTON_STEPS && Math.abs(gradient) >= 1e-3; i++) {
      const next = z - gradient / (norm + cost / (cost - z) / z);
      z = next <= 0 ? 0.1 * z : next;
      gradient = gradientAt(z);
    }
    return { dual: flipped ? cost - z : z, gradient: first };
  };
}

/** Shuffles in place (Fisher and Yates). */
function shuffle(order: Uint32Array, random: Random): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
}
