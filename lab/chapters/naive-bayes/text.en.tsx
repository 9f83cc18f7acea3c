import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainLikelihood, explainProduct } from './arithmetic.ts';
import { type BayesModel, createStillModel } from './model.ts';
import { type BayesFields, COURSE_DOCUMENTS, COURSE_TEST } from './state.ts';
import type { BayesWords } from './words.ts';

const COURSE = { documents: COURSE_DOCUMENTS, test: COURSE_TEST, alpha: 0 };
const UNSEEN = 'Classification task uses quantum transformer';
const course = createStillModel(COURSE);
const smooth = createStillModel({ documents: COURSE_DOCUMENTS, test: UNSEEN, alpha: 1 });

const text: ChapterText<BayesFields, BayesModel, BayesWords> = {
  lead: (
    <p>
      How do you know which field a new document belongs to?{' '}
      <strong>Count, multiply, take the largest.</strong> Naive Bayes was the classifier of
      documents before deep learning.
    </p>
  ),
  question: {
    ask: 'Slip one word into the new document that no document ever had: quantum. What becomes of the two classes’ scores?',
    choices: ['Both shrink a little', 'Nothing: the word is unknown', 'Both become 0'],
    answer: 2,
    run: { ...COURSE, test: UNSEEN, step: 5 },
    explain: (
      <p>
        A word that never occurred has probability 0/14, 0/10: 0. However well the other words fit,
        multiplying by 0 ends at 0. Step five brings the scores back.
      </p>
    ),
  },
  steps: [
    {
      title: 'The question',
      set: { ...COURSE, step: 0 },
      body: () => (
        <>
          <p>
            Four documents have a class, CV or NLP. Which one has the fifth, d? Take the class that
            is most probable once the document has been seen.
          </p>
          <Formula
            block
            math={tex`\begin{aligned}c_{\text{MAP}} &= \underset{c}{\operatorname{argmax}}\; P(c \mid d)\\ &= \underset{c}{\operatorname{argmax}}\; \frac{P(d \mid c)\,P(c)}{P(d)}\\ &= \underset{c}{\operatorname{argmax}}\; P(d \mid c)\,P(c)\end{aligned}`}
          />
          <p>P(d) is the same for every class: dropping it changes no order.</p>
        </>
      ),
    },
    {
      title: 'The prior first',
      set: { ...COURSE, step: 0 },
      body: () => (
        <>
          <p>
            Something is known before a word is read: two of four documents are CV, two are NLP.
            That is the <dfn>prior</dfn>. Both dots begin in the same place.
          </p>
          <Formula block math={tex`P(\text{CV}) = P(\text{NLP}) = \frac{2}{4} = \frac{1}{2}`} />
        </>
      ),
    },
    {
      title: 'Count words',
      set: { ...COURSE, step: 2 },
      body: () => (
        <>
          <p>
            “task” is one of CV’s 14 words, and two of NLP’s 10. Count the underlined words in the
            picture yourself.
          </p>
          <Formula block math={tex`P(w_k \mid c_i) = \frac{n_k}{n}`} />
          <p>
            So P(task|NLP) is{' '}
            <Num
              value={course.likelihoods.value[1]?.[1] ?? 0}
              arithmetic={() => explainLikelihood(course, 1, 1)}
            />
            , almost three times that of CV.
          </p>
        </>
      ),
    },
    {
      title: 'Multiply',
      set: { ...COURSE, step: 4 },
      body: () => (
        <>
          <p>
            Pretend that words are <em>independent</em>, and probabilities need only be multiplied.
            They are not independent; pretending so is what is naive about Naive Bayes.
          </p>
          <Formula block math={tex`P(c \mid d) \propto P(c) \prod_{w \in d} P(w \mid c)`} />
          <p>
            CV has{' '}
            <Num
              value={course.products.value[0]?.[4] ?? 0}
              text="0.000013"
              arithmetic={() => explainProduct(course, 0, 4)}
            />
            , NLP has{' '}
            <Num
              value={course.products.value[1]?.[4] ?? 0}
              text="0.0001"
              arithmetic={() => explainProduct(course, 1, 4)}
            />
            . The larger is NLP: on the ladder, the dot that stays further right wins.
          </p>
        </>
      ),
    },
    {
      title: 'The trap of zero, and its cure',
      set: { ...COURSE, test: UNSEEN, alpha: 1, step: 5 },
      body: () => (
        <>
          <p>
            So that one unknown word does not bring everything to 0, pretend that every word was
            seen <b>α times more</b>. This is <dfn>smoothing</dfn>. V is the number of different
            words.
          </p>
          <Formula block math={tex`P(w \mid c) = \frac{n_w + \alpha}{n + \alpha V}`} />
          <p>
            With α = 1, quantum has a probability of{' '}
            <Num
              value={smooth.likelihoods.value[3]?.[0] ?? 0}
              arithmetic={() => explainLikelihood(smooth, 3, 0)}
            />{' '}
            in CV: small, but not 0. Drag α down to 0 below, and both dots fall together.
          </p>
        </>
      ),
    },
    {
      title: 'A product is a sum of logarithms',
      set: { ...COURSE, step: 4 },
      body: () => (
        <>
          <p>
            With hundreds of words the product gets smaller than a computer can write. So the
            library takes logarithms and <em>adds</em>. The ladder’s axis is that logarithm: each
            factor is a jump of its own length to the left.
          </p>
          <Formula block math={tex`\ln P(c) + \sum_{w \in d} \ln P(w \mid c)`} />
        </>
      ),
    },
  ],
  summary: (model) => {
    const { step } = model.state.read();
    const names = model.classes.value.map(({ name }) => name);
    if (names.length < 2) return 'There must be two classes or more.';
    const word = model.words.value[step - 1];
    const begin = word === undefined ? 'The priors.' : `${step} words multiplied, up to “${word}”.`;
    const winner = model.winner.value;
    if (winner !== undefined) return `${begin} ${names[winner]} has the largest score now.`;
    const zero = model.products.value.every((so) => so[step] === 0);
    return `${begin} ${zero ? 'All scores are 0.' : 'The scores are equal.'}`;
  },
  tables: {
    counts: 'How often the new document’s words occur in each class',
    priors: 'Priors P(c)',
    likelihoods: 'P(w|c)',
    products: 'Scores, word by word',
    posteriors: 'Probabilities P(c|d)',
  },
  proof: {
    about:
      'Counts every word in the documents again, and instead of multiplying adds logarithms and goes back from them.',
    one: 'multiplied',
    other: 'added as logarithms',
  },
  next: (
    <p>
      Counting words is enough to classify. But that a cat and a kitty are alike is still unknown.
      Vectors with meaning come from <strong>predicting the words nearby</strong>.
    </p>
  ),
  words: {
    documentsTitle: 'Training documents and the new one',
    tableTitle: 'The factors: priors and P(w|c)',
    prior: 'P(c)',
    ladderTitle: '← small probability · every factor jumps to the left · large probability →',
    ladderLabel: (scores) => `The scores on a logarithmic axis: ${scores}`,
    zero: '0',
    verdict: (name) => `→ ${name}`,
    noVerdict: '→ still equal',
    allZero: '→ all 0: nothing to choose',
    documentsLabel: 'Training documents (one a line, class: words)',
    documentsHint: 'Up to 8 documents and 4 classes. Capitals become small letters.',
    testLabel: 'New document',
    alphaLabel: 'α',
    presetsLabel: 'Documents to start from',
    presets: [
      { name: 'The course’s example', documents: COURSE_DOCUMENTS, test: COURSE_TEST },
      {
        name: 'Film reviews',
        documents:
          'good: a truly funny film\ngood: truly good acting\ngood: a film to see again\nbad: a truly boring film\nbad: boring plot and wasted time',
        test: 'good acting but a boring plot',
      },
    ],
    empty: 'Write documents of two classes or more, and a new one.',
  },
};
export default text;
