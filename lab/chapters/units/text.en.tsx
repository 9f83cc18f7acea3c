import { Formula } from '../../parts/formula.tsx';
import type { Values } from '../../shell/address.ts';
import type { ChapterText } from '../../shell/chapter.ts';
import { type UnitsModel, unitName } from './model.ts';
import { CODE, LONGEST_TEXT, type UnitsFields } from './state.ts';
import type { UnitsWords } from './words.ts';

const COURSE: Partial<Values<UnitsFields>> = {
  ...{ text: CODE, model: '', feature: 'indent', signal: 'h', unit: -1, from: 0, to: 0 },
  step: LONGEST_TEXT,
};

const text: ChapterText<UnitsFields, UnitsModel, UnitsWords> = {
  lead: (
    <p>
      The hidden state holds, of all that was read,{' '}
      <strong>what helps to guess the next letter</strong>. Here the letters are colored by one unit
      at a time, to see what it remembers.
    </p>
  ),
  question: {
    ask: 'This model read C code letter by letter, and only guessed the next one. A blank that indents a line and a blank between words are the same character. Is there a unit that tells them apart?',
    choices: ['No: they are the same character', 'Yes', 'It depends on the line'],
    answer: 1,
    run: COURSE,
    explain: (
      <p>
        After a blank of an indentation comes another, or a new statement; after one between words,
        a name or an operator. Telling them apart helps to guess, so such a unit grows from lowering
        the loss alone. See the unit that is orange at ends of lines and at the blanks after them.
      </p>
    ),
  },
  steps: [
    {
      title: 'Color the letters by one unit',
      set: { ...COURSE, step: 90 },
      body: () => (
        <>
          <p>
            With each letter the LSTM’s hidden state <span class="sym-h">h</span> changes. Of one
            unit, the value after the letter is orange where it is positive, and blue where
            negative.
          </p>
          <Formula
            block
            math={tex`\class{sym-c}{c_t} = f_t \odot \class{sym-c}{c_{t-1}} + i_t \odot g_t, \qquad \class{sym-h}{h_t} = o_t \odot \tanh(\class{sym-c}{c_t})`}
          />
          <p>Press play, and the colors come in the order in which the model reads.</p>
        </>
      ),
    },
    {
      title: 'A unit that opens and closes',
      set: COURSE,
      body: () => (
        <>
          <p>
            The green track below the letters is a <dfn>feature</dfn>, counted from the text: inside
            indentation, for now. See whether color and track change in the same places. The unit
            opens with a new line, and closes with its first letter.
          </p>
          <p>
            At the same blank between words it is blue. What it remembers is no letter but a{' '}
            <em>place</em>. It can, because like the RNN of chapter 8 it takes over the state
            before.
          </p>
          <p>
            The picture lists the units that follow the track most closely. Press a name to color by
            that unit, and guess what the second and the third look at.
          </p>
        </>
      ),
    },
    {
      title: 'How many bits it knows',
      set: { ...COURSE, feature: 'comment', signal: 'c' },
      body: () => (
        <>
          <p>
            How much a unit’s value A says of a feature X is their <dfn>mutual information</dfn>.
            Values are put in sixteen bins by size, and counted.
          </p>
          <Formula block math={tex`I(A; X) = H(A) + H(X) - H(A, X), \qquad H = -\sum p \log_2 p`} />
          <p>
            Knowing all of X is H(X) bits; knowing nothing is 0. The cell state that colors the text
            now is more of a counter that grows letter by letter. In a short text such a unit may
            seem to know by chance: see whether it does in another.
          </p>
        </>
      ),
    },
    {
      title: 'Brackets, quotes, final consonants',
      set: { ...COURSE, feature: 'brackets' },
      body: () => (
        <p>
          For another feature other units come forward: the depth of brackets in code; in a model of
          Korean film reviews, final consonants (받침). A model that you trained in chapter 10 and
          kept can be chosen under “Change it”.
        </p>
      ),
    },
    {
      title: 'A span of your own',
      set: { ...COURSE, feature: 'span', from: 82, to: 110 },
      body: () => (
        <p>
          Press a letter, and a span begins there; with Shift, the letter you press ends it. The
          units that behave otherwise within the span are listed. So you make a feature of what you
          wonder about, and ask.
        </p>
      ),
    },
  ],
  summary: ({ trace, ranked, shown, read }) => {
    const tokens = trace.value?.tokens.length ?? 0;
    if (tokens === 0) return 'The model is being opened.';
    const [best] = ranked.value?.units ?? [];
    const told =
      best === undefined
        ? 'The text has none of the chosen feature.'
        : `${unitName(best.signal, best.unit)} knows most of the chosen feature: ${best.bits.toFixed(2)} bits.`;
    return `${read.value} of ${tokens} letters are read, colored by ${unitName(shown.value.signal, shown.value.unit)}. ${told}`;
  },
  tables: {
    activation: 'The unit’s value, letter by letter',
    feature: 'The feature, letter by letter',
    ranked: 'The units that follow the feature, and their bits',
  },
  proof: {
    about:
      'The worker found the mutual information by the library. Here it is found again, from the bins and counts on.',
    one: 'rankUnits',
    other: 'counted again',
  },
  next: (
    <p>
      How does a state learn? In the next chapter the error goes <strong>back in time</strong>.
    </p>
  ),
  words: {
    tokensLabel: 'The text, colored by a unit’s values',
    letterLabel: (letter, value) => `${letter}, ${value}`,
    coloredBy: (unit) => `Colored by ${unit}`,
    scale: 'largest size',
    featureLabel: 'Feature',
    features: {
      comment: 'in a comment',
      brackets: 'depth of brackets',
      indent: 'indentation',
      quotes: 'in quotes',
      final: 'final consonant',
      span: 'your span',
    },
    without: (feature) => `The text has nothing of “${feature}”.`,
    rankedLabel: (feature) => `Following “${feature}”`,
    mostBits: 'bits at the most:',
    show: (unit) => `Color by ${unit}`,
    spanHint: 'Press a letter to begin a span.',
    clearSpan: 'Clear the span',
    signalLabel: 'Look at',
    signals: { c: 'cell state c', h: 'hidden state h' },
    smallModel: 'small model (C code)',
    unitLabel: 'Unit',
    textLabel: 'Your text',
    textHint: 'Up to 800 characters, of those that the model has learned.',
    presetsLabel: 'Texts to start from',
    presets: [
      { name: 'A C function', text: CODE },
      {
        name: 'A long comment',
        text: '/* The state goes on\n   from call to call. */\nfloat next = 0;\n',
      },
      { name: 'A play', text: 'ROMEO:\n"Is the day so young?"\nBut new struck nine.' },
      { name: 'A Korean review', text: '정말 재미있는 영화\n시간 가는 줄 몰랐다.' },
    ],
  },
};
export default text;
