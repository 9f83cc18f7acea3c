/**
 * Every word's path from the root of a Huffman tree to its leaf, for hierarchical softmax:
 * P(w | x) = ∏ σ(±x · y_node) over the inner nodes on the path (Morin & Bengio 2005).
 * Frequent words have short paths.
 */
export interface HuffmanPaths {
  /** [words + 1]; word w's path is nodes[starts[w]] … nodes[starts[w + 1] − 1], from the root down. */
  readonly starts: Int32Array;
  /** Inner nodes, 0 … words − 2; the root is the last. */
  readonly nodes: Int32Array;
  /** The branch taken at each node: 0 or 1. */
  readonly branches: Uint8Array;
}

/**
 * Builds the tree over the words' counts. Ties go to the word or node that came first, so that the
 * same counts give the same tree everywhere.
 * @param counts in descending order, as vocabularies keep them; at least two words
 */
export function buildHuffmanPaths(counts: ArrayLike<number>): HuffmanPaths {
  const words = counts.length;
  const weight = new Float64Array(2 * words - 1);
  for (let i = 0; i < words; i++) weight[i] = counts[i];
  const parent = new Int32Array(2 * words - 1);
  const branch = new Uint8Array(2 * words - 1);
  // Words from the rarest up and inner nodes in the order of their making are both sorted by weight,
  // so the two lightest are always at one of two places.
  let word = words - 1;
  let inner = words;
  for (let made = words; made < 2 * words - 1; made++) {
    const takeLightest = (): number => {
      const takeWord = word >= 0 && (inner >= made || weight[word] < weight[inner]);
      return takeWord ? word-- : inner++;
    };
    const first = takeLightest();
    const second = takeLightest();
    weight[made] = weight[first] + weight[second];
    parent[first] = made;
    parent[second] = made;
    branch[second] = 1;
  }
  return tracePaths(words, parent, branch);
}

function tracePaths(words: number, parent: Int32Array, branch: Uint8Array): HuffmanPaths {
  const root = 2 * words - 2;
  const starts = new Int32Array(words + 1);
  for (let w = 0; w < words; w++) {
    let length = 0;
    for (let node = w; node !== root; node = parent[node]) length++;
    starts[w + 1] = starts[w] + length;
  }
  const nodes = new Int32Array(starts[words]);
  const branches = new Uint8Array(starts[words]);
  for (let w = 0; w < words; w++) {
    let place = starts[w + 1];
    for (let node = w; node !== root; node = parent[node]) {
      place--;
      nodes[place] = parent[node] - words;
      branches[place] = branch[node];
    }
  }
  return { starts, nodes, branches };
}
