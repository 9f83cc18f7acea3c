import { shortNumber } from '../../parts/arithmetic.ts';
import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import {
  explainFullSum,
  explainGradient,
  explainShare,
  explainState,
  explainSum,
} from './arithmetic.ts';
import { type BpttModel, createStillModel } from './model.ts';
import { type BpttFields, CODE, LONGEST } from './state.ts';
import type { BpttWords } from './words.ts';

const CHAIN = { view: 'chain', length: 12, loss: 'last', whh: 1, wxh: 1, bias: 0 } as const;
const WHOLE = { ...CHAIN, chunk: LONGEST, step: 12 } as const;
const CUT = { ...CHAIN, chunk: 4, step: 12 } as const;
/** Where tanh is nearly flat, the gradient has all but gone before it comes to the cut. */
const SHORT = { ...CUT, whh: 1.6 } as const;

const TEXT = { view: 'text', text: CODE, model: '', cut: 10, step: CODE.length - 1 } as const;

const whole = createStillModel(WHOLE);
const cut = createStillModel(CUT);
const short = createStillModel(SHORT);

const text: ChapterText<BpttFields, BpttModel, BpttWords> = {
  lead: (
    <p>
      An RNN repeats one cell over time. So the error, too, goes <strong>back in time</strong> and
      asks every step for its share. In a long text that is too far to go, and it is cut into
      chunks.
    </p>
  ),
  question: {
    ask: 'The chain is cut every four steps while it trains. What becomes of the first input’s influence on the last hidden state?',
    choices: ['it disappears', 'it stays as it is', 'it is halved'],
    answer: 1,
    run: CUT,
    explain: (
      <p>
        The scissors cut only the gradient, on its way back. The state goes forward across the cut,
        and the last state does not change at all. What is lost is the way to <em>learn</em> from
        that influence.
      </p>
    ),
  },
  steps: [
    {
      title: 'Forward: the state is handed on',
      set: { ...WHOLE, step: 0 },
      body: () => (
        <>
          <p>
            An RNN of one hidden unit, unrolled over time. Its first input is 1, all others are 0.
            What it has to learn is to remember that 1 to the end.
          </p>
          <Formula
            block
            math={tex`\class{sym-h}{h_t} = \tanh(w_{xh} x_t + \class{sym-w}{w_{hh}} \class{sym-h}{h_{t-1}} + b)`}
          />
          <p>
            Its last state is{' '}
            <Num value={whole.chain.value[11]?.h ?? 0} arithmetic={() => explainState(whole, 11)} />
            . It should be 1, so the loss is L = ½(h − 1)².
          </p>
        </>
      ),
    },
    {
      title: 'Backward: the error goes back in time',
      set: WHOLE,
      body: () => (
        <>
          <p>
            Play, and the <span class="sym-gradient">gradient</span>’s bars appear one by one from
            the right end to the left. Every step back multiplies by the slope of tanh and by the
            same weight. This is <dfn>backpropagation through time (BPTT)</dfn>.
          </p>
          <Formula
            block
            math={tex`\class{sym-gradient}{\frac{\partial L}{\partial h_{t}}} = \class{sym-gradient}{\frac{\partial L}{\partial h_{t+1}}} \, (1 - h_{t+1}^2) \, \class{sym-w}{w_{hh}}`}
          />
          <p>
            It was{' '}
            <Num
              value={whole.chain.value[11]?.gradient ?? 0}
              arithmetic={() => explainGradient(whole, 11)}
            />{' '}
            at the end; at the first step{' '}
            <Num
              value={whole.chain.value[0]?.gradient ?? 0}
              arithmetic={() => explainGradient(whole, 0)}
            />{' '}
            is left of it.
          </p>
        </>
      ),
    },
    {
      title: 'The weight’s gradient is the sum over all steps',
      set: WHOLE,
      body: () => (
        <>
          <p>
            Every step uses the same weight, so the <span class="sym-share">shares</span> of all
            steps add up to the gradient of <span class="sym-w">w_hh</span>.
          </p>
          <Formula
            block
            math={tex`\frac{\partial L}{\partial \class{sym-w}{w_{hh}}} = \sum_{t=1}^{T} \class{sym-gradient}{\frac{\partial L}{\partial h_t}} \, (1 - h_t^2) \, \class{sym-h}{h_{t-1}}`}
          />
          <p>
            The twelve shares add up to{' '}
            <Num value={whole.sums.value.full} arithmetic={() => explainSum(whole)} />; the last
            step’s is{' '}
            <Num
              value={whole.chain.value[11]?.share ?? 0}
              arithmetic={() => explainShare(whole, 11)}
            />
            . To find them, the states of all twelve steps must be kept.
          </p>
        </>
      ),
    },
    {
      title: 'Truncation: back to the beginning of the chunk',
      set: CUT,
      body: () => (
        <>
          <p>
            With a text of a million characters there is no going back to its beginning. So the text
            is divided into chunks, and gradients are found within a chunk only. This is{' '}
            <dfn>truncation</dfn>.
          </p>
          <p>
            Cut every four steps, and 4 states are kept in place of 12; the gradient becomes, in
            place of <Num value={cut.sums.value.full} arithmetic={() => explainFullSum(cut)} />,{' '}
            <Num value={cut.sums.value.cut} arithmetic={() => explainSum(cut)} />. The dashed cells
            have a gradient of 0 and learn nothing. Drag the slider above to cut elsewhere.
          </p>
        </>
      ),
    },
    {
      title: 'When the cut costs nothing',
      set: SHORT,
      body: () => (
        <>
          <p>
            With w_hh at 1.6 the state stays near 0.89, where tanh is nearly flat: every step back
            leaves a third of the gradient, and after a few it is gone. Uncut the sum is{' '}
            <Num value={short.sums.value.full} arithmetic={() => explainFullSum(short)} />, cut it
            is <Num value={short.sums.value.cut} arithmetic={() => explainSum(short)} />: the bars
            that were cut off were small anyway.
          </p>
          <p>
            Said the other way round: an RNN that does not mind the cut cannot learn from the
            distant past. Why its gradient vanishes is the next story.
          </p>
        </>
      ),
    },
    {
      title: 'Going back through a real language model',
      set: TEXT,
      body: () => (
        <>
          <p>
            Chapter 11’s small language model reads a comment of C and predicts its last letter, the
            *. From the loss of that letter the gradient goes back; a bar a letter says how large it
            is. With 64 units the gradient is no number but a vector, and its length is called its{' '}
            <dfn>norm</dfn>.
          </p>
          <Formula
            block
            math={tex`\left\lVert \frac{\partial L}{\partial h_t} \right\rVert = \sqrt{\sum_i \left(\frac{\partial L}{\partial h_{t,i}}\right)^2}`}
          />
          <p>
            Cut ten letters from the end, and left of the cut it is exactly 0; what would have come
            there is drawn hollow. To close the comment one must remember the /* at its beginning,
            and a model that is cut cannot correct that memory. Try it with the model that you kept
            in chapter 10, and with your own text.
          </p>
        </>
      ),
    },
  ],
  summary: ({ chain, sums, state, flow }) => {
    const { view, length, chunk, step, cut: letters } = state.read();
    if (view === 'text') {
      const [found] = flow.found.value ?? [];
      if (found === undefined) return 'The model is being opened.';
      const last = found.whole.length - 1;
      const back = Math.min(step, last);
      const left = shortNumber(found.whole[last - back] ?? 0);
      const how = letters < last ? `Cut ${letters} letters from the end` : 'Uncut';
      return `The ${found.cell.toUpperCase()} language model reads ${last} letters and predicts the last. ${back} letters back the gradient is ${left}. ${how} it is ${shortNumber(found.cut[last - back] ?? 0)}.`;
    }
    const show = (value: number): string => value.toFixed(4).replace('-', '−');
    const last = chain.value.at(-1)?.h ?? 0;
    const kept = Math.min(chunk, length);
    const how = kept === length ? 'not cut' : `cut every ${kept} steps`;
    return `A chain of ${length} steps, ${how}. Its last state is ${show(last)}; the gradient has gone back ${step} steps. The gradient of w_hh is ${show(sums.value.cut)}, uncut ${show(sums.value.full)}.`;
  },
  tables: {
    chain: 'By step: input x, state h, gradients, and the share of w_hh’s',
    sums: 'The gradient of w_hh: uncut T, cut k',
    flow: 'Norm of the gradient at each state: uncut T, cut k',
    weights: 'Norm of the gradient of all weights: uncut T, cut k',
  },
  proof: {
    about:
      'In the language model: compares the norms of the tape, in single precision, with going back through the cell’s equations step by step in double precision. In the chain: finds the gradients of the three weights of the uncut chain by going back in time, and by moving each weight a little to both sides and measuring the loss.',
    one: 'gradient by going back in time',
    other: 'gradient measured by moving',
  },
  next: (
    <p>
      On its way back the gradient is multiplied again and again. So it{' '}
      <strong>vanishes or explodes</strong>: the next chapter says why.
    </p>
  ),
  words: {
    viewLabel: 'What to see',
    views: { chain: 'one number', text: 'language model' },
    cutLabel: 'Cut this many letters back',
    barsLabel: (back, norm, from) =>
      `Norm of the gradient of the state at each letter, on a logarithmic axis. ${back} letters back it is ${norm}. ${from > 0 ? `It is cut before state ${from}` : 'It is not cut'}`,
    smallModel: 'small model (C code)',
    textLabel: 'Your text',
    textHint: 'Up to 60 characters. The gradient goes back from the loss of the last one.',
    picture: 'An unrolled RNN: the state goes right, the gradient left',
    numbers: 'By step: state, gradient, share of the weight’s gradient',
    chunkLabel: 'Cut every … steps',
    cutSum: 'the gradient of w_hh',
    fullSum: 'uncut',
    keptStates: (kept, all) => `states kept: ${kept} of ${all}`,
    lossLabel: 'Loss',
    losses: { last: 'at the last step', each: 'at every step' },
    lengthLabel: 'Length T',
    whhLabel: 'w_hh',
    wxhLabel: 'w_xh',
    biasLabel: 'b',
  },
};
export default text;
