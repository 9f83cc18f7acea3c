import type { Random } from '../../base/random.ts';
import { findNearestCentroids } from './nearest-centroids.ts';

/** Centroids of a sub-space: a code is one byte. */
export const CENTROIDS = 256;
/** Passes of k-means, as many as fastText makes. */
const PASSES = 25;
/** The most rows that centroids are learned from: 256 for each, as fastText takes. */
const MOST_ROWS = 256 * CENTROIDS;
/** How far the two halves of a divided cluster are moved apart. */
const APART = 1e-7;

/**
 * The centroids of a product quantizer: a row of `dimensions` numbers is cut into pieces of `subspace` numbers (the last
 * may be shorter), and each piece becomes the number of the nearest of the 256 centroids of its sub-space
 * (Jégou, Douze & Schmid 2011, "Product quantization for nearest neighbor search"; Joulin et al. 2016, "FastText.zip").
 */
export interface Codebook {
  /** Numbers in a row. */
  readonly dimensions: number;
  /** Numbers in a piece; fastText's `-dsub`. */
  readonly subspace: number;
  /** [256 × dimensions]: of each sub-space its 256 centroids, one after the other, as fastText's files have them. */
  readonly centroids: Float32Array;
}

/** A sub-space: which numbers of a row it takes, and where its centroids are. */
interface Subspace {
  readonly first: number;
  readonly width: number;
  readonly centroids: Float32Array;
}

/** Returns how many codes a row has. */
export function codesPerRow({ dimensions, subspace }: Omit<Codebook, 'centroids'>): number {
  return Math.ceil(dimensions / subspace);
}

/** Lists the sub-spaces of a codebook. */
function subspacesOf({ dimensions, subspace, centroids }: Codebook): Subspace[] {
  const width = (first: number): number => Math.min(subspace, dimensions - first);
  return Array.from({ length: codesPerRow({ dimensions, subspace }) }, (_, i) => {
    const first = i * subspace;
    const end = first + width(first);
    return {
      ...{ first, width: width(first) },
      centroids: centroids.subarray(CENTROIDS * first, CENTROIDS * end),
    };
  });
}

/**
 * Learns a codebook from at most 65,536 rows of a matrix by k-means in each sub-space (Lloyd 1982), which begins with rows
 * that are chosen far from each other. An empty cluster takes half of the one with the largest error. The same rows and
 * random numbers give the same bits. Of at most 256 rows each is a centroid, and the others are 0.
 * @param rows [n × dimensions], all finite
 * @yields the number of rows assigned, after every few thousand
 */
export function* learnCodebook(
  rows: Float32Array,
  { dimensions, subspace }: Omit<Codebook, 'centroids'>,
  random: Random,
): Generator<number, Codebook> {
  const centroids = new Float32Array(CENTROIDS * dimensions);
  const codebook = { dimensions, subspace, centroids };
  const count = rows.length / dimensions;
  const order = Uint32Array.from({ length: count }, (_, row) => row);
  for (const { first, width, centroids: own } of subspacesOf(codebook)) {
    random.shuffle(order);
    const points = takePoints(rows, order.subarray(0, MOST_ROWS), { first, width, dimensions });
    if (points.length <= own.length) own.set(points);
    else {
      chooseCentroids(points, own, width, random);
      yield* improveCentroids(points, own, width);
    }
  }
  return codebook;
}

/**
 * Finds the codes of rows: of each piece the number of the nearest centroid.
 * @param rows [n × dimensions]
 * @yields the number of rows encoded, after every few thousand
 * @returns [n × codes per row]
 */
export function* encodeRows(codebook: Codebook, rows: Float32Array): Generator<number, Uint8Array> {
  const { dimensions } = codebook;
  const count = rows.length / dimensions;
  const perRow = codesPerRow(codebook);
  const codes = new Uint8Array(count * perRow);
  const order = Uint32Array.from({ length: count }, (_, row) => row);
  for (const [i, { first, width, centroids }] of subspacesOf(codebook).entries()) {
    const found = new Uint8Array(count);
    const points = takePoints(rows, order, { first, width, dimensions });
    yield* findNearestCentroids(points, centroids, width, found);
    for (let row = 0; row < count; row++) codes[row * perRow + i] = found[row];
  }
  return codes;
}

/** Copies the piece of each listed row. */
function takePoints(
  rows: Float32Array,
  order: Uint32Array,
  piece: { readonly first: number; readonly width: number; readonly dimensions: number },
): Float32Array {
  const { first, width, dimensions } = piece;
  const points = new Float32Array(order.length * width);
  for (const [i, row] of order.entries()) {
    for (let j = 0; j < width; j++) points[i * width + j] = rows[row * dimensions + first + j];
  }
  return points;
}

/**
 * Chooses points to begin with: each next one with a probability in proportion to its squared distance to the nearest of
 * those before (Arthur & Vassilvitskii 2007, "k-means++").
 */
function chooseCentroids(
  points: Float32Array,
  centroids: Float32Array,
  width: number,
  random: Random,
): void {
  const count = points.length / width;
  const distances = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  let chosen = random.integer(count);
  for (let c = 0; c < CENTROIDS; c++) {
    centroids.set(points.subarray(chosen * width, (chosen + 1) * width), c * width);
    let sum = 0;
    for (let i = 0; i < count; i++) {
      let distance = 0;
      for (let j = 0; j < width; j++) {
        distance += (points[i * width + j] - centroids[c * width + j]) ** 2;
      }
      if (distance < distances[i]) distances[i] = distance;
      sum += distances[i];
    }
    let left = random.float() * sum;
    for (chosen = 0; chosen < count - 1 && left >= distances[chosen]; chosen++) {
      left -= distances[chosen];
    }
  }
}

/** Moves centroids to the means of the points that they are nearest to, 25 times. */
function* improveCentroids(
  points: Float32Array,
  centroids: Float32Array,
  width: number,
): Generator<number, void> {
  const nearest = new Uint8Array(points.length / width);
  for (let pass = 0; pass < PASSES; pass++) {
    yield* findNearestCentroids(points, centroids, width, nearest);
    moveToMeans(points, nearest, centroids, width);
  }
}

function moveToMeans(
  points: Float32Array,
  nearest: Uint8Array,
  centroids: Float32Array,
  width: number,
): void {
  const sums = new Float64Array(centroids.length);
  const sizes = new Uint32Array(CENTROIDS);
  for (const [i, centroid] of nearest.entries()) {
    sizes[centroid]++;
    for (let j = 0; j < width; j++) sums[centroid * width + j] += points[i * width + j];
  }
  for (let c = 0; c < CENTROIDS; c++) {
    if (sizes[c] === 0) continue;
    for (let j = 0; j < width; j++) centroids[c * width + j] = sums[c * width + j] / sizes[c];
  }
  if (sizes.every((size) => size > 0)) return;
  const errors = clusterErrors(points, nearest, centroids, width);
  for (const [empty, size] of sizes.entries()) {
    if (size > 0) continue;
    const worst = errors.indexOf(errors.reduce((a, b) => Math.max(a, b)));
    for (let j = 0; j < width; j++) {
      const apart = j % 2 === 0 ? -APART : APART;
      const mean = centroids[worst * width + j];
      centroids[empty * width + j] = mean + apart;
      centroids[worst * width + j] = mean - apart;
    }
    errors[worst] /= 2;
    errors[empty] = errors[worst];
  }
}

/** Sums the squared distances of the points of each cluster to its mean. */
function clusterErrors(
  points: Float32Array,
  nearest: Uint8Array,
  means: Float32Array,
  width: number,
): Float64Array {
  const errors = new Float64Array(CENTROIDS);
  for (const [i, centroid] of nearest.entries()) {
    for (let j = 0; j < width; j++) {
      errors[centroid] += (points[i * width + j] - means[centroid * width + j]) ** 2;
    }
  }
  return errors;
}
