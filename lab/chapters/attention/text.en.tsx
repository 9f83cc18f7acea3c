import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainFirst, explainScore, explainShare } from './arithmetic.ts';
import { FIGURES } from './figures.generated.ts';
import { type AttentionModel, createStillModel, END_MARK } from './model.ts';
import { type AttentionFields, LONG_SENTENCE, SENTENCE } from './state.ts';
import type { AttentionWords } from './words.ts';

const ON = { text: SENTENCE, attention: 'on', beam: 1, shown: 1, updates: -1 } as const;
const OFF = { ...ON, attention: 'off' } as const;

/** What is written at these steps: read, new, yesterday; and more steps than any sentence takes. */
const READ = 2;
const NEW = 4;
const YESTERDAY = 12;
const WHOLE = 40;

/** The words that they look at. */
const YESTERDAY_WORD = 1;
const NEW_WORD = 4;
const VERB_WORD = 6;

const still = createStillModel(ON);
const blind = createStillModel(OFF);
const share = (step: number, word: number) => (
  <Num
    value={still.steps.value[step - 1]?.shares[word] ?? 0}
    text={(still.steps.value[step - 1]?.shares[word] ?? 0).toFixed(2)}
    arithmetic={() => explainShare(still, step - 1, word)}
  />
);
const score = (step: number, word: number) => (
  <Num
    value={still.steps.value[step - 1]?.scores[word] ?? 0}
    arithmetic={() => explainScore(still, step - 1, word)}
  />
);
const bleu = (name: 'on' | 'off', group: number): string =>
  (FIGURES[name].byLength.at(group)?.bleu ?? 0).toFixed(0);

const text: ChapterText<AttentionFields, AttentionModel, AttentionWords> = {
  lead: (
    <p>
      So far a sentence was pressed into a single state. <strong>Attention</strong> does not learn
      it by heart: at every word that it writes, it <strong>looks back</strong> at the source. The
      little translator on this page learned from {(3000).toLocaleString('en')} Korean sentences and
      puts Korean into English. Train it from its start under “Change it”, and watch it learn where
      to look.
    </p>
  ),
  question: {
    ask: 'The sentence 나는 어제 도서관에서 친구와 새 책을 읽었다 (“I yesterday library-in friend-with new book read”) is being translated. At the moment when the last word, yesterday, is written: where in the Korean sentence does the translator look?',
    choices: [
      'At the end, 읽었다 (read)',
      'At the second word, 어제 (yesterday)',
      'At all words alike',
    ],
    answer: 1,
    run: { ...ON, step: YESTERDAY },
    explain: (
      <p>
        {share(YESTERDAY, YESTERDAY_WORD)} of its look is on 어제. To write the last word of the
        English it went back to the beginning of the Korean. Nobody told it where to look: learning
        to write the right word, it learned that, too.
      </p>
    ),
  },
  steps: [
    {
      title: 'The bottleneck: a sentence in one state',
      set: { ...OFF, step: WHOLE },
      body: () => (
        <>
          <p>
            An <dfn>encoder</dfn> reads the source, and a <dfn>decoder</dfn> writes the translation
            word by word. Without attention, all that passes between them is a single state,{' '}
            <Formula math={tex`\class{sym-s}{s_0}`} />.
          </p>
          <Formula block math={tex`\class{sym-s}{s_0} = \tanh(W_0\, m + b_0)`} />
          <p>
            However long the sentence, it has to fit into {blind.encoded.value.first.length}{' '}
            numbers; the first is{' '}
            <Num
              value={blind.encoded.value.first[0] ?? 0}
              arithmetic={() => explainFirst(blind, 0)}
            />
            . Look at the translation: who did what came through. Which book, with whom, where and
            when did not, and plausible words fill the gaps.
          </p>
        </>
      ),
    },
    {
      title: 'Looking back: what is needed now?',
      set: { ...ON, step: READ },
      body: () => (
        <>
          <p>
            Attention keeps the encoder’s state <Formula math={tex`\class{sym-h}{h_j}`} /> of every
            word. When the t-th word is to be written, the decoder’s state{' '}
            <Formula math={tex`\class{sym-s}{s'_t}`} /> gives each of them a <dfn>score</dfn>.
          </p>
          <Formula
            block
            math={tex`e_{tj} = v \cdot \tanh(W_q\, \class{sym-s}{s'_t} + W_k\, \class{sym-h}{h_j} + b_k)`}
          />
          <p>
            Now, about to write read, 읽었다 scores {score(READ, VERB_WORD)}, and 어제 scores{' '}
            {score(READ, YESTERDAY_WORD)}. Press a score, left in the table, and it opens down to
            the weights.
          </p>
        </>
      ),
    },
    {
      title: 'From scores to shares',
      set: { ...ON, step: NEW },
      body: () => (
        <>
          <p>
            The softmax turns scores into <dfn>attention weights</dfn> that add up to 1. In the
            picture, they are how thick the threads are.
          </p>
          <Formula
            block
            math={tex`\class{sym-a}{a_{tj}} = \frac{\exp(e_{tj})}{\sum_k \exp(e_{tk})}`}
          />
          <p>
            As new is written, the share of 새 (new) is {share(NEW, NEW_WORD)}. It cannot look
            nowhere: who looks more at one place looks less at the others.
          </p>
        </>
      ),
    },
    {
      title: 'What was seen becomes one vector',
      set: { ...ON, step: NEW },
      body: () => (
        <>
          <Formula
            block
            math={tex`\class{sym-c}{c_t} = \sum_j \class{sym-a}{a_{tj}}\, \class{sym-h}{h_j}, \qquad \class{sym-s}{s_t} = \mathrm{GRU}(\class{sym-c}{c_t}, \class{sym-s}{s'_t})`}
          />
          <p>
            Mixed by their shares, the states become the <dfn>context vector</dfn>: the strip at the
            bottom. Go on step by step. The bottleneck’s <Formula math={tex`\class{sym-s}{s_0}`} />{' '}
            stayed the same all along; this strip is another one for every word.
          </p>
        </>
      ),
    },
    {
      title: 'The word order turns round',
      set: { ...ON, step: WHOLE },
      body: () => (
        <>
          <p>
            Korean has the verb last, English has it after the subject. All that stood between the
            two comes in reverse. Leave out the first column, I, and the dark cells climb{' '}
            <em>from the lower left to the upper right</em>.
          </p>
          <p>
            One word may become several: with, a, friend are all written looking at 친구와. And for
            a word such as the, which leans on nothing, the idle look rests at the end of the
            sentence ({END_MARK}).
          </p>
        </>
      ),
    },
    {
      title: 'When a word comes twice',
      set: { ...ON, text: LONG_SENTENCE, step: WHOLE },
      body: () => (
        <>
          <p>
            A sentence of two clauses. Within each the order turns round; the clauses keep theirs.
            The word a is written more than once, and looks at another place each time: the encoder
            reads the sentence from both ends, so that <Formula math={tex`\class{sym-h}{h_j}`} />{' '}
            knows a word’s surroundings, too.
          </p>
          <Formula
            block
            math={tex`\class{sym-h}{h_j} = [\overrightarrow{h_j}\,;\,\overleftarrow{h_j}]`}
          />
        </>
      ),
    },
    {
      title: 'The longer the sentence, the wider the gap',
      set: { ...OFF, text: LONG_SENTENCE, step: WHOLE },
      body: () => (
        <>
          <p>
            Without attention the second clause of this sentence is lost altogether. Look at the
            curves below the picture. On {FIGURES.on.pairs} sentences that were not learned from,
            the translator without attention reaches a BLEU of {bleu('off', 0)} on the shortest and{' '}
            {bleu('off', -1)} on the longest; with attention it is {bleu('on', 0)} and{' '}
            {bleu('on', -1)}.
          </p>
          <p>
            The two have {FIGURES.off.weights.toLocaleString('en')} and{' '}
            {FIGURES.on.weights.toLocaleString('en')} weights: the one without attention is larger,
            and learned for longer. It was not size that was missing, but a way to look back.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const { attention } = model.state.read();
    const at = model.written.value - 1;
    const step = model.steps.value[at];
    if (model.target.value.length === 0) return 'Write a Korean sentence.';
    if (step === undefined) return 'The source has been read. No word is written yet.';
    const word = model.wordOf(model.target.value[at] ?? 0);
    const sure = ((step.probabilities[model.target.value[at] ?? 0] ?? 0) * 100).toFixed(0);
    if (attention === 'off') {
      return `Word ${at + 1} is “${word}” (probability ${sure} %). It looks at nothing: it is taken out of a single state.`;
    }
    const most = step.shares.indexOf(Math.max(...step.shares));
    const part = ((step.shares[most] ?? 0) * 100).toFixed(0);
    return `Word ${at + 1} is “${word}” (probability ${sure} %). It looked most at “${model.source.value[most]}”: ${part} %.`;
  },
  tables: {
    shares: 'Attention weights: of each written word, its look at the words of the source',
    written: 'Log probability of the written words',
    first: 'The decoder’s first state s₀',
    context: 'The context vector c of this step',
    beam: 'Translations that were found: log probability and score',
  },
  proof: {
    about:
      'Moves each score a very little (0.00001) to both sides, and measures how that word’s share follows. By the formula it is a(1 − a). Along this gradient, learning moves the look.',
    one: 'gradient by the formula a(1 − a)',
    other: 'gradient, measured by moving',
  },
  next: (
    <p>
      Here the chapters end. They began by counting, put meaning into vectors, remembered an order,
      and now look back at what is needed. Drop the recurrence and keep nothing but looking back,
      and you have the <strong>Transformer</strong>. What is left is to do it with your own text:
      the last station, the <strong>workbench</strong>, trains models on your text or table, answers
      by them, and keeps them.
    </p>
  ),
  words: {
    attentionLabel: 'Attention',
    attentions: { on: 'With attention', off: 'Without attention' },
    threads:
      'Below the source, above the translation; a thread is as thick as the look at that word',
    matrix: 'Attention weights. Rows are words of the source, columns the words that were written',
    score: 'score e',
    sum: 'sum',
    certainty: 'ln P =',
    context: 'context vector: what is seen now, mixed by the shares into 48 numbers',
    bottleneck: (numbers) =>
      `These ${numbers} numbers are all that the decoder knows of the source`,
    empty: 'Write a Korean sentence.',
    start: 'Play, or go one step forward, and the first word is written.',
    unknown: (words) =>
      `Words that the translator does not know: ${words}. Those that it knows stand under “Change it”.`,
    lengths: 'BLEU by length',
    lengthChart: 'BLEU by the number of words of the source, with and without attention',
    lengthAxis: 'words of the source',
    lengthsAbout: (sentences) =>
      `${sentences} sentences that were not learned from, in five groups by their length, measured by the library’s evaluateTranslator. The solid line is with attention, the dotted one without.`,
    textLabel: 'Your sentence',
    textHint: 'Up to 18 words, in Korean. The translator knows our small language only.',
    presetsLabel: 'Sentences to start from',
    presets: [
      { name: 'In the library', text: SENTENCE },
      { name: 'Two clauses', text: LONG_SENTENCE },
      { name: 'A short one', text: '아이는 빨간 사과를 먹었다' },
      { name: 'By the sea', text: '학생은 내일 바닷가에서 동생과 긴 노래를 부를 것이다' },
    ],
    draw: 'Draw a sentence',
    known: 'The Korean that the translator knows',
    beamLabel: 'Beam: translations that grow side by side',
    foundLabel: 'Translations that were found, with their scores',
    foundAbout:
      'A score is the log probability, adjusted by the length: the nearer to 0 the better. Choose a translation and the picture shows its looks.',
  },
};
export default text;
