import { shortNumber } from '../../parts/arithmetic.ts';
import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainDifference, explainLoss, explainState } from './arithmetic.ts';
import { createStillModel, type RnnModel, stateName } from './model.ts';
import type { RnnFields } from './state.ts';
import type { RnnWords } from './words.ts';

const fresh = createStillModel({ time: 4 });
const compared = createStillModel({ time: 4, other: 'o' });
const trained = createStillModel({ mode: 'train', updates: 17 });

const FIRST = {
  word: 'hello',
  hidden: 3,
  start: 0,
  seed: 1,
  edits: '',
  updates: 0,
  other: '',
} as const;

const text: ChapterText<RnnFields, RnnModel, RnnWords> = {
  lead: (
    <p>
      A bag of words throws order away. A recurrent network (RNN) reads one letter after another,
      and carries what it has read in <strong>a single state</strong> to the next.
    </p>
  ),
  question: {
    ask: 'The network has read h, e, l, l of hello. If only the first letter were o, and it read o, e, l, l: would the last state, h₄, be different?',
    choices: [
      'No: h₄ sees only the last letter, l',
      'Yes: a trace of the first letter is left',
      'Completely: the first letter is another one',
    ],
    answer: 1,
    run: { ...FIRST, mode: 'read', shape: 'unrolled', time: 4, other: 'o' },
    explain: (
      <p>
        The bars at the bottom of the picture are the distance of the two states. It begins at{' '}
        <Num
          value={compared.differences.value[0] ?? 0}
          arithmetic={() => explainDifference(compared, 1)}
        />{' '}
        and travels on, step by step; at the fourth,{' '}
        <Num
          value={compared.differences.value[3] ?? 0}
          arithmetic={() => explainDifference(compared, 4)}
        />{' '}
        of it is left. It shrinks, but it is not 0.
      </p>
    ),
  },
  steps: [
    {
      title: 'One cell',
      set: { ...FIRST, mode: 'read', shape: 'rolled', time: 1 },
      body: () => (
        <>
          <p>
            The cell of an RNN takes two things: the letter <b class="sym-x">x</b> of now, and the{' '}
            <dfn>hidden state</dfn> <b class="sym-h">h</b> from just before. It mixes them into a
            new state.
          </p>
          <Formula
            block
            math={tex`\class{sym-h}{h_t} = \tanh(\class{sym-Wxh}{W_{xh}}\, \class{sym-x}{x_t} + \class{sym-Whh}{W_{hh}}\, h_{t-1} + b)`}
          />
          <p>
            At first there is no before, so h₀ is all zeros. After reading h, the first number of
            the state is{' '}
            <Num
              value={fresh.steps.value[0]?.h[0] ?? 0}
              arithmetic={() => explainState(fresh, 1, 0)}
            />
            . Press it, and go down to the weights.
          </p>
        </>
      ),
    },
    {
      title: 'A letter picks a column',
      set: { ...FIRST, mode: 'read', shape: 'rolled', time: 2 },
      body: () => (
        <>
          <p>
            A letter comes in as a one-hot vector. With a single 1 in it, multiplying by{' '}
            <Formula math={tex`W_{xh}`} /> gives <em>one column</em> as it is. To read e is to take
            out the column of e.
          </p>
          <Formula
            block
            math={tex`x_2 = [\,0\;\;1\;\;0\;\;0\,]^{\mathsf T} \quad (\text{h, e, l, o})`}
          />
        </>
      ),
    },
    {
      title: 'Unrolled, it is a chain',
      set: { ...FIRST, mode: 'read', shape: 'unrolled', time: 4 },
      body: () => (
        <>
          <p>
            Here the cell is laid out over time. There are four columns, but <em>one cell</em>: all
            four use the same <Formula math={tex`W_{xh}`} /> and the same{' '}
            <Formula math={tex`W_{hh}`} />. A longer word needs no more weights.
          </p>
          <Formula
            block
            math={tex`h_4 = \tanh(W_{xh} x_4 + W_{hh} \tanh(W_{xh} x_3 + W_{hh} \tanh(\dots)))`}
          />
          <p>Drag a weight below sideways. Move a single one, and all four states move at once.</p>
        </>
      ),
    },
    {
      title: 'The state is memory',
      set: { ...FIRST, mode: 'read', shape: 'unrolled', time: 4, other: 'o' },
      body: () => (
        <>
          <p>
            Read the word once more with o as its first letter, and compare: the distance of the two
            states stands under each column. The trace of the first letter passes{' '}
            <Formula math={tex`W_{hh}`} /> again and again, all the way to the end.
          </p>
          <p>
            Here it shrinks from{' '}
            <Num
              value={compared.differences.value[0] ?? 0}
              arithmetic={() => explainDifference(compared, 1)}
            />{' '}
            to{' '}
            <Num
              value={compared.differences.value[3] ?? 0}
              arithmetic={() => explainDifference(compared, 4)}
            />
            . After a hundred letters, how much would be left? Chapter 13 comes back to this
            question.
          </p>
        </>
      ),
    },
    {
      title: 'From the state to an answer',
      set: { ...FIRST, mode: 'read', shape: 'unrolled', time: 4 },
      body: () => (
        <>
          <p>
            Multiply the state by <Formula math={tex`W_{hy}`} />, and every letter gets a score
            (logit); the softmax turns scores into probabilities.
          </p>
          <Formula
            block
            math={tex`p_t = \mathrm{softmax}(W_{hy} h_t + b_y), \qquad L = -\tfrac1T \sum_t \ln p_t(\text{target})`}
          />
          <p>
            Weights that have learned nothing guess. Their loss is{' '}
            <Num value={fresh.losses.value[0] ?? 0} arithmetic={() => explainLoss(fresh)} />.
            Guessing all four letters alike would give ln 4 = {shortNumber(Math.log(4))}: this is
            worse than guessing.
          </p>
        </>
      ),
    },
    {
      title: 'Let it learn',
      set: { ...FIRST, mode: 'train', shape: 'unrolled', updates: 17, time: 4 },
      body: () => (
        <>
          <p>
            Compare with the targets e, l, l, o, and move the weights a little so that the loss
            shrinks. Press play and it learns from the start.
          </p>
          <p>
            After <b>{trained.firstRight.value} updates</b> all four letters are right, and the loss
            is <Num value={trained.losses.value[17] ?? 0} arithmetic={() => explainLoss(trained)} />
            . The same seed gets there at the same update on any computer.
          </p>
        </>
      ),
    },
    {
      title: 'The same l, another answer',
      set: { ...FIRST, mode: 'read', shape: 'unrolled', updates: 17, time: 4 },
      body: () => (
        <>
          <p>
            The third and the fourth step read the same l, but answer l and o. Looking at the letter
            alone, that is impossible. Compare the two <b class="sym-h">states</b>.
          </p>
          <p>
            Now give it only the first letter, h, and feed every answer back in. Under the picture
            stands what the RNN writes by itself: <b>h → e → l → l → o</b>. This is what every
            language model does that writes.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const { mode, word, time, updates } = model.state.read();
    const names = model.vocabulary.value;
    if (model.letters.value.length === 0) return 'Write a word of two letters or more.';
    if (mode === 'train') {
      const loss = shortNumber(model.losses.value[updates] ?? 0);
      const written = model.written.value.map((letter) => names[letter]).join(', ');
      return `${updates} updates. The loss is ${loss}; by itself it writes ${written}.`;
    }
    if (time === 0) return `Nothing of “${word}” has been read: it begins with h₀.`;
    const step = model.steps.value[time - 1];
    const best = step === undefined ? 0 : step.logits.indexOf(Math.max(...step.logits));
    return `${time} letters read, the last is “${names[step?.letter ?? 0]}”. ${stateName(time)} answers “${names[best]}”.`;
  },
  tables: {
    states: 'Hidden states',
    logits: 'Scores (logits)',
    probabilities: 'Probabilities',
    loss: 'Loss',
    written: 'Letters that it writes by itself (numbers in the vocabulary)',
    Wxh: 'W_xh',
    Whh: 'W_hh',
    bx: 'b_x',
    bh: 'b_h',
    Why: 'W_hy',
    by: 'b_y',
  },
  proof: {
    about: (
      <>
        Moves every weight a very little (0.00001), and measures how the loss changes. It must be
        the gradient that was computed by going back through time.
      </>
    ),
    one: 'gradient, computed backwards',
    other: 'gradient, measured by moving',
  },
  next: (
    <p>
      One cell has learned one word by heart. Given longer texts, it begins to write. Before that,{' '}
      <strong>why the trace of the first letter fades</strong>: chapter 13 shows it with a single
      number.
    </p>
  ),
  words: {
    modes: { read: 'Read letter by letter', train: 'Learn' },
    modeLabel: 'What moves',
    shapes: { unrolled: 'Unrolled', rolled: 'Rolled' },
    shapeLabel: 'Shape of the picture',
    output: 'Probability',
    state: 'State',
    input: 'input x',
    target: 'target',
    outputCaption: 'The next letter’s probabilities at each step',
    stateCaption: 'The hidden state at each step',
    weightsTitle: 'Weights',
    weightsHint:
      'While nothing has been learned, drag a cell sideways, or press + and − on it, and the weight moves.',
    matrixCaption: (name) => `Weights ${name}`,
    lossChart: 'The loss at each update',
    updates: 'updates',
    loss: 'loss',
    allRight: (updates) => `update ${updates}: all right`,
    writes: 'By itself it writes',
    wordLabel: 'Your word',
    wordHint: 'Up to nine letters. Each letter is read, and the next is to be answered.',
    hiddenLabel: 'Size of the state',
    startLabel: 'Value of h₀',
    otherLabel: 'Compare with another first letter',
    none: 'no comparison',
    difference: (letter) => `distance to first letter ${letter}`,
    resetWeights: 'Weights as they began',
    loop: '↻ At the next step the state on the right moves to the left. The cell stays the same.',
    tooShort: 'Write a word of two letters or more.',
  },
};
export default text;
