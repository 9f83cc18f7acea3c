/**
 * What a kernel's argument is: a pointer (a byte offset into the heap) to numbers of a type, or a
 * number itself. Offset 0 is the null pointer: the array is absent, where a kernel says that it may be.
 */
export type ArgumentKind = 'f32*' | 'f64*' | 'i32*' | 'u32*' | 'u8*' | 'i32' | 'f32' | 'f64';

/**
 * The contract between TypeScript and C: every kernel's arguments, in order. Kernels return
 * nothing; what they compute goes to memory. A *range kernel* ends in `begin, end` and its results
 * do not depend on how the range is cut, so `Engine.parallel` may split it over workers.
 *
 * Matrices are row-major. Unless it says otherwise, a range runs over elements.
 */
export const KERNELS = {
  // fill.c
  /** (out, value): out[i] = value. */
  fill: ['f32*', 'f32', 'i32', 'i32'],

  // matmul.c
  /**
   * (c, a, b, rows, columns, inner, transposeA, transposeB, accumulate): C = op(A) op(B), or C += …,
   * with C [rows, columns], op(A) [rows, inner], op(B) [inner, columns]. Where A lies transposed,
   * `transposeA` is how many numbers its rows are apart: `rows`, or more where only a part of them counts;
   * else it is 0. The range runs over columns; blocks of a multiple of 32 are best.
   */
  matmul: ['f32*', 'f32*', 'f32*', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32'],
  /**
   * (packed, b, inner, columns, transposeB): lays op(B) out in panels for the recurrent windows. Room
   * for `columns` rounded up to a multiple of 32, times `inner`. The range runs over columns, in blocks
   * of a multiple of 32. How the panels lie is each engine's own affair.
   */
  packPanels: ['f32*', 'f32*', 'i32', 'i32', 'i32', 'i32', 'i32'],

  /**
   * (c, a, packed, columns, inner, accumulate): C [rows, columns] = A [rows, inner] B, or C += …, with B as
   * `packPanels` left it. The range runs over rows.
   */
  multiplyPacked: ['f32*', 'f32*', 'f32*', 'i32', 'i32', 'i32', 'i32', 'i32'],

  // elementwise.c
  /** (out, a, b): out = a + b. */
  add: ['f32*', 'f32*', 'f32*', 'i32', 'i32'],
  /** (out, a, b): out = a − b. */
  subtract: ['f32*', 'f32*', 'f32*', 'i32', 'i32'],
  /** (out, a, b): out = a ⊙ b. */
  multiply: ['f32*', 'f32*', 'f32*', 'i32', 'i32'],
  /** (out, a, factor): out = factor · a. */
  scale: ['f32*', 'f32*', 'f32', 'i32', 'i32'],
  /** (out, a, factor): out += factor · a. */
  addScaled: ['f32*', 'f32*', 'f32', 'i32', 'i32'],
  /** (out, a, b): out += a ⊙ b. */
  addProduct: ['f32*', 'f32*', 'f32*', 'i32', 'i32'],
  /** (out, a, b): out += a / b. */
  addQuotient: ['f32*', 'f32*', 'f32*', 'i32', 'i32'],
  /** (out, a): out = eᵃ. */
  exp: ['f32*', 'f32*', 'i32', 'i32'],
  /** (out, a): out = ln a. */
  log: ['f32*', 'f32*', 'i32', 'i32'],
  /** (out, a): out = tanh a. */
  tanh: ['f32*', 'f32*', 'i32', 'i32'],
  /** (out, a): out = σ(a) = 1 / (1 + e⁻ᵃ). */
  sigmoid: ['f32*', 'f32*', 'i32', 'i32'],
  /** (out, a): out = max(a, 0). */
  relu: ['f32*', 'f32*', 'i32', 'i32'],
  /** (da, y, dy): da += dy (1 − y²), where y = tanh a. */
  tanhBackward: ['f32*', 'f32*', 'f32*', 'i32', 'i32'],
  /** (da, y, dy): da += dy y (1 − y), where y = σ(a). */
  sigmoidBackward: ['f32*', 'f32*', 'f32*', 'i32', 'i32'],
  /** (da, y, dy): da += dy where y > 0, where y = relu a. */
  reluBackward: ['f32*', 'f32*', 'f32*', 'i32', 'i32'],

  // rows.c
  /** (y, bias, size): y[i, j] += bias[j]; the range runs over rows. */
  addBias: ['f32*', 'f32*', 'i32', 'i32', 'i32'],
  /** (out, a, rows, size, accumulate): out[j] = Σᵢ a[i, j], or out[j] += …; the range runs over columns. */
  sumRows: ['f32*', 'f32*', 'i32', 'i32', 'i32', 'i32', 'i32'],
  /** (out, a, count): out[0] = Σ a, always in the same order. */
  sum: ['f32*', 'f32*', 'i32'],
  /** (out, a, count): out[0] = Σ a², a double, always in the same order. */
  sumSquares: ['f64*', 'f32*', 'i32'],
  /** (y, a, size): each row's softmax; the range runs over rows. */
  softmax: ['f32*', 'f32*', 'i32', 'i32', 'i32'],
  /** (da, y, dy, size): da += y ⊙ (dy − Σⱼ dyⱼ yⱼ); the range runs over rows. */
  softmaxBackward: ['f32*', 'f32*', 'f32*', 'i32', 'i32', 'i32'],

  // embedding.c
  /** (out, table, ids, size): out[i] = table[ids[i]]; the range runs over ids. */
  gatherRows: ['f32*', 'f32*', 'i32*', 'i32', 'i32', 'i32'],
  /** (table, rows, ids, count, size): table[ids[i]] += rows[i], in order; the range runs over columns. */
  scatterAddRows: ['f32*', 'f32*', 'i32*', 'i32', 'i32', 'i32', 'i32'],

  // losses.c
  /**
   * (losses, probabilities, logits, targets, weights, classes, ignored): p = softmax(logits) and
   * loss = −w[t] ln p[t] of each row, 0 where the target t is `ignored`; `weights` may be absent. The
   * range runs over rows.
   */
  softmaxCrossEntropy: ['f32*', 'f32*', 'f32*', 'i32*', 'f32*', 'i32', 'i32', 'i32', 'i32'],
  /**
   * (dLogits, probabilities, targets, weights, classes, ignored, scale): dLogits += scale · w[t] (p − 1ₜ).
   * The range runs over rows.
   */
  softmaxCrossEntropyBackward: ['f32*', 'f32*', 'i32*', 'f32*', 'i32', 'i32', 'f32', 'i32', 'i32'],
  /** (losses, logits, targets): max(x, 0) − x t + ln(1 + e^−|x|), which is −t ln σ(x) − (1 − t) ln(1 − σ(x)). */
  sigmoidCrossEntropy: ['f32*', 'f32*', 'f32*', 'i32', 'i32'],
  /** (dLogits, logits, targets, scale): dLogits += scale · (σ(x) − t). */
  sigmoidCrossEntropyBackward: ['f32*', 'f32*', 'f32*', 'f32', 'i32', 'i32'],

  // dropout.c
  /**
   * (y, x, rate, seed, accumulate): y = x / (1 − rate) where a hash of (seed, i) keeps element i, else 0;
   * or y += …. With the same seed the backward pass drops the same elements.
   */
  dropout: ['f32*', 'f32*', 'f32', 'i32', 'i32', 'i32', 'i32'],

  // rnn.c, lstm.c, gru.c: whole windows. The range runs over the batch. `projected` [steps, batch, gates ·
  // hidden] is W_ih x + b_ih of all steps; `states` [steps + 1, batch, hidden] holds the state before each
  // step and after the last: the caller fills the first of them (with `reverse` the last), the kernel the
  // others. `lengths` [batch] may be absent; a sequence keeps its state beyond its length.
  // `weights` are W_hhᵀ, and backward W_hh, from `packPanels`; `bias` is b_hh and may be absent.
  // Backward, `dStates` [batch, hidden] holds the gradient of the final state and afterwards that of the
  // initial one, and `dOutputs` [steps, batch, hidden] those of the outputs, which count within the lengths.
  /** (states, projected, weights, bias, lengths, steps, batch, hidden, reverse). */
  rnnForward: ['f32*', 'f32*', 'f32*', 'f32*', 'i32*', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32'],
  /** (dProjected, dStates, dOutputs, states, weights, lengths, steps, batch, hidden, reverse). */
  rnnBackward: [
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'i32*',
    'i32',
    'i32',
    'i32',
    'i32',
    'i32',
    'i32',
  ],
  /** (states, cells, gates, projected, weights, bias, lengths, steps, batch, hidden, reverse); gates i, f, g, o. */
  lstmForward: [
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'i32*',
    'i32',
    'i32',
    'i32',
    'i32',
    'i32',
    'i32',
  ],
  /** (dProjected, dStates, dCells, dOutputs, cells, gates, weights, lengths, steps, batch, hidden, reverse). */
  lstmBackward: [
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'i32*',
    'i32',
    'i32',
    'i32',
    'i32',
    'i32',
    'i32',
  ],
  /**
   * (states, gates, candidates, projected, gateWeights, candidateWeights, bias, lengths, steps, batch,
   * hidden, reverse, resetAfter); gates r, z, n. `candidates` [steps, batch, hidden] keeps r ⊙ h, or with
   * resetAfter W_hn h + b_hn. `gateWeights` packs the rows of r and z, `candidateWeights` those of n.
   */
  gruForward: [
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'i32*',
    'i32',
    'i32',
    'i32',
    'i32',
    'i32',
    'i32',
    'i32',
  ],
  /**
   * (dProjected, dCandidates, dStates, dOutputs, states, gates, candidates, gateWeights, candidateWeights,
   * lengths, steps, batch, hidden, reverse, resetAfter). `dCandidates` [steps, batch, hidden] is the
   * gradient of W_hn h + b_hn with resetAfter, and room to work otherwise.
   */
  gruBackward: [
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'i32*',
    'i32',
    'i32',
    'i32',
    'i32',
    'i32',
    'i32',
    'i32',
  ],

  // optimisers.c: PyTorch's updates; what each symbol is stands with the rules in src/training/optimisers.
  /** (value, gradient, buffer, rate, momentum, dampening, weightDecay, nesterov); buffer absent without momentum. */
  sgd: ['f32*', 'f32*', 'f32*', 'f32', 'f32', 'f32', 'f32', 'i32', 'i32', 'i32'],
  /** (value, gradient, sum, rate, weightDecay, epsilon). */
  adagrad: ['f32*', 'f32*', 'f32*', 'f32', 'f32', 'f32', 'i32', 'i32'],
  /** (value, gradient, squares, average, buffer, rate, alpha, epsilon, momentum, weightDecay); average and buffer may be absent. */
  rmsprop: [
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32*',
    'f32',
    'f64',
    'f32',
    'f32',
    'f32',
    'i32',
    'i32',
  ],
  /** (value, gradient, m, v, rate, beta1, beta2, epsilon, weightDecay, keep): p ← p · keep first. */
  adam: ['f32*', 'f32*', 'f32*', 'f32*', 'f32', 'f64', 'f64', 'f32', 'f32', 'f32', 'i32', 'i32'],

  // search.c
  /**
   * (out, codes, query, words): out[i] = Σⱼ codes[i, j] query[j] over 4 · words numbers: codes of 8 bits,
   * four to an integer, and a query of 16 bits, two to an integer, lowest first, all signed. The sums
   * must stay below 2³¹. The range runs over rows.
   */
  dotCodes: ['i32*', 'i32*', 'i32*', 'i32', 'i32', 'i32'],

  // glove.c
  /**
   * (losses, words, contexts, rows, columns, targets, weights, ends, size, eta, limit, biases): one AdaGrad
   * step of GloVe for every cell of a block, in order; losses[block] = Σ ½ f (u·v + b + c − target)², before
   * each step. Cells ends[block] … ends[block + 1] − 1 are the block's. A word's row, at 2 · size + 16
   * numbers a row: its vector of `size`, a multiple of 16 (zeros beyond its dimensions), as many sums of
   * squares, its bias, the bias's sum. Blocks share no row and no column. The range runs over blocks.
   */
  gloveBlocks: [
    'f64*',
    'f32*',
    'f32*',
    'i32*',
    'i32*',
    'f32*',
    'f32*',
    'i32*',
    'i32',
    'f32',
    'f32',
    'i32',
    'i32',
    'i32',
  ],

  // word2vec.c: the range of the first two runs over shards, each with tables, tokens and random numbers of its
  // own, one after another in the arrays. `inputs` and `outputs` [shards, vocabulary, stride]; `…Touched`
  // [shards, vocabulary] mark changed rows; `tokens` [shards, capacity] are words, −1 between sentences,
  // `counts` how many of them there are; `random` [shards, 4]; `keep` [vocabulary] thresholds of subsampling.
  /**
   * (inputs, outputs, inputTouched, outputTouched, vocabulary, stride, tokens, counts, capacity, random, keep,
   * threshold, alias, negatives, window, cbow, rate): negative sampling from an alias table.
   */
  word2vecNegative: [
    'f32*',
    'f32*',
    'i32*',
    'i32*',
    'i32',
    'i32',
    'i32*',
    'i32*',
    'i32',
    'u32*',
    'u32*',
    'u32*',
    'u32*',
    'i32',
    'i32',
    'i32',
    'f32',
    'i32',
    'i32',
  ],
  /**
   * (inputs, outputs, inputTouched, outputTouched, vocabulary, stride, tokens, counts, capacity, random, keep,
   * pathStarts, pathNodes, pathBranches, window, cbow, rate): hierarchical softmax along Huffman paths.
   */
  word2vecHierarchical: [
    'f32*',
    'f32*',
    'i32*',
    'i32*',
    'i32',
    'i32',
    'i32*',
    'i32*',
    'i32',
    'u32*',
    'u32*',
    'i32*',
    'i32*',
    'i32*',
    'i32',
    'i32',
    'f32',
    'i32',
    'i32',
  ],
  /** (tables, touched, base, shards, vocabulary, stride): row = base + Σ (shard's row − base), in all; over rows. */
  word2vecMerge: ['f32*', 'i32*', 'f32*', 'i32', 'i32', 'i32', 'i32', 'i32'],

  // word2vec-subwords.c: as above, but `inputs` is [shards, rows, stride], the words' own rows and the n-grams';
  // word w's vector is the mean of rows rowNumbers[rowStarts[w]] … rowNumbers[rowStarts[w + 1] − 1]. `means` is
  // working room, [shards, 2, 2 · window + 1, stride].
  /**
   * (inputs, outputs, inputTouched, outputTouched, rows, vocabulary, stride, tokens, counts, capacity, random,
   * keep, rowStarts, rowNumbers, means, threshold, alias, negatives, window, cbow, rate)
   */
  word2vecSubwordNegative: [
    'f32*',
    'f32*',
    'i32*',
    'i32*',
    'i32',
    'i32',
    'i32',
    'i32*',
    'i32*',
    'i32',
    'u32*',
    'u32*',
    'i32*',
    'i32*',
    'f32*',
    'u32*',
    'u32*',
    'i32',
    'i32',
    'i32',
    'f32',
    'i32',
    'i32',
  ],
  /**
   * (inputs, outputs, inputTouched, outputTouched, rows, vocabulary, stride, tokens, counts, capacity, random,
   * keep, rowStarts, rowNumbers, means, pathStarts, pathNodes, pathBranches, window, cbow, rate)
   */
  word2vecSubwordHierarchical: [
    'f32*',
    'f32*',
    'i32*',
    'i32*',
    'i32',
    'i32',
    'i32',
    'i32*',
    'i32*',
    'i32',
    'u32*',
    'u32*',
    'i32*',
    'i32*',
    'f32*',
    'i32*',
    'i32*',
    'i32*',
    'i32',
    'i32',
    'f32',
    'i32',
    'i32',
  ],
  /** (means, inputs, rowStarts, rowNumbers, stride): the vectors of a range of words, [vocabulary, stride]. */
  word2vecSubwordMeans: ['f32*', 'f32*', 'i32*', 'i32*', 'i32', 'i32', 'i32'],
} as const;

// Every argument is of a known kind; stated apart from the table, whose declaration must need no inference.
KERNELS satisfies Record<string, readonly ArgumentKind[]>;
