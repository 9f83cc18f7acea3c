import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { Values } from '../../shell/address.ts';
import type { ChapterText } from '../../shell/chapter.ts';
import { type LanguageModelModel, showUnit } from './model.ts';
import type { LanguageModelFields } from './state.ts';
import type { LanguageModelWords } from './words.ts';

const COURSE: Partial<Values<LanguageModelFields>> = {
  ...{ text: 'shakespeare', units: 'code-points', cell: 'lstm', hidden: 64, steps: 400, seed: 1 },
  ...{ prompt: '', temperature: 0.8, topK: 0, topP: 1, draw: 1, at: -1, letter: 0 },
};

/** Units of the course's text: letters, spaces, punctuation. */
const UNITS = 62;

const text: ChapterText<LanguageModelFields, LanguageModelModel, LanguageModelWords> = {
  lead: (
    <p>
      A <strong>language model</strong> reads the letters before and guesses the next one. Feed the
      guess back, and it writes. Press play: it trains here, in this page, and you see noise become
      words.
    </p>
  ),
  question: {
    ask: 'The model reads plays letter by letter, for 100 steps. Nobody tells it of words or grammar. What will it write?',
    choices: [
      'Letters in a jumble, still',
      'Words that look English and mean nothing',
      'Shakespeare’s own sentences',
    ],
    answer: 1,
    run: { ...COURSE, step: 100 },
    explain: (
      <p>
        First it learns how often each letter comes and where the spaces are, then how vowels and
        consonants take turns, then frequent words, lines, and names. To guess the next letter well,
        it needs all of these.
      </p>
    ),
  },
  steps: [
    {
      title: 'A probability for each next letter',
      set: { ...COURSE, step: 0 },
      body: () => (
        <>
          <p>
            The cell is that of chapter 8. From the hidden state <span class="sym-h">h</span> comes
            one <dfn>logit</dfn> <span class="sym-z">z</span> for each letter, and the softmax makes
            probabilities of them.
          </p>
          <Formula
            block
            math={tex`P(u_{t+1} = k \mid u_1 \dots u_t) = \frac{e^{\class{sym-z}{z_k}}}{\sum_j e^{\class{sym-z}{z_j}}}, \qquad \class{sym-z}{z} = W \class{sym-h}{h_t} + b`}
          />
          <p>
            Before training it knows nothing: all {UNITS} letters are about as likely, the bars are
            about as long, and what it writes is noise.
          </p>
        </>
      ),
    },
    {
      title: 'The loss is how surprised it was',
      set: { ...COURSE, step: 0, letter: 3 },
      body: () => (
        <>
          <p>
            The smaller the probability of the letter that really came, the greater the surprise.
            Its size is <span class="sym-l">−log p</span>, and the mean of these is the loss.
          </p>
          <Formula
            block
            math={tex`\class{sym-l}{L} = -\frac{1}{T} \sum_{t=1}^{T} \ln P(u_{t+1} \mid u_1 \dots u_t)`}
          />
          <p>
            Betting alike on all {UNITS} letters loses ln {UNITS} ={' '}
            <Num
              value={Math.log(UNITS)}
              arithmetic={() => ({
                ...{ symbol: 'L', value: Math.log(UNITS), formula: '−ln (1/V)' },
                numbers: `ln ${UNITS}`,
                parts: () => [{ symbol: 'V', value: UNITS, leaf: 'input' }],
              })}
            />{' '}
            nats. There the curve begins. The darker a letter’s background, the more it surprised
            the model.
          </p>
        </>
      ),
    },
    {
      title: '50 steps: the look of words',
      set: { ...COURSE, step: 50 },
      body: () => (
        <p>
          There are spaces already, vowels among consonants, a “the” and an “and”. What comes most
          often is learned first, for that lowers the loss fastest: the curve is steepest at its
          beginning.
        </p>
      ),
    },
    {
      title: '400 steps: names and lines',
      set: { ...COURSE, step: 400 },
      body: () => (
        <>
          <p>
            Now names in capitals, colons and ends of lines are in their places. It means nothing
            and looks like a play. Press a letter: the bars say what the model expected there. It is
            surprised by the first letters of words, and hardly within them.
          </p>
          <p>
            The bits of each column are the mean surprise of a drawn letter. The longer it trains,
            the less its own writing surprises it.
          </p>
        </>
      ),
    },
    {
      title: 'Temperature: bold or safe',
      set: { ...COURSE, step: 400, temperature: 0.4 },
      body: () => (
        <>
          <p>
            Letters are drawn by their probabilities, after the logits are divided by the{' '}
            <dfn>temperature</dfn> <span class="sym-t">T</span>. Low, it keeps to likely letters;
            high, it tries all. A bar’s outline is what the model expects, its filled length what it
            is drawn by.
          </p>
          <Formula
            block
            math={tex`\class{sym-q}{q_k} = \frac{e^{\class{sym-z}{z_k} / \class{sym-t}{T}}}{\sum_j e^{\class{sym-z}{z_j} / \class{sym-t}{T}}}`}
          />
          <p>
            At T = 0.4 words such as “the” come again and again; near 2 it is noise once more.{' '}
            <b class="unbroken">top-k</b> keeps the k likeliest letters,{' '}
            <b class="unbroken">top-p</b> the likeliest that together have the probability p.
          </p>
        </>
      ),
    },
    {
      title: 'Korean: jamo make syllables',
      set: { ...COURSE, text: 'reviews', units: 'jamo', step: 100 },
      body: () => (
        <p>
          Film reviews, cut into jamo, the letters within Korean syllables. The model must first
          learn to put an initial, a vowel and perhaps a final in this order. After 50 steps nearly
          all are proper syllables; soon 영화 (film) appears, the word that it has seen most.
        </p>
      ),
    },
    {
      title: 'Your own text',
      set: { ...COURSE, text: 'kernels', step: 200 },
      body: () => (
        <p>
          Given C code, it copies brackets and indentation. Write a text of your own below, under
          “Change it”, and try another cell or size. From the same seed come the same weights and
          the same writing, on any machine.
        </p>
      ),
    },
  ],
  summary: ({ state, session, focus, candidates }) => {
    const { step, steps } = state.read();
    const loss = session.losses.value[step - 1];
    const first = candidates.value[0];
    const name = session.units.value[first?.id ?? 0] ?? '';
    const shown =
      name === '\n' ? 'the end of the line' : name === ' ' ? 'a space' : `“${showUnit(name)}”`;
    if (session.waits.value || focus.value === undefined) {
      return `It trains, to show step ${step} of ${steps}.`;
    }
    const fell =
      loss === undefined ? 'It has not trained yet.' : `The loss is ${loss.toFixed(2)} nats.`;
    return `Step ${step}. ${fell} At the chosen place the likeliest is ${shown}, drawn with a probability of ${((first?.drawn ?? 0) * 100).toFixed(0)}%.`;
  },
  tables: {
    losses: 'The loss of each step',
    next: 'Candidates at the chosen place: logit z, the model’s probability p, what it is drawn by, q',
    letters: 'The numbers of the drawn letters',
    surprise: 'The surprise of the drawn letters, in bits',
  },
  proof: {
    about:
      'It trains once more from the same seed, in another worker (up to 100 steps). Losses and probabilities of the next letter must not differ by a bit.',
    one: 'this training',
    other: 'the one after it',
  },
  next: (
    <p>
      This model’s hidden units have learned things that nobody asked for. The next chapter{' '}
      <strong>looks inside</strong>.
    </p>
  ),
  words: {
    lossChart: 'The loss by step',
    stepName: 'step',
    lossName: 'loss (nats)',
    after: (step) => (step === 0 ? 'untrained' : `${step} steps`),
    soon: 'not yet',
    opening: 'Opening the text and the engine…',
    emptyText: 'Write a text to learn from, below under “Change it”.',
    revived: (step) =>
      `The worker was lost; the training went on from its checkpoint at step ${step}.`,
    momentsLabel: 'What it wrote at each moment',
    letterLabel: (letter, bits) => `${letter}, ${bits} bits`,
    expects: (before) => `After “${before}”`,
    drew: 'Drawn:',
    bits: 'bits',
    restOf: (count) => `${count} letters more`,
    temperature: 'temperature T',
    topK: 'top-k (0: all)',
    topP: 'top-p',
    textLabel: 'Text',
    texts: {
      shakespeare: 'Shakespeare',
      reviews: 'Korean reviews',
      kernels: 'C code',
      own: 'Yours',
    },
    ownLabel: 'Your text',
    ownHint:
      'The address carries up to 1,500 characters; open a longer text as a file. A short text is soon known by heart.',
    unitsLabel: 'Units',
    unitKinds: { 'code-points': 'characters', jamo: 'jamo' },
    cellLabel: 'Cell',
    cells: { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' },
    sizeLabel: 'Hidden size',
    stepsLabel: 'Training steps',
    promptLabel: 'Prompt: it writes on from here',
    drawLabel: 'Seed of the drawing',
    keep: 'Keep this model',
    kept: 'It is among “Your models”. Hash of its file:',
  },
};
export default text;
