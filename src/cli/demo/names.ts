import type { DemoSteps } from './step.ts';

/** Step 2: a tagger that finds names which it has never seen. */
export const NAMES: DemoSteps = {
  ko: {
    title: '태깅: 누가, 어디서?',
    say:
      '지어낸 문장 400개로 양방향 LSTM에 CRF를 얹은 태거를 학습합니다. 사람과 장소의 이름을 같은 음절로 지었으니, ' +
      '이름만 보아서는 알 수 없고 둘레의 말을 보아야 합니다.',
    commands: [
      {
        args: [
          ...['train', 'tagger', 'names.tsv', '--columns', 'tag', '--epochs', '8'],
          ...['--hidden-size', '32', '--min-count', '20', '--learning-rate', '0.01'],
          ...['-o', 'names.malmoi'],
        ],
      },
      {
        say: '이 이름들은 학습한 문장에 없습니다. B-PER는 사람, B-LOC는 장소, O는 이름이 아닌 말입니다.',
        args: ['tag', 'names.malmoi', 'letters.txt'],
      },
    ],
    code: `import { createTokenizer, openModel } from 'malmoi';
import { readSpans, tokenizeSentence } from 'malmoi';
const names = await openModel('names.malmoi', { kind: 'tagger' });
const tokenizer = createTokenizer(names.model.tokenizer);
const letter = tokenizeSentence('작년에 보람은 춘천을 떠났다', tokenizer);
const [{ tokens, columns }] = await names.tag([letter]);
for (const { type, start } of readSpans(columns.tag)) {
  console.log(type + ' ' + tokens[start]);
}`,
  },
  en: {
    title: 'Tag: who, and where?',
    say:
      'Trains a tagger, a bidirectional LSTM with a conditional random field, on 400 made-up sentences. Names of people ' +
      'and of places are made of the same syllables: only the words around tell them apart.',
    commands: [
      {
        args: [
          ...['train', 'tagger', 'names.tsv', '--columns', 'tag', '--epochs', '8'],
          ...['--hidden-size', '32', '--min-count', '20', '--learning-rate', '0.01'],
          ...['-o', 'names.malmoi'],
        ],
      },
      {
        say: 'These names are in no sentence that it learned from. B-PER begins a person, B-LOC a place:',
        args: ['tag', 'names.malmoi', 'letters.txt'],
      },
    ],
    code: `import { createTokenizer, openModel } from 'malmoi';
import { readSpans, tokenizeSentence } from 'malmoi';
const names = await openModel('names.malmoi', { kind: 'tagger' });
const tokenizer = createTokenizer(names.model.tokenizer);
const text = 'Zara and Paul Norden met near Tampa';
const letter = tokenizeSentence(text, tokenizer);
const [{ tokens, columns }] = await names.tag([letter]);
for (const { type, start, end } of readSpans(columns.tag)) {
  console.log(type + ' ' + tokens.slice(start, end).join(' '));
}`,
  },
};
