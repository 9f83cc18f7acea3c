import { shortNumber } from '../../parts/arithmetic.ts';
import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import { showToken } from '../../parts/token-strip.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainProduct, explainState } from './arithmetic.ts';
import { farShare } from './looks.ts';
import { createStillModel, type VanishingModel } from './model.ts';
import { CODE, COMMENT_END, type VanishingFields } from './state.ts';
import type { VanishingWords } from './words.ts';

const COURSE = {
  view: 'nest',
  inputs: [-0.5, -0.5, -0.5],
  start: 0,
  state: 3,
  input: 2,
  bias: 1,
} as const;
const LANES = { view: 'lanes', lag: 50, clip: 5, seed: 1 } as const;
const LETTERS = { view: 'letters', text: CODE, model: '', step: COMMENT_END } as const;
const exploding = createStillModel(COURSE);
const vanishing = createStillModel({ ...COURSE, inputs: [1, 1, 1] });
const long = createStillModel({
  ...COURSE,
  inputs: new Array(12).fill(0),
  state: 0.5,
  input: 1,
  bias: 0,
});

function stepsBack(count: number): string {
  return count === 1 ? '1 step back' : `${count} steps back`;
}

const text: ChapterText<VanishingFields, VanishingModel, VanishingWords> = {
  lead: (
    <p>
      In chapter 8 the trace of the first letter faded. Going back in time, the gradient meets the
      same fate: <strong>multiply, and multiply again</strong>, and it vanishes or explodes. We see
      it in one number first, then in three cells side by side, and then in which letters a trained
      model hears.
    </p>
  ),
  question: {
    ask: 'w_hh is 3. Three steps back, that is 3 × 3 × 3 = 27 times. Change nothing but the inputs, from −0.5 to 1. What happens?',
    choices: [
      'Still 27: w_hh has not changed',
      'It grows: the inputs are larger',
      'It is almost 0',
    ],
    answer: 2,
    run: { ...COURSE, inputs: [1, 1, 1], step: 3 },
    explain: (
      <p>
        It is{' '}
        <Num value={vanishing.derivative.value} arithmetic={() => explainProduct(vanishing, 3)} />:
        the states press against 1, where tanh is flat. The same weights explode here and vanish
        there.
      </p>
    ),
  },
  steps: [
    {
      title: 'A state in a state, a factor a layer',
      set: { ...COURSE, step: 1 },
      body: () => (
        <>
          <p>
            This is an RNN of a single number. Written out, h₃ is a tanh in a tanh, and the h₁ in
            there is a tanh again.
          </p>
          <Formula
            block
            math={tex`\begin{aligned}h_t &= \tanh(2x_t + 3h_{t-1} + 1)\\ h_3 &= \tanh(2x_3 + 3\tanh(2x_2 + 3h_1 + 1) + 1)\end{aligned}`}
          />
          <p>
            Move h₀ a little: how far does h₃ move? For every layer the <dfn>chain rule</dfn>{' '}
            multiplies by one number. They stand in the blue lane; play, and they are multiplied one
            by one, from the last step to the left.
          </p>
          <Formula block math={tex`\frac{\partial h_t}{\partial h_{t-1}} = w_{hh}\,(1 - h_t^2)`} />
        </>
      ),
    },
    {
      title: 'It explodes',
      set: { ...COURSE, step: 3 },
      body: () => (
        <>
          <p>
            With x = −0.5, 2x + 1 = 0, and all states are 0. There the slope of tanh is 1, so each
            layer is exactly 3. Three layers make{' '}
            <Num
              value={exploding.derivative.value}
              arithmetic={() => explainProduct(exploding, 3)}
            />
            .
          </p>
          <p>
            Ten layers would make 59,049. This is the <dfn>exploding gradient</dfn>: a single update
            throws the weights far away.
          </p>
        </>
      ),
    },
    {
      title: 'It vanishes',
      set: { ...COURSE, inputs: [1, 1, 1], step: 3 },
      body: () => (
        <>
          <p>
            With inputs of 1, h₁ is{' '}
            <Num
              value={vanishing.layers.value[0]?.h ?? 0}
              arithmetic={() => explainState(vanishing, 1)}
            />
            : the flat end of tanh. 1 − h² is almost 0, and though w_hh is 3 the product is{' '}
            <Num
              value={vanishing.derivative.value}
              arithmetic={() => explainProduct(vanishing, 3)}
            />
            .
          </p>
          <p>
            This is the <dfn>vanishing gradient</dfn>. The error never reaches the first step, and
            the distant past is not learned.
          </p>
        </>
      ),
    },
    {
      title: 'In the long run, always',
      set: { ...COURSE, inputs: new Array(12).fill(0), state: 0.5, input: 1, bias: 0, step: 12 },
      body: () => (
        <>
          <p>
            With w_hh = 0.5 every layer halves it, even at states of 0: after twelve,{' '}
            <Num value={long.derivative.value} arithmetic={() => explainProduct(long, 12)} /> is
            left. Below 1 it vanishes, above 1 it explodes. It would have to be <em>exactly 1</em>,
            and no weights are so by accident.
          </p>
          <Formula
            block
            math={tex`\frac{\partial h_T}{\partial h_0} = \prod_{t=1}^{T} w_{hh}\,(1 - h_t^2)`}
          />
        </>
      ),
    },
    {
      title: 'Three lanes: RNN, LSTM, GRU',
      set: { ...LANES, gain: 1, step: 50 },
      body: () => (
        <>
          <p>
            Now real cells of 64 units. Their weights are random, just made; all three read the same
            input for 50 steps, and their loss L is measured against the same answer. A bar says how
            large the gradient of a step’s state is, by its <dfn>norm</dfn>. The axis is
            logarithmic: a little lower is many times smaller.
          </p>
          <Formula
            block
            math={tex`\left\lVert \frac{\partial L}{\partial h_t} \right\rVert = \sqrt{\sum_i \left(\frac{\partial L}{\partial h_{t,i}}\right)^2}`}
          />
          <p>
            Go back to the start and play. All three shrink to the left, but the RNN is gone first.
            LSTM and GRU have a way that <strong>adds</strong> instead of multiplying, and reach
            much farther. What they learn can open that way wider still.
          </p>
        </>
      ),
    },
    {
      title: 'Weights times four: the exploding side',
      set: { ...LANES, gain: 4, step: 50 },
      body: () => (
        <>
          <p>
            All weights that lead back to the state were multiplied by 4. The RNN’s gradient grows
            going back, to more than ten thousand times at the first step. The two cells with gates
            do not explode by the same weights: what they write always passes a gate.
          </p>
          <p>
            The number at the upper right is the norm of the gradient of all weights together. Where
            it is too large, it is cut to what stands right of the arrow:{' '}
            <dfn>gradient clipping</dfn> keeps the direction and shortens the length. This stops
            explosions; what has vanished does not come back by cutting.
          </p>
        </>
      ),
    },
    {
      title: 'Which letters a prediction hears',
      set: LETTERS,
      body: () => (
        <>
          <p>
            Last, models that have learned. An RNN, an LSTM and a GRU that learned the C code of
            chapter 11’s small model for as many steps predict the next letter at a comment’s end.
            It is the one with the frame; the darker a letter before it, the more the prediction
            leans on it. This is called <dfn>connectivity</dfn>.
          </p>
          <Formula
            block
            math={tex`\left\lVert \frac{\partial \ln P(\text{*})}{\partial x_t} \right\rVert`}
          />
          <p>
            To close a comment one must know that one was opened. Look at the /* at the beginning
            (colors follow the square root of the norm, so that faint ones are seen): the RNN has
            hardly any color there, the LSTM a faint one, the GRU a strong one. Press another letter
            to see what its prediction hears. A model of yours that you kept in chapter 10 can be
            chosen under “Change it”.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const { view, step, lag } = model.state.read();
    if (view === 'lanes') {
      const flows = model.flows.found.value;
      if (flows === undefined) return 'The gradients of the three cells are being measured.';
      const left = flows.map(
        ({ cell, norms }) => `${cell.toUpperCase()} ${shortNumber(norms[lag - step] ?? 0)}`,
      );
      return `${stepsBack(step)} from the last, the gradient of the state is ${left.join(', ')}.`;
    }
    if (view === 'letters') {
      const heard = model.heard.found.value;
      if (heard === undefined) return 'The models are being opened.';
      const shares = heard.map(
        (one) => `${one.cell.toUpperCase()} ${Math.round(100 * farShare(one))}%`,
      );
      const target = showToken(heard[0]?.target ?? '');
      return `After ${heard[0]?.norms.length} letters, this is what the probability of “${target}” depends on. Share of letters more than 20 back: ${shares.join(', ')}.`;
    }
    const last = model.layers.value.length;
    const value = Math.abs(model.products.value[step] ?? 1);
    if (step === 0) return `${last} states were computed forward. Nothing has been multiplied yet.`;
    const fate = value > 1 ? 'It has grown' : value < 1 ? 'It has shrunk' : 'It is as before';
    return `${stepsBack(step)} from the last, the gradient is multiplied by ${shortNumber(value)}. ${fate}.`;
  },
  tables: {
    states: 'States h',
    factors: 'The factor of each step',
    derivative: '∂h_T/∂h₀',
    flow: 'Norm of the gradient of the state, by steps back',
    weights: 'Norm of the gradient of the weights, before clipping and after it',
    heard: '‖∂ ln P/∂x‖ of each letter',
    predicted: 'Probability of what is predicted, and share of letters more than 20 back',
  },
  proof: {
    about:
      'In the nested example: moves h₀ up and down by 0.000001, measures how far each state moves, and compares with the product. In the three cells and the letters: compares what the library’s tape found in single precision with going back through the cells’ equations step by step in double precision (the three cells by logarithms).',
    one: 'in the picture',
    other: 'found the other way',
  },
  next: (
    <p>
      If multiplying is the trouble, connect by adding. The <strong>LSTM and GRU</strong> of the
      next chapter carry memory by a sum.
    </p>
  ),
  words: {
    viewLabel: 'What to see',
    views: { nest: 'one number', lanes: 'three cells', letters: 'letters heard' },
    weights: 'gradient of the weights',
    laneLabel: (cell, back, norm) =>
      `${cell}: the norm of the gradient at each step; ${stepsBack(back)} it is ${norm}`,
    gainLabel: 'Recurrent weights times',
    lagLabel: 'Steps',
    clipLabel: 'Clipping (0: none)',
    seedLabel: 'Seed',
    far: 'share beyond 20 letters',
    lettersLabel: (cell) => `Letters that the ${cell}’s prediction hears`,
    letterLabel: (letter, norm) => (norm === '' ? letter : `${letter}, ${norm}`),
    smallModels: 'three small models (C code)',
    positionLabel: 'Letter that is predicted',
    textLabel: 'Your text',
    textHint:
      'Up to 200 characters. The small models learned C code. Press a letter of the picture to have it predicted.',
    texts: [
      { name: 'end of a comment', text: CODE },
      { name: 'closing a bracket', text: 'if (most > (sum + x[i]) * n) {', at: 27 },
    ],
    layersCaption: 'The state at each step, and the factor on the way back',
    x: 'x',
    sum: 'a',
    h: 'h = tanh(a)',
    factor: '← factor',
    chartLabel: (products) =>
      `What is left of the gradient going back, on a logarithmic axis: ${products}`,
    stepsBack: 'going back (logarithmic axis)',
    allLabel: 'every x',
    countLabel: 'steps',
    stateLabel: 'w_hh',
    inputWeightLabel: 'w_xh',
    biasLabel: 'b',
    startLabel: 'h₀',
    presetsLabel: 'Examples to start from',
    presets: [
      { name: 'explodes: x = −0.5', inputs: [-0.5, -0.5, -0.5], state: 3, input: 2, bias: 1 },
      { name: 'vanishes: x = 1', inputs: [1, 1, 1], state: 3, input: 2, bias: 1 },
      {
        name: 'twelve steps, w_hh = 0.5',
        inputs: new Array(12).fill(0),
        state: 0.5,
        input: 1,
        bias: 0,
      },
    ],
  },
};
export default text;
