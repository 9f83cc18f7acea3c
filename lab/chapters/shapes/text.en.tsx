import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainProbability } from './arithmetic.ts';
import { createStillModel, type ShapeModel } from './model.ts';
import { writtenText } from './picture.tsx';
import { FIELDS, type ShapeFields } from './state.ts';
import type { ShapeWords } from './words.ts';

const WHOLE = 30;
/** The networks that were trained beforehand. */
const GIVEN = { updates: -1 } as const;
const PRESSURE = { ...GIVEN, task: 'pressure', height: 170, weight: 85, age: 60, step: 1 } as const;
const CAPTION = { ...GIVEN, task: 'caption', drawing: '1101', step: WHOLE } as const;
const REVIEW = { ...GIVEN, task: 'review', review: FIELDS.review.default, step: WHOLE } as const;
const DATE = { ...GIVEN, task: 'date', date: FIELDS.date.default, step: WHOLE } as const;
const SPACING = {
  ...GIVEN,
  task: 'spacing',
  spacing: FIELDS.spacing.default,
  step: WHOLE,
} as const;

/** Denied twice: it was dull after all. */
const TWICE = '영화가 지루하지 않은 것은 아니었다';

const person = createStillModel(PRESSURE);
const twist = createStillModel({ ...REVIEW, review: TWICE });
const probability = (model: ShapeModel, at: number, answer: number) => (
  <Num
    value={model.steps.value[at]?.probabilities[answer] ?? 0}
    text={(model.steps.value[at]?.probabilities[answer] ?? 0).toFixed(2)}
    arithmetic={() => explainProbability(model, at, answer)}
  />
);

const words: ShapeWords = {
  taskLabel: 'Shape',
  shapes: {
    pressure: 'One to one',
    caption: 'One to many',
    review: 'Many to one',
    date: 'Many to many: encoder, decoder',
    spacing: 'Many to many: in step',
  },
  tasks: {
    pressure: 'Height, weight, age → blood pressure',
    caption: 'A drawing → a Korean sentence about it',
    review: 'A Korean film review → positive or negative',
    date: 'A Korean date → the date in English',
    spacing: 'Korean without spaces → at each letter, whether a space follows',
  },
  strip: 'The unrolled network: inputs below, states between, outputs above',
  input: 'input',
  state: 'The state h now',
  answer: 'output',
  closedInput: 'A closed input: zeros go in',
  closedAnswer: 'A closed output: no answer is asked for',
  person: (height, weight, age) => `${height} cm, ${weight} kg, age ${age}`,
  answersOf: 'Probabilities of the answer now',
  start: 'Play, or go one step forward, and the cell runs.',
  written: 'What has come out so far:',
  gloss: {
    low: 'low',
    normal: 'normal',
    high: 'high',
    negative: 'negative',
    positive: 'positive',
    '': 'no space',
    '␣': 'space',
    '</s>': 'end',
    '<s>': 'begin',
    월: 'month',
    일: 'day',
    왼쪽에: 'on the left',
    오른쪽에: 'on the right',
    작은: 'small',
    큰: 'large',
    빨간: 'red',
    파란: 'blue',
    노란: 'yellow',
    원이: 'circle',
    네모가: 'square',
    세모가: 'triangle',
    있다: 'there is',
    영화가: 'the film',
    배우가: 'the actor',
    음악이: 'the music',
    이야기가: 'the story',
    결말이: 'the ending',
    정말: 'really',
    아주: 'very',
    조금: 'a little',
    너무: 'too',
    좋았다: 'was good',
    좋지: 'good (not)',
    좋았지만: 'was good, but',
    재미있었다: 'was fun',
    재미있지: 'fun (not)',
    재미있었지만: 'was fun, but',
    훌륭했다: 'was superb',
    훌륭하지: 'superb (not)',
    훌륭했지만: 'was superb, but',
    아름다웠다: 'was beautiful',
    아름답지: 'beautiful (not)',
    아름다웠지만: 'was beautiful, but',
    지루했다: 'was dull',
    지루하지: 'dull (not)',
    지루했지만: 'was dull, but',
    나빴다: 'was bad',
    나쁘지: 'bad (not)',
    나빴지만: 'was bad, but',
    시끄러웠다: 'was noisy',
    시끄럽지: 'noisy (not)',
    시끄러웠지만: 'was noisy, but',
    아쉬웠다: 'was a pity',
    아쉽지: 'a pity (not)',
    아쉬웠지만: 'was a pity, but',
    않았다: 'was not',
    않았지만: 'was not, but',
    않은: 'not …',
    것은: 'that',
    아니었다: 'it was not',
    아니었지만: 'it was not, but',
  },
  unknown: 'unknown',
  empty: 'Write a line under “Change it”.',
  heightLabel: 'Height (cm)',
  weightLabel: 'Weight (kg)',
  ageLabel: 'Age',
  drawingLabels: ['Side', 'Size', 'Color', 'Form'],
  textLabel: { review: 'The review', date: 'The date', spacing: 'The text without spaces' },
  textHint: {
    review:
      'It knows 영화가 배우가 음악이 이야기가 결말이 · 정말 아주 조금 너무 · 좋았다, 재미있었다, 훌륭했다, 아름다웠다, 지루했다, 나빴다, 시끄러웠다, 아쉬웠다, and these with -지 않았다 (not), -지 않은 것은 아니었다 (not that not) and -지만 (but).',
    date: 'Written as 11월 27일.',
    spacing: 'A sentence of chapter 15’s small language, without its spaces.',
  },
  presetsLabel: 'Inputs to start from',
};

const text: ChapterText<ShapeFields, ShapeModel, ShapeWords> = {
  lead: (
    <p>
      A recurrent network is one cell, repeated. Change nothing but{' '}
      <strong>at which steps inputs go in and outputs come out</strong>, and it is another task
      altogether. Here all five of them really run.
    </p>
  ),
  question: {
    ask: 'In the one-to-many shape a drawing goes in once, at the first step; after that there are only zeros. The word just written is not fed back either. What will the network write?',
    choices: [
      'The inputs are all alike: the same word again and again',
      'From the second step on, anything at all',
      'The sentence, to its end',
    ],
    answer: 2,
    run: CAPTION,
    explain: (
      <p>
        The whole sentence. The inputs are zeros, all alike, but the <strong>state</strong> is
        another one at every step. What was seen, and how far the sentence has come: it is all in
        the state.
      </p>
    ),
  },
  steps: [
    {
      title: 'There is one cell',
      set: { ...REVIEW, step: 3 },
      body: () => (
        <>
          <p>
            All five shapes have the same equations. Input <span class="sym-x">x</span> and the
            state before make a new state <span class="sym-h">h</span>; where an answer is asked
            for, probabilities are made of the state.
          </p>
          <Formula
            block
            math={tex`\class{sym-h}{h_t} = \mathrm{GRU}(\class{sym-x}{x_t}, \class{sym-h}{h_{t-1}}), \qquad p_t = \mathrm{softmax}(V \class{sym-h}{h_t} + b)`}
          />
          <p>
            What differs is which <dfn>ports</dfn> are open. In the picture an open one has a solid
            frame, a closed one a dashed frame.
          </p>
        </>
      ),
    },
    {
      title: 'One to one: a single step',
      set: PRESSURE,
      body: () => (
        <p>
          <dfn>One to one</dfn> has no time. Height, weight and age are read once, and one answer is
          given. For the person in the picture, high blood pressure has a probability of{' '}
          {probability(person, 0, 2)}. The rule that made these people up has chance in it: of{' '}
          {person.network.value.asked} people drawn anew, {person.network.value.right} are right.
        </p>
      ),
    },
    {
      title: 'One to many: seen once, told in many words',
      set: CAPTION,
      body: () => (
        <>
          <p>
            <dfn>One to many</dfn> is the shape of captions. The drawing goes in at the first step;
            all other inputs are zeros.
          </p>
          <Formula
            block
            math={tex`\class{sym-h}{h_1} = \mathrm{GRU}(\text{drawing}, 0), \qquad \class{sym-h}{h_t} = \mathrm{GRU}(0, \class{sym-h}{h_{t-1}})`}
          />
          <p>
            Change the drawing below. Four of them, “left, small, blue, square” among these, were
            never seen in training.
          </p>
        </>
      ),
    },
    {
      title: 'Many to one: heard to the end, answered once',
      set: { ...REVIEW, review: TWICE },
      body: () => (
        <>
          <p>
            <dfn>Many to one</dfn> is the shape of sentiment. The answer is asked for once, at the
            end. But the state changes all along: the pale words in closed ports are what it would
            have answered <em>had it been asked there</em>.
          </p>
          <p>
            After 영화가 지루하지 (“the film dull…”) the probability of positive is{' '}
            {probability(twist, 1, 1)}, since “was not” is what usually follows. But with 않은 것은
            아니었다 (“it is not that it was not”) it turns round, to {probability(twist, 4, 1)}. A
            model that adds up a score a word cannot have good and dull, denied once and denied
            twice, all four of them right.
          </p>
        </>
      ),
    },
    {
      title: 'Encoder and decoder: first listen, then speak',
      set: DATE,
      body: () => (
        <p>
          Where input and output differ in length, as in translation, it first reads to the end (
          <dfn>encoder</dfn>) and then writes (<dfn>decoder</dfn>). At {'<s>'} it begins to write,
          and what it wrote is its next input. The month was heard first but the day has to be
          written first, so the month must wait in the state. With longer sentences this place is a
          bottleneck: that is chapter 15’s story.
        </p>
      ),
    },
    {
      title: 'In step: an answer at once',
      set: SPACING,
      body: () => (
        <p>
          Each input has its output at once: how frames of a film or words of a sentence are
          labeled. Here it reads Korean without spaces, letter by letter, and says whether a space
          follows. What comes later it has not heard yet, so it decides by what came before. The
          language model of chapter 10 has this shape, too: its answer is the next letter.
        </p>
      ),
    },
    {
      title: 'A network that is still learning',
      set: { ...CAPTION, updates: 40, step: 5 },
      body: () => (
        <p>
          Just now this tab trained the network that describes pictures from its start, and held
          after 40 updates. It is not broken; it has <em>not learned enough</em>. It gets the side
          and the size right, but where the color should come it says the size once more, and it
          leaves out the shape. Go on with the training under “Change it”: after 500 updates it is,
          to the last bit, the network that you have seen until now. So it is with the other four.
        </p>
      ),
    },
  ],
  summary: (model) => {
    const { task } = model.state.read();
    const at = model.shown.value - 1;
    const step = model.steps.value[at];
    if (step === undefined) return 'The cell has not run yet. The state is zeros.';
    const answer = model.task.value.answers[step.answer] ?? '';
    const name = words.gloss[answer] ?? answer;
    const sure = ((step.probabilities[step.answer] ?? 0) * 100).toFixed(0);
    const port = step.port.open
      ? `The answer is “${name}” (probability ${sure} %).`
      : 'The output is closed.';
    const input = step.port.x === undefined ? 'The input is zeros.' : '';
    const written = writtenText(model, words);
    const soFar = written === '' ? '' : `So far: ${written}`;
    return `${words.shapes[task]}, step ${at + 1}. ${input} ${port} ${soFar}`;
  },
  tables: {
    states: 'The state h, step by step',
    probabilities: 'Probabilities of the answers, step by step',
  },
  proof: {
    about:
      'At every open output, moves each score (logit) a very little (0.00001) and measures how the loss −ln p of the answer changes. By the formula it is p, less 1 for the answer itself. All learning begins here and goes back in time.',
    one: 'gradient by the formula',
    other: 'gradient, measured by moving',
  },
  next: (
    <p>
      Take the in-step shape and let the answer be <strong>the next letter</strong>, and you have a
      network that writes.
    </p>
  ),
  words,
};
export default text;
