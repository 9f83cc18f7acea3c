import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainDistance, explainLoss, explainMeanLoss, explainProbability } from './arithmetic.ts';
import { createStillModel, type Word2VecModel } from './model.ts';
import type { Word2VecFields } from './state.ts';
import type { Word2VecWords } from './words.ts';

const COURSE = {
  text: 'I study math',
  window: 1,
  dimensions: 2,
  architecture: 'skip-gram',
  rate: 0.1,
  seed: 1,
} as const;
const ANIMALS = 'the cat drinks milk\nthe dog drinks milk';
const course = createStillModel({ ...COURSE, step: 2 });
const trained = createStillModel({ ...COURSE, step: 2_000 });
const before = createStillModel({ ...COURSE, text: ANIMALS, step: 0 });
const after = createStillModel({ ...COURSE, text: ANIMALS, step: 2_000 });
// cat is word 1, dog is word 4.
const [apart, together] = [before.distances.value[1]?.[4] ?? 0, after.distances.value[1]?.[4] ?? 0];

const text: ChapterText<Word2VecFields, Word2VecModel, Word2VecWords> = {
  lead: (
    <p>
      One-hot vectors know nothing of meaning. Word2Vec{' '}
      <strong>practices guessing the words nearby</strong>, and while it tries, meaning is left in
      the weights W₁.
    </p>
  ),
  question: {
    ask: 'It learns two sentences: the cat drinks milk, and the dog drinks milk. cat and dog never occur together. What becomes of their vectors?',
    choices: ['They move apart: they never meet', 'They stay', 'They end in almost the same place'],
    answer: 2,
    run: { ...COURSE, text: ANIMALS, step: 2_000 },
    explain: (
      <p>
        The distance of the two vectors went from{' '}
        <Num value={apart} arithmetic={() => explainDistance(before, 1, 4)} /> to{' '}
        <Num value={together} arithmetic={() => explainDistance(after, 1, 4)} />. They never met,
        but <em>their neighbors are the same</em>; to give the same answers, they must be the same
        vector.
      </p>
    ),
  },
  steps: [
    {
      title: 'The window asks the questions',
      set: { ...COURSE, step: 2 },
      body: () => (
        <>
          <p>
            A <dfn>window</dfn> slides over the sentence and pairs the word in its middle with its
            neighbors. In I study math, with a window of 1, there are four pairs.
          </p>
          <Formula
            block
            math={tex`(\text{I}, \text{study})\;\;(\text{study}, \text{I})\;\;(\text{study}, \text{math})\;\;(\text{math}, \text{study})`}
          />
          <p>
            Guessing neighbors from the middle is <dfn>skip-gram</dfn>, guessing the middle from its
            neighbors <dfn>CBOW</dfn>. Nobody has to write answers: the text asks by itself.
          </p>
        </>
      ),
    },
    {
      title: 'A look-up, not a product',
      set: { ...COURSE, step: 2 },
      body: () => (
        <>
          <p>
            study is [0 1 0]. Multiplied with W₁ (2 × 3), it gives <em>one column</em> as it is. The
            two cells framed in blue have become <b class="sym-h">h</b>. This column is the word’s
            vector, its embedding.
          </p>
          <Formula block math={tex`\class{sym-h}{h} = \class{sym-W1}{W_1}\, x`} />
        </>
      ),
    },
    {
      title: 'From scores to probabilities',
      set: { ...COURSE, step: 2 },
      body: () => (
        <>
          <p>
            h times W₂ (3 × 2) gives every word a score, and the softmax makes probabilities of
            them.
          </p>
          <Formula
            block
            math={tex`\class{sym-p}{p} = \mathrm{softmax}(\class{sym-W2}{W_2}\, h), \qquad L = -\ln p(\text{math})`}
          />
          <p>
            math has probability{' '}
            <Num
              value={course.now.value.probabilities[2] ?? 0}
              arithmetic={() => explainProbability(course, 2)}
            />
            , and the loss is{' '}
            <Num value={course.now.value.loss} arithmetic={() => explainLoss(course)} />. Were the
            right word’s probability 1, the loss would be 0.
          </p>
        </>
      ),
    },
    {
      title: 'Send the error back',
      set: { ...COURSE, step: 3 },
      body: () => (
        <>
          <p>
            Probability minus target says how wrong each score is. Sent back through W₂ it reaches
            h, and the column that was looked up moves a little.
          </p>
          <Formula
            block
            math={tex`\frac{\partial L}{\partial z} = p - y, \qquad \frac{\partial L}{\partial h} = W_2^{\mathsf T} \frac{\partial L}{\partial z}, \qquad W \leftarrow W - \eta \frac{\partial L}{\partial W}`}
          />
          <p>
            Step forward and back, and see which cells change: in W₁ a single column, in W₂ every
            row.
          </p>
        </>
      ),
    },
    {
      title: 'Again and again',
      set: { ...COURSE, step: 2_000 },
      body: () => (
        <>
          <p>
            All four pairs were seen 500 times. The mean loss went from{' '}
            <Num
              value={course.losses.value[0] ?? 0}
              arithmetic={() => explainMeanLoss(course, 0)}
            />{' '}
            to{' '}
            <Num
              value={trained.losses.value[2_000] ?? 0}
              arithmetic={() => explainMeanLoss(trained, 2_000)}
            />
            .
          </p>
          <p>
            It cannot reach 0. study has two neighbors, I and math: half and half is the best there
            is. That limit is <b>(ln 2)/2 = 0.347</b>.
          </p>
        </>
      ),
    },
    {
      title: 'The same neighbors, the same vector',
      set: { ...COURSE, text: ANIMALS, step: 2_000 },
      body: () => (
        <>
          <p>
            The neighbors of cat and of dog are the and drinks. On the map both points stand in one
            place, at a distance of{' '}
            <Num value={together} arithmetic={() => explainDistance(after, 1, 4)} />. Nobody said
            that cats and dogs are alike.
          </p>
          <p>
            That is how meaning gets into numbers:{' '}
            <em>words that keep the same company mean similar things</em>. Put in your own sentences
            below, and see which words gather.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const names = model.read.value.vocabulary;
    if (model.examples.value.length === 0) return 'Write a sentence of two words or more.';
    const { inputs, target } = model.example.value;
    const input = inputs.map((word) => names[word]).join(', ');
    const p = (model.now.value.probabilities[target] ?? 0).toFixed(3);
    return `${model.state.signals.step.value} updates. Next: “${input}” → “${names[target]}”; the right word has probability ${p}.`;
  },
  tables: {
    W1: 'W₁ (a column a word)',
    W2: 'W₂ (a row a word)',
    hidden: 'h',
    probabilities: 'Probabilities',
    loss: 'Loss',
    hiddenGradient: '∂L/∂h',
    scoreGradient: '∂L/∂z',
  },
  proof: {
    about:
      'Moves every number of both matrices by 0.00001, measures the loss, and compares with the gradient of the formulas.',
    one: 'gradient by the formulas',
    other: 'gradient, measured by moving',
  },
  next: (
    <p>
      The same rule on a large text draws a map of words. But all vectors so far know nothing of
      order. The network that <strong>reads in order</strong> is the RNN.
    </p>
  ),
  words: {
    windowTitle: 'The window over the text',
    pairsTitle: 'Pairs to learn',
    first: 'W₁, a column a word',
    second: 'W₂, a row a word',
    hidden: 'h, the hidden layer',
    softmax: 'Probabilities, and the gradient that goes back',
    lossNow: 'Loss',
    lossChart: 'The mean loss at each update',
    updates: 'updates',
    meanLoss: 'mean loss',
    mapTitle: 'columns of W₁',
    mapLabel: (points) => `The columns of W₁ as points: ${points}`,
    textLabel: 'Your sentences (one a line)',
    textHint: 'Up to 12 words, 8 of them different.',
    architectureLabel: 'What guesses what',
    architectures: { 'skip-gram': 'Skip-gram', cbow: 'CBOW' },
    windowLabel: 'Window',
    dimensionsLabel: 'Dimensions',
    rateLabel: 'Learning rate',
    presetsLabel: 'Sentences to start from',
    presets: [
      { name: 'I study math', text: 'I study math' },
      { name: 'cat and dog', text: ANIMALS },
      { name: 'king and queen', text: 'the king rules the land\nthe queen rules the land' },
    ],
    empty: 'Write a sentence of two words or more.',
  },
};
export default text;
