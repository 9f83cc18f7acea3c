import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainGru, explainLstm } from './arithmetic.ts';
import { createStillModel, type GateModel } from './model.ts';
import { meanLoss } from './race.ts';
import { type GateFields, QUOTATION } from './state.ts';
import type { GateWords } from './words.ts';

const FREE = { text: QUOTATION, f: 'free', i: 'free', o: 'free', z: 'free', r: 'free' } as const;
const HAND = { view: 'cell', model: '' } as const;
const LSTM = { ...FREE, ...HAND, cell: 'lstm', unit: 'quote', bias: 9 } as const;
const RACE = {
  view: 'race',
  race: 'shakespeare',
  budget: 'units',
  hidden: 64,
  steps: 400,
  seed: 1,
  step: 400,
} as const;
const GRU = { ...FREE, ...HAND, cell: 'gru', unit: 'quote', bias: 9 } as const;

/** Characters read: up to the opening mark, within the quotation, up to the closing mark, and after it. */
const OPENED = 4;
const INSIDE = 9;
const CLOSED = 11;
const AFTER = 13;

const still = createStillModel({});
const lstmAt = (signal: 'f' | 'i' | 'g' | 'o' | 'c' | 'h', step: number) => (
  <Num
    value={still.lstm.value[step - 1]?.[signal][0] ?? 0}
    arithmetic={() => explainLstm(still, step - 1, signal, 0)}
  />
);
const gruAt = (signal: 'z' | 'n' | 'h', step: number) => (
  <Num
    value={still.gru.value[step - 1]?.[signal][0] ?? 0}
    arithmetic={() => explainGru(still, step - 1, signal, 0)}
  />
);

const text: ChapterText<GateFields, GateModel, GateWords> = {
  lead: (
    <p>
      An RNN writes its whole state anew at every step, and what was long ago fades soon. LSTM and
      GRU put <strong>gates</strong> on the state: for every character they decide by themselves
      what to erase, what to write, and what to show.
    </p>
  ),
  question: {
    ask: 'The LSTM below writes a 1 when a quotation opens, and erases it when it closes. Hold its forget gate f at 1. What becomes of its memory after the closing mark?',
    choices: ['it stays as it is', 'it is erased to 0', 'it becomes 2'],
    answer: 0,
    run: { ...LSTM, f: 'open', step: AFTER },
    explain: (
      <p>
        With f = 1 the old memory passes undiminished. The closing mark is read, and c is still 1:
        to the end of the sentence this cell believes that it is inside the quotation. To forget is
        an ability, too.
      </p>
    ),
  },
  steps: [
    {
      title: 'The cell state: a straight way through',
      set: { ...LSTM, step: INSIDE },
      body: () => (
        <>
          <p>
            An <dfn>LSTM (long short-term memory)</dfn> has two states: the <dfn>cell state</dfn>{' '}
            <span class="sym-c">c</span>, which carries what matters, and the{' '}
            <dfn>hidden state</dfn> <span class="sym-h">h</span>, which shows of it what is needed
            now.
          </p>
          <Formula
            block
            math={tex`\{\class{sym-c}{c_t}, \class{sym-h}{h_t}\} = \operatorname{LSTM}(\class{sym-x}{x_t}, \class{sym-c}{c_{t-1}}, \class{sym-h}{h_{t-1}})`}
          />
          <p>
            In the picture c runs straight through from left to right; the thicker the line, the
            larger the value. There are three doors, and what gets through is as much as they are
            open.
          </p>
        </>
      ),
    },
    {
      title: 'Forget gate f: what to keep',
      set: { ...LSTM, step: CLOSED },
      body: () => (
        <>
          <Formula
            block
            math={tex`\class{sym-f}{f_t} = \sigma(W_f [\class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}] + b_f)`}
          />
          <p>
            The sigmoid σ gives a number between 0 and 1. The old memory is multiplied by it: 0
            erases, 1 keeps. At an ordinary character <span class="sym-f">f</span> is{' '}
            {lstmAt('f', INSIDE)}; at the closing mark it is {lstmAt('f', CLOSED)}. Press a number
            to see which weights made it so.
          </p>
        </>
      ),
    },
    {
      title: 'Input gate i and gate gate g: what to write',
      set: { ...LSTM, step: OPENED },
      body: () => (
        <>
          <Formula
            block
            math={tex`\begin{aligned}\class{sym-i}{i_t} &= \sigma(W_i [\class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}] + b_i)\\ \class{sym-g}{g_t} &= \tanh(W_g [\class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}] + b_g)\\ \class{sym-c}{c_t} &= \class{sym-f}{f_t} \odot \class{sym-c}{c_{t-1}} + \class{sym-i}{i_t} \odot \class{sym-g}{g_t}\end{aligned}`}
          />
          <p>
            <span class="sym-g">g</span> is what could be written, <span class="sym-i">i</span>{' '}
            whether it is. At the opening mark g = {lstmAt('g', OPENED)} and i ={' '}
            {lstmAt('i', OPENED)}. Their product is <em>added</em> to the old memory, and c becomes{' '}
            {lstmAt('c', OPENED)}.
          </p>
        </>
      ),
    },
    {
      title: 'Output gate o: what to show',
      set: { ...LSTM, unit: 'word', step: INSIDE },
      body: () => (
        <>
          <Formula
            block
            math={tex`\begin{aligned}\class{sym-o}{o_t} &= \sigma(W_o [\class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}] + b_o)\\ \class{sym-h}{h_t} &= \class{sym-o}{o_t} \odot \tanh(\class{sym-c}{c_t})\end{aligned}`}
          />
          <p>
            To remember is one thing, to show is another. The second unit counts letters within a
            word and forgets when the word ends. Close <span class="sym-o">o</span> under “Change
            it” below: c goes on counting, and h shows nothing.
          </p>
        </>
      ),
    },
    {
      title: 'By adding, memory and gradient live',
      set: { ...LSTM, step: CLOSED },
      body: () => (
        <>
          <p>
            Go back to the start and play. At the opening mark i opens and a 1 is written; at every
            character inside, f stays open and carries it on; at the closing mark f closes and the 1
            is gone. In an RNN the gradient is multiplied by a weight and a slope of tanh at every
            step, and so it vanishes or explodes. On this way, there is nothing but one gate to
            multiply by.
          </p>
          <Formula
            block
            math={tex`\frac{\partial \class{sym-c}{c_t}}{\partial \class{sym-c}{c_{t-1}}} = \class{sym-f}{f_t}`}
          />
          <p>
            With f = {lstmAt('f', INSIDE)} the gradient is nearly the same a hundred steps back.
            Lower b_f, and memory and gradient leak away at the same pace. That is why b_f is set
            high when the training of an LSTM begins. These weights were set by hand; choose a model
            that you kept in chapter 10 under “Change it”, and see gates that were learned open and
            close in the same picture.
          </p>
        </>
      ),
    },
    {
      title: 'GRU: one scale for both',
      set: { ...GRU, step: CLOSED },
      body: () => (
        <>
          <p>
            A <dfn>GRU (gated recurrent unit)</dfn> has no cell state of its own. One scale,{' '}
            <span class="sym-z">z</span>, says how much to erase and how much to write: the new
            state is a weighted average of the old one and of a candidate{' '}
            <span class="sym-n">h̃</span>.
          </p>
          <Formula
            block
            math={tex`\begin{aligned}\class{sym-z}{z_t} &= \sigma(W_z [\class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}])\\ \class{sym-r}{r_t} &= \sigma(W_r [\class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}])\\ \class{sym-n}{\tilde{h}_t} &= \tanh(W [\class{sym-r}{r_t} \odot \class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}])\\ \class{sym-h}{h_t} &= (1 - \class{sym-z}{z_t}) \odot \class{sym-h}{h_{t-1}} + \class{sym-z}{z_t} \odot \class{sym-n}{\tilde{h}_t}\end{aligned}`}
          />
          <p>
            The GRU remembers the same quotation. At the closing mark z = {gruAt('z', CLOSED)}: the
            old has no share left, and the candidate {gruAt('n', CLOSED)} takes its whole place. The
            LSTM’s f and i have become the two ends of one scale, with fewer weights and less to
            compute.
          </p>
        </>
      ),
    },
    {
      title: 'A race: the same text, the same updates',
      set: RACE,
      body: () => (
        <>
          <p>
            An RNN, an LSTM and a GRU learn the same text from the same seed. They take turns,
            update by update, so that none has the computer for itself. With as many hidden units,
            the LSTM’s cell has four times the weights of the RNN’s, the GRU’s three times; memory
            and time rise with them.
          </p>
          <p>
            At first the light RNN leads, but the GRU soon catches up, and at the end the LSTM, too,
            has a lower loss than the RNN. Give all the same number of weights, or C code to learn,
            and the order may change. Gates are not free; they pay where there is something to
            remember from far away. Keep a model that has finished, and look into it in chapter 11.
          </p>
        </>
      ),
    },
  ],
  summary: ({ state, characters, lstm, gru, unit, race, ...model }) => {
    const { view, step } = state.read();
    const cell = model.cell.value;
    if (view === 'race') {
      const racers = race.racers.value;
      const done = Math.min(step, racers.at(-1)?.losses.length ?? 0);
      if (done === 0) {
        return 'Three models stand at the start. Play, and they learn in turns.';
      }
      const places = racers
        .map((one) => ({ name: one.cell.toUpperCase(), loss: meanLoss(one.losses, done) }))
        .sort((a, b) => a.loss - b.loss);
      return `Loss after ${done} updates: ${places.map(({ name, loss }) => `${name} ${loss.toFixed(3)}`).join(', ')}.`;
    }
    if (cell === undefined) return 'There is no model yet whose gates could be shown.';
    const at = step - 1;
    const u = unit.value;
    const show = (value: number | undefined): string => (value ?? 0).toFixed(2).replace('-', '−');
    const character = characters.value[at];
    if (character === undefined) return 'No character has been read yet. The state is 0.';
    const read = `Character ${step}, “${character}”, was read.`;
    if (cell === 'lstm') {
      const m = lstm.value[at];
      return `${read} Forget gate ${show(m?.f[u])}, input gate ${show(m?.i[u])}, output gate ${show(m?.o[u])}. The cell state went from ${show(m?.before.c[u])} to ${show(m?.c[u])}.`;
    }
    const m = gru.value[at];
    return `${read} Share of the old state ${show(1 - (m?.z[u] ?? 0))}, of the candidate ${show(m?.z[u])}. The state went from ${show(m?.before.h[u])} to ${show(m?.h[u])}.`;
  },
  tables: {
    lstm: 'LSTM: gates and states of both units, character by character',
    gru: 'GRU: gates and states of both units, character by character',
    traced: 'The kept model: gates and states of the chosen unit, character by character',
    losses: 'Loss by updates',
    racers: 'Hidden units, weights, memory in bytes, mean of the last 20 losses',
  },
  proof: {
    about:
      'In the race: counts the weights that the library tells once more, by the formula. In the cell: moves the old state a little to both sides at every character read, and measures how far the new state follows: as far as f says in the LSTM, and 1 − z in the GRU.',
    one: 'in the picture',
    other: 'measured by moving, or counted',
  },
  next: (
    <p>
      Even with gates, one state is a narrow place for a long sentence. The last idea,{' '}
      <strong>attention</strong>, looks back when it needs to, instead of remembering.
    </p>
  ),
  words: {
    viewLabel: 'What to see',
    views: { cell: 'one cell', race: 'race' },
    byHand: 'cell set by hand',
    noGates: 'This model is an RNN and has no gates. Choose one trained as LSTM or GRU.',
    updates: 'updates',
    loss: 'loss',
    raceLabel: (step) => `Loss of RNN, LSTM and GRU up to update ${step}`,
    raceCaption: 'Size and time of the three models, and their loss now',
    hiddenUnits: 'hidden units',
    weights: 'weights',
    memory: 'memory',
    seconds: 's',
    clockNote:
      'The loss is the mean of the last 20 updates. The seconds are this machine’s and differ each time; all other numbers are the same everywhere.',
    keep: 'keep',
    kept: 'kept',
    after: (steps) => `${steps} updates`,
    raceTextLabel: 'Text to learn',
    raceTexts: { shakespeare: 'Shakespeare', kernels: 'C code', own: 'Yours' },
    ownLabel: 'Your text to learn',
    ownHint:
      'Up to 1,500 characters stand in the address; open a longer text from its file. A short one is soon known by heart by all three, and tells little.',
    emptyText: 'Write a text to learn from, below under “Change it”.',
    budgetLabel: 'The same for all',
    budgets: { units: 'hidden units', weights: 'weights' },
    seedLabel: 'Seed',
    cellLabel: 'Cell',
    cells: { lstm: 'LSTM', gru: 'GRU' },
    unitLabel: 'Unit',
    units: { quote: 'Unit 1: quotation', word: 'Unit 2: word' },
    machine: {
      lstm: 'The LSTM cell: the way of the cell state, and three gates',
      gru: 'The GRU cell: the way of the state, and one scale',
    },
    captions: {
      ...{ before: 'old cell state', f: 'forget: kept', i: 'input: written', g: 'what to write' },
      ...{ o: 'output: shown', c: 'cell state', h: 'hidden state', x: 'character' },
      ...{
        z: 'share of the new',
        r: 'reset',
        n: 'candidate',
        scale: 'one scale: old 1 − z, new z',
      },
    },
    heat: 'Gates and states, character by character',
    goTo: (place, character) =>
      `Go to character ${place}, ${character === ' ' ? 'a space' : character}`,
    start: 'No character has been read yet. All states are 0.',
    empty: 'Write a text.',
    holdLabels: { f: 'Forget f', i: 'Input i', o: 'Output o', z: 'Update z', r: 'Reset r' },
    holds: { free: 'by itself', closed: 'held at 0', open: 'held at 1' },
    biasLabel: 'Forget bias b_f',
    textLabel: 'Your text',
    textHint:
      'Up to 60 characters. Of each, the cell reads whether it is a quotation mark, a letter or digit, or anything else.',
    presetsLabel: 'Texts to start from',
    presets: [
      { name: '하늘이 맑다', text: QUOTATION },
      { name: 'The sky is clear', text: 'She said "the sky is clear" and left.' },
      { name: 'Two quotations', text: '"Go," he said. "No," said she.' },
    ],
  },
};
export default text;
