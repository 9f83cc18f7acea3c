import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainCount, explainLog, explainLoss, explainWeight } from './arithmetic.ts';
import { createStillModel, type GloveModel } from './model.ts';
import { COURSE_SENTENCES, type GloveFields } from './state.ts';
import type { GloveWords } from './words.ts';

const COURSE = {
  ...{ text: COURSE_SENTENCES, window: 1, dimensions: 3, xMax: 2, alpha: 0.75, seed: 1 },
  biases: 'without',
} as const;
/** I and like, whose count is 2; deep and learning, whose count is 1. */
const [I, LIKE, DEEP, LEARNING] = [0, 1, 3, 4];

const before = createStillModel({ ...COURSE, step: 0 });
const after = createStillModel({ ...COURSE, step: 200 });
const rare = createStillModel({ ...COURSE, xMax: 10, step: 0 });

const text: ChapterText<GloveFields, GloveModel, GloveWords> = {
  lead: (
    <p>
      Word2Vec went through the sentences and predicted neighbors one by one. GloVe first{' '}
      <strong>counts all neighbors</strong>, and then fits vectors so that the product of two comes
      out as the logarithm of their count.
    </p>
  ),
  question: {
    ask: 'In the three sentences, I and like are neighbors twice, all other pairs once. When training is done, what is the product u·v of two words that were neighbors once?',
    choices: ['0', '1', '2'],
    answer: 0,
    run: { ...COURSE, view: 'log', row: DEEP, column: LEARNING, step: 200 },
    explain: (
      <p>
        The target is not the count but its logarithm. log 1 = 0, so the product of a pair that
        occurred once goes to 0, and that of a pair that occurred twice to log 2 ≈ 0.693.
      </p>
    ),
  },
  steps: [
    {
      title: 'The co-occurrence matrix: count the neighbors',
      set: { ...COURSE, view: 'count', row: I, column: LIKE, step: 0 },
      body: () => (
        <>
          <p>
            A cell of the <dfn>co-occurrence matrix</dfn> <span class="sym-P">P</span> says how
            often two words stood within a window of each other. With a window of 1, only the very
            next word counts.
          </p>
          <p>
            I and like are neighbors in two sentences, so their cell is{' '}
            <Num
              value={before.counts.value[I]?.[LIKE] ?? 0}
              arithmetic={() => explainCount(before, I, LIKE)}
            />
            . Whoever comes first, it counts once for both: fold the matrix along its diagonal and
            it matches. 7 words make 7 × 7 cells, and most are 0.
          </p>
        </>
      ),
    },
    {
      title: 'Fit products to logarithms',
      set: { ...COURSE, view: 'log', row: I, column: LIKE, step: 0 },
      body: () => (
        <>
          <p>
            Each word has two vectors: u when it stands in the middle, v when it is a neighbor. How
            far their product <span class="sym-uv">u·v</span> is from{' '}
            <span class="sym-P">log P</span> is the loss.
          </p>
          <Formula
            block
            math={tex`\class{sym-J}{J} = \frac{1}{2} \sum_{i,j} \class{sym-f}{f(P_{ij})} \left(\class{sym-uv}{u_i^{\mathsf{T}} v_j} - \class{sym-P}{\log P_{ij}}\right)^2`}
          />
          <p>
            The left matrix is the answer, the right one is what the vectors say now; its colored
            cells are far off. At the beginning the vectors are any numbers, and J ={' '}
            <Num
              value={before.passes.value.losses.at(-1) ?? 0}
              arithmetic={() => explainLoss(before)}
            />
            .
          </p>
        </>
      ),
    },
    {
      title: 'Pass by pass, the error fades',
      set: { ...COURSE, view: 'log', row: I, column: LIKE, step: 60 },
      body: () => (
        <>
          <p>
            Play, and training goes through the cells that are not zero, moving u and v a little at
            each. The right matrix loses its color, and in the chart below the picked cell’s u·v
            comes to the dashed line, log P.
          </p>
          <p>
            After 200 passes, J ={' '}
            <Num
              value={after.passes.value.losses.at(-1) ?? 0}
              arithmetic={() => explainLoss(after)}
            />
            . Press any cell: its arithmetic opens, and the chart follows it.
          </p>
        </>
      ),
    },
    {
      title: 'Why logarithms',
      set: { ...COURSE, view: 'log', row: DEEP, column: LEARNING, step: 200 },
      body: () => (
        <>
          <p>
            Counts go from a few to many millions. Under a logarithm the large ones do not pull
            everything, and a <em>ratio</em> of counts becomes a <em>difference</em> of vectors:
            what tells two words apart is how many times more often one of them is near a third.
          </p>
          <Formula
            block
            math={tex`\log \frac{P_{ik}}{P_{jk}} \approx (u_i - u_j)^{\mathsf{T}} v_k`}
          />
          <p>
            deep and learning were neighbors once: log P ={' '}
            <Num
              value={Math.log(after.counts.value[DEEP]?.[LEARNING] ?? 0)}
              arithmetic={() => explainLog(after, DEEP, LEARNING)}
            />
            . There is no log 0, so pairs that never were neighbors are left out of the loss: the
            pale numbers.
          </p>
        </>
      ),
    },
    {
      title: 'f: rare cells hardly pull',
      set: { ...COURSE, view: 'log', row: DEEP, column: LEARNING, xMax: 10, step: 60 },
      body: () => (
        <>
          <p>
            To be neighbors once or twice may be chance. So every cell is weighed by{' '}
            <span class="sym-f">f(P)</span>: rare ones pull gently, and the weight of very frequent
            ones stops at 1.
          </p>
          <Formula
            block
            math={tex`\class{sym-f}{f(x)} = \min\left(1, \left(\frac{x}{x_{\max}}\right)^{\alpha}\right)`}
          />
          <p>
            Raise x_max to 10, and the weight of a pair that occurred once falls to{' '}
            <Num
              value={explainWeight(rare, DEEP, LEARNING).value}
              arithmetic={() => explainWeight(rare, DEEP, LEARNING)}
            />
            : after as many passes it has come less far. The points on the curve are the counts of
            this matrix.
          </p>
        </>
      ),
    },
    {
      title: 'Word2Vec and GloVe',
      set: { ...COURSE, view: 'log', row: I, column: LIKE, step: 200 },
      body: () => (
        <>
          <p>
            GloVe takes the good of both: of counting, as LSA does, and of predicting, as Word2Vec
            does. Once counted, the text is not read again, so less is computed twice, and little
            data goes far. In practice the two are about as good as each other.
          </p>
          <p>
            When all is learned, the sum of u and v usually becomes the word’s vector. Make a matrix
            of your own sentences below, under “Change it”.
          </p>
        </>
      ),
    },
  ],
  summary: ({ sentences, counts, passes, predictions, state }) => {
    const { words } = sentences.value;
    const { row, column, step } = state.read();
    if (words.length < 2) return 'There are not yet two words.';
    const count = counts.value[row]?.[column] ?? 0;
    const loss = (passes.value.losses.at(-1) ?? 0).toFixed(4);
    const value = (predictions.value[row]?.[column] ?? 0).toFixed(2).replace('-', '−');
    const cell = `The cell of ${words[row] ?? ''} and ${words[column] ?? ''} counts ${count}`;
    const goal =
      count === 0
        ? `its u·v, ${value}, is no part of the loss`
        : `log P is ${Math.log(count).toFixed(2)}, u·v is ${value}`;
    return `The co-occurrence matrix of ${words.length} words, after ${step} passes. The loss J is ${loss}. ${cell}: ${goal}.`;
  },
  tables: {
    counts: 'Co-occurrence counts P',
    predictions: 'What the vectors say, u·v',
    u: 'Vectors u, of words in the middle',
    v: 'Vectors v, of neighbors',
    loss: 'Loss J',
  },
  proof: {
    about:
      'For every number of u and v: the derivative of the loss by the formula, and how much the loss changes when the number is moved a little to both sides.',
    one: 'derivative by the formula',
    other: 'derivative measured by moving',
  },
  next: (
    <p>
      Every word has its vector now. Next comes <strong>what to do with them</strong>: distance is
      meaning, difference is relation.
    </p>
  ),
  words: {
    viewLabel: 'The left matrix',
    views: { count: 'counts P', log: 'log P' },
    countsCaption: 'The co-occurrence matrix',
    predictionsCaption: 'What the vectors say, and its error',
    shadeHint: '(the stronger the color, the farther from log P)',
    notCounted: 'never neighbors: no part of the loss',
    meeting: (cell, target) => `${cell}: u·v by pass, towards log P = ${target}`,
    passes: 'passes over the matrix',
    curve: 'The curve of the weight f(P), with the counts of the matrix',
    empty: 'Write a sentence of two words or more.',
    textLabel: 'Your sentences (one a line)',
    textHint: 'Words are cut at spaces. Up to 10 words are drawn.',
    leftOut: (words) => `There is no room in the matrix for ${words} more words.`,
    windowLabel: 'Window',
    dimensionsLabel: 'Dimensions',
    xMaxLabel: 'x_max',
    alphaLabel: 'α',
    biasesLabel: 'Biases',
    biases: { without: 'none (the course’s)', with: 'u·v + b + c (the paper’s)' },
    presetsLabel: 'Sentences to start from',
    presets: [
      { name: 'The course’s three', text: COURSE_SENTENCES },
      {
        name: 'Cats and dogs',
        text: 'cats eat fish\ndogs eat meat\ncats like naps\ndogs like naps',
      },
      { name: 'Clear sky', text: 'clear sky clear sea\ngray sky gray sea' },
    ],
  },
};
export default text;
