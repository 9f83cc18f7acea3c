import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainProduct, explainState } from './arithmetic.ts';
import { createStillModel, type VanishingModel } from './model.ts';
import type { VanishingFields } from './state.ts';
import type { VanishingWords } from './words.ts';

const COURSE = { inputs: [-0.5, -0.5, -0.5], start: 0, state: 3, input: 2, bias: 1 } as const;
const exploding = createStillModel(COURSE);
const vanishing = createStillModel({ ...COURSE, inputs: [1, 1, 1] });
const long = createStillModel({
  ...COURSE,
  inputs: new Array(12).fill(0),
  state: 0.5,
  input: 1,
  bias: 0,
});

const text: ChapterText<VanishingFields, VanishingModel, VanishingWords> = {
  lead: (
    <p>
      In chapter 8 the trace of the first letter faded. Going back in time, the gradient meets the
      same fate: <strong>multiply, and multiply again</strong>, and it vanishes or explodes.
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
      title: 'A state in a state in a state',
      set: { ...COURSE, step: 0 },
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
        </>
      ),
    },
    {
      title: 'One layer, one factor',
      set: { ...COURSE, step: 1 },
      body: () => (
        <>
          <p>
            Move h₀ a little: how far does h₃ move? For every layer the <dfn>chain rule</dfn>{' '}
            multiplies by one number. They stand in the blue lane.
          </p>
          <Formula block math={tex`\frac{\partial h_t}{\partial h_{t-1}} = w_{hh}\,(1 - h_t^2)`} />
          <p>Play, and they are multiplied one by one, from the last step to the left.</p>
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
          <p>
            LSTM and GRU avoid this by <strong>adding</strong> instead of multiplying.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const { step } = model.state.read();
    const last = model.layers.value.length;
    const value = Math.abs(model.products.value[step] ?? 1);
    const size =
      value >= 0.0001 && value < 10_000
        ? String(Number(value.toPrecision(3)))
        : value.toExponential(1);
    if (step === 0) return `${last} states were computed forward. Nothing has been multiplied yet.`;
    const fate = value > 1 ? 'It has grown' : value < 1 ? 'It has shrunk' : 'It is as before';
    return `${step} steps back from the last, the gradient is multiplied by ${size}. ${fate}.`;
  },
  tables: {
    states: 'States h',
    factors: 'The factor of each step',
    derivative: '∂h_T/∂h₀',
  },
  proof: {
    about:
      'Moves h₀ up and down by 0.000001, measures how far each state moves, and compares with the product.',
    one: 'by the product',
    other: 'measured by moving',
  },
  next: (
    <p>
      If multiplying is the trouble, connect by adding. The <strong>LSTM and GRU</strong> of the
      next chapter carry memory by a sum.
    </p>
  ),
  words: {
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
