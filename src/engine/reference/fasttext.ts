import type { FasttextModel } from '../contract/fasttext.ts';
import { sigmoid } from './elementwise.ts';
import type { Twins } from './twin.ts';

type Fasttext = Pick<Twins, 'fasttextForward' | 'fasttextUpdate' | 'fasttextRound'>;

/** Columns of a block of an update. */
const COLUMNS = 16;

/** Returns the rows of the outputs that a document has: of all classes, or of the nodes on its class's path. */
function outputsOf(n: Int32Array, m: FasttextModel, target: number): number[] {
  const rows =
    m.pathStarts === 0
      ? Array.from({ length: m.classes }, (_, i) => i)
      : [
          ...n.subarray(
            m.pathNodes + n[m.pathStarts + target],
            m.pathNodes + n[m.pathStarts + target + 1],
          ),
        ];
  return rows.map((row) => m.output + row * m.stride);
}

/** Returns which of a document's outputs are right. */
function labelsOf(n: Int32Array, m: FasttextModel, document: number, target: number): number[] {
  if (m.pathStarts !== 0) {
    const [start, end] = n.subarray(m.pathStarts + target, m.pathStarts + target + 2);
    return [...n.subarray(m.pathBranches + start, m.pathBranches + end)];
  }
  const right = new Set([target]);
  if (m.labelStarts !== 0) {
    const [start, end] = n.subarray(m.labelStarts + document, m.labelStarts + document + 2);
    right.clear();
    for (const label of n.subarray(m.labels + start, m.labels + end)) right.add(label);
  }
  return Array.from({ length: m.classes }, (_, c) => (right.has(c) ? 1 : 0));
}

function softmax(scores: readonly number[]): number[] {
  const most = scores.reduce((a, b) => Math.max(a, b));
  const shares = scores.map((score) => Math.exp(score - most));
  const sum = shares.reduce((a, b) => a + b);
  return shares.map((share) => share / sum);
}

function forwardDocument(
  x: Float64Array,
  n: Int32Array,
  m: FasttextModel,
  visit: number,
  place: number,
): void {
  const [document, target, rate] = [n[m.order + visit], n[m.targets + visit], x[m.rates + visit]];
  const [start, end] = n.subarray(m.starts + document, m.starts + document + 2);
  const { stride } = m;
  const errors = m.errors + place * 2 * m.capacity;
  const rows = outputsOf(n, m, target);
  x[m.losses + visit] = 0;
  x.fill(0, errors, errors + rows.length);
  if (start >= end || rows.length === 0) return;
  const hidden = x.subarray(m.hidden + place * stride, m.hidden + (place + 1) * stride).fill(0);
  const gradient = x
    .subarray(m.gradients + place * stride, m.gradients + (place + 1) * stride)
    .fill(0);
  for (const feature of n.subarray(m.features + start, m.features + end)) {
    for (let k = 0; k < stride; k++) hidden[k] += x[m.input + feature * stride + k] / (end - start);
  }
  const scores = rows.map((row) => hidden.reduce((sum, h, k) => sum + h * x[row + k], 0));
  const labels = labelsOf(n, m, document, target);
  const isSoftmax = m.pathStarts === 0 && m.labelStarts === 0;
  const chances = isSoftmax ? softmax(scores) : scores.map(sigmoid);
  if (isSoftmax) x[m.losses + visit] = -Math.log(chances[target]);
  else {
    chances.forEach((chance, i) => {
      x[m.losses + visit] -= Math.log(Math.max(labels[i] === 1 ? chance : 1 - chance, 1e-30));
    });
    for (const [i, label] of labels.entries()) x[errors + m.capacity + i] = label;
  }
  rows.forEach((row, i) => {
    const error = rate * (labels[i] - chances[i]);
    x[errors + i] = error;
    for (let k = 0; k < stride; k++) gradient[k] += (error * x[row + k]) / (end - start);
  });
}

function updateColumns(
  x: Float64Array,
  n: Int32Array,
  m: FasttextModel,
  { visit, place, begin, end }: Readonly<Record<'visit' | 'place' | 'begin' | 'end', number>>,
): void {
  const [document, target] = [n[m.order + visit], n[m.targets + visit]];
  const features = n.subarray(
    m.features + n[m.starts + document],
    m.features + n[m.starts + document + 1],
  );
  if (features.length === 0) return;
  const at = place * m.stride;
  for (const feature of features) {
    const row = m.input + feature * m.stride;
    for (let k = begin; k < end; k++) x[row + k] += x[m.gradients + at + k];
  }
  outputsOf(n, m, target).forEach((row, i) => {
    const error = x[m.errors + place * 2 * m.capacity + i];
    for (let k = begin; k < end; k++) x[row + k] += error * x[m.hidden + at + k];
  });
}

/** fastText's supervised training: a batch's documents from the same old values, then all their changes. */
export const FASTTEXT: Fasttext = {
  fasttextForward(x, n, m, begin, end) {
    for (let i = begin; i < end; i++) forwardDocument(x, n, m, m.first + i, i);
  },
  fasttextUpdate(x, n, m, begin, end) {
    const columns = { begin: begin * COLUMNS, end: Math.min(end * COLUMNS, m.stride) };
    for (let i = 0; i < m.count; i++) {
      updateColumns(x, n, m, { visit: m.first + i, place: i, ...columns });
    }
  },
  fasttextRound(x, n, m) {
    for (let first = 0; first < m.count; first += m.batch) {
      const size = Math.min(m.batch, m.count - first);
      for (let i = 0; i < size; i++) forwardDocument(x, n, m, first + i, i);
      for (let i = 0; i < size; i++) {
        updateColumns(x, n, m, { visit: first + i, place: i, begin: 0, end: m.stride });
      }
    }
  },
};
