// Where words stand on a plane: their directions, seen along two others.
import { projectPca, projectUmap, type WordVectors } from 'malmoi/vectors';
import { turn } from '../turn.ts';
import type { Plane } from './protocol.ts';

/** Words whose map UMAP draws; the others are put beside their nearest. */
const LANDMARKS = 1_200;

/** Landmarks that a word stands between. */
const BESIDE = 3;

/** Words that are put beside their landmarks in one go: the page's own check does it, too, and must not stand still. */
const AT_ONCE = 100;

/** Two directions of length 1 at a right angle, and the point from which places are measured. */
interface Axes {
  readonly origin: Float64Array;
  readonly across: Float64Array;
  readonly up: Float64Array;
}

/** Where every word stands, x and y. */
export async function placeWords(
  vectors: WordVectors,
  plane: Plane,
): Promise<Float32Array<ArrayBuffer>> {
  const { dimensions, size } = vectors;
  const directions = directionsOf(vectors.vectors, dimensions);
  if (plane.by === 'pca') {
    return Float32Array.from((await projectPca(directions, dimensions)).points);
  }
  if (plane.by === 'umap') return placeByNeighbors(directions, dimensions);
  const axes = axesOf(vectors, plane);
  const points = new Float32Array(2 * size);
  for (let id = 0; id < size; id++) {
    points.set(placeOn(axes, directions.subarray(id * dimensions, (id + 1) * dimensions)), 2 * id);
  }
  return points;
}

/** Where a sum of directions stands on the plane of three words or of two axes; elsewhere in the middle. */
export function placeSum(
  vectors: WordVectors,
  plane: Plane,
  sum: ArrayLike<number>,
): readonly [number, number] {
  if (plane.by === 'pca' || plane.by === 'umap') return [0, 0];
  return placeOn(axesOf(vectors, plane), sum);
}

/**
 * The axes of a plane. Of three words a, b, c the plane goes through their directions: from b to c it is rightwards,
 * so that a − b + c makes a parallelogram with them.
 */
function axesOf(vectors: WordVectors, plane: Extract<Plane, { by: 'words' | 'axes' }>): Axes {
  const direction = (word: string): Float64Array => unit(Float64Array.from(vectors.vector(word)));
  const minus = (a: Float64Array, b: Float64Array): Float64Array =>
    a.map((value, i) => value - (b[i] ?? 0));
  if (plane.by === 'words') {
    const [a, b, c] = plane.words.map(direction) as [Float64Array, Float64Array, Float64Array];
    const across = unit(minus(c, b));
    return { origin: b, across, up: unit(without(minus(a, b), across)) };
  }
  const [left = '', right = ''] = plane.across;
  const [low = '', high = ''] = plane.up;
  const across = unit(minus(direction(right), direction(left)));
  const up = unit(without(minus(direction(high), direction(low)), across));
  return { origin: new Float64Array(vectors.dimensions), across, up };
}

function placeOn({ origin, across, up }: Axes, vector: ArrayLike<number>): [number, number] {
  let [x, y] = [0, 0];
  for (let i = 0; i < origin.length; i++) {
    const away = (vector[i] ?? 0) - (origin[i] ?? 0);
    x += away * (across[i] ?? 0);
    y += away * (up[i] ?? 0);
  }
  return [x, y];
}

/** What is left of a vector without its part along a direction. */
function without(vector: Float64Array, direction: Float64Array): Float64Array {
  const along = vector.reduce((sum, value, i) => sum + value * (direction[i] ?? 0), 0);
  return vector.map((value, i) => value - along * (direction[i] ?? 0));
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / (length || 1));
}

/** The rows at length 1. */
function directionsOf(rows: Float32Array, dimensions: number): Float32Array {
  const directions = new Float32Array(rows.length);
  for (let start = 0; start < rows.length; start += dimensions) {
    let length = 0;
    for (let i = start; i < start + dimensions; i++) length += (rows[i] ?? 0) ** 2;
    length = Math.sqrt(length) || 1;
    for (let i = start; i < start + dimensions; i++) directions[i] = (rows[i] ?? 0) / length;
  }
  return directions;
}

/** UMAP of the landmarks; another word stands between its nearest of them, nearer to the nearest. */
async function placeByNeighbors(
  directions: Float32Array,
  dimensions: number,
): Promise<Float32Array<ArrayBuffer>> {
  const count = directions.length / dimensions;
  const landmarks = Math.min(LANDMARKS, count);
  const drawn = await projectUmap(directions.subarray(0, landmarks * dimensions), dimensions);
  const points = new Float32Array(2 * count);
  points.set(drawn);
  for (let id = landmarks; id < count; id++) {
    if (id % AT_ONCE === 0) await turn();
    const near: { id: number; cosine: number }[] = [];
    for (let other = 0; other < landmarks; other++) {
      let cosine = 0;
      for (let i = 0; i < dimensions; i++) {
        cosine +=
          (directions[id * dimensions + i] ?? 0) * (directions[other * dimensions + i] ?? 0);
      }
      if (near.length < BESIDE || cosine > (near.at(-1)?.cosine ?? 0)) {
        near.push({ id: other, cosine });
        near.sort((a, b) => b.cosine - a.cosine);
        near.length = Math.min(near.length, BESIDE);
      }
    }
    let [x, y, all] = [0, 0, 0];
    for (const { id: other, cosine } of near) {
      const weight = Math.max(1e-6, cosine) ** 4;
      x += weight * (drawn[2 * other] ?? 0);
      y += weight * (drawn[2 * other + 1] ?? 0);
      all += weight;
    }
    points.set([x / all, y / all], 2 * id);
  }
  return points;
}
