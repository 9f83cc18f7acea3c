/** Points between two chances for a break: some milliseconds. */
const POINTS_AT_ONCE = 2 ** 13;

/**
 * Finds the nearest centroid of each point, by the squared Euclidean distance. The centroids are sorted by their first
 * number; a search begins at the point's own and goes up and down until that number alone is further away than the
 * nearest centroid so far, so that of 256 centroids in two dimensions some thirty are looked at.
 * @param points [n × width]
 * @param centroids [k × width]
 * @param nearest [n]: the centroid that each point was nearest to before, from which the search has its first bound; the
 *   nearest one now is put here. Of two at the same distance the one before stays, or else the first one found.
 * @yields the number of points looked up, after every few thousand
 */
export function* findNearestCentroids(
  points: Float32Array,
  centroids: Float32Array,
  width: number,
  nearest: Uint8Array,
): Generator<number, void> {
  const count = centroids.length / width;
  const order = Uint32Array.from({ length: count }, (_, c) => c).sort(
    (a, b) => centroids[a * width] - centroids[b * width] || a - b,
  );
  const sorted = new Float64Array(centroids.length);
  order.forEach((c, place) => {
    for (let j = 0; j < width; j++) sorted[place * width + j] = centroids[c * width + j];
  });
  const places = new Uint32Array(count);
  order.forEach((c, place) => {
    places[c] = place;
  });
  for (let begin = 0; begin < nearest.length; begin += POINTS_AT_ONCE) {
    const end = Math.min(nearest.length, begin + POINTS_AT_ONCE);
    for (let i = begin; i < end; i++) {
      nearest[i] = order[search(sorted, width, points, i * width, places[nearest[i]])];
    }
    yield end - begin;
  }
}

/** Returns the place of the nearest of the sorted centroids, from a place on that is tried first. */
function search(
  sorted: Float64Array,
  width: number,
  points: Float32Array,
  point: number,
  guess: number,
): number {
  const first = points[point];
  const count = sorted.length / width;
  let best = guess;
  let least = distance(sorted, guess * width, points, point, width);
  let low = 0;
  for (let high = count; low < high; ) {
    const middle = (low + high) >>> 1;
    if (sorted[middle * width] < first) low = middle + 1;
    else high = middle;
  }
  for (let place = low; place < count; place++) {
    const apart = sorted[place * width] - first;
    if (apart * apart >= least) break;
    const far = distance(sorted, place * width, points, point, width);
    if (far < least) {
      least = far;
      best = place;
    }
  }
  for (let place = low - 1; place >= 0; place--) {
    const apart = first - sorted[place * width];
    if (apart * apart >= least) break;
    const far = distance(sorted, place * width, points, point, width);
    if (far < least) {
      least = far;
      best = place;
    }
  }
  return best;
}

function distance(
  sorted: Float64Array,
  centroid: number,
  points: Float32Array,
  point: number,
  width: number,
): number {
  let sum = 0;
  for (let j = 0; j < width; j++) {
    const apart = sorted[centroid + j] - points[point + j];
    sum += apart * apart;
  }
  return sum;
}
