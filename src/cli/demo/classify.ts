import type { DemoSteps } from './step.ts';

/** Step 1: a classifier that is trained, measured on texts that it has not seen, and asked for its reasons. */
export const CLASSIFY: DemoSteps = {
  ko: {
    title: '분류: 이 영화평은 칭찬일까, 불평일까?',
    say:
      '네이버 영화평 3,000개에서 글자 1–3개짜리 조각(n-그램)을 세어 나이브 베이즈 분류기를 학습합니다. ' +
      '형태소 분석도, 미리 학습한 모델도 쓰지 않습니다.',
    commands: [
      {
        args: [
          ...['train', 'classifier', 'reviews.tsv', '--text', 'text', '--label', 'label'],
          ...['--tokenizer', 'graphemes', '--ngrams', '1-3', '-o', 'reviews.malmoi'],
        ],
      },
      {
        say: '학습에 쓰지 않은 600개로 평가합니다. 열에 여덟은 맞힙니다.',
        args: [
          ...['evaluate', 'reviews.malmoi', 'new-reviews.tsv', '--text', 'text'],
          ...['--label', 'label'],
        ],
      },
      {
        say: '왜 그렇게 보았는지도 물어봅시다. 어떤 조각이 어느 쪽을 얼마나 편들었을까요?',
        args: [
          'explain',
          'reviews.malmoi',
          '배우들 연기가 좋아서 끝까지 재미있게 봤다',
          '--top',
          '6',
        ],
      },
    ],
    code: `import { createTextPipeline, openModel, saveModel } from 'malmoi';
import { trainClassifier } from 'malmoi';
import { textFile } from 'malmoi/node';
const analyzer = createTextPipeline({ tokenizer: { kind: 'graphemes' } });
const table = textFile('reviews.tsv', { text: 'text', label: 'label' });
const model = await trainClassifier(table, { analyzer, ngramRange: [1, 3] });
await saveModel(model, 'reviews.malmoi');
const reviews = await openModel('reviews.malmoi');
console.log(reviews.predict(['배우들 연기가 좋아서 끝까지 재미있게 봤다']));`,
  },
  en: {
    title: 'Classify: is this mail spam?',
    say:
      'Counts the words of 609 real mails of 2002, and learns by Naive Bayes which of them speak for spam. ' +
      'No model was trained before.',
    commands: [
      {
        args: [
          ...['train', 'classifier', 'mails.tsv', '--text', 'text', '--label', 'label'],
          ...['-o', 'mails.malmoi'],
        ],
      },
      {
        say: 'How good is it? These 153 mails it has not seen:',
        args: [
          ...['evaluate', 'mails.malmoi', 'new-mails.tsv', '--text', 'text'],
          ...['--label', 'label'],
        ],
      },
      {
        say: 'And why? Each word speaks for one side, by so many nats:',
        args: ['explain', 'mails.malmoi', 'You have been selected for a free offer', '--top', '6'],
      },
    ],
    code: `import { createTextPipeline, openModel, saveModel } from 'malmoi';
import { trainClassifier } from 'malmoi';
import { textFile } from 'malmoi/node';
const table = textFile('mails.tsv', { text: 'text', label: 'label' });
const analyzer = createTextPipeline();
const model = await trainClassifier(table, { analyzer });
await saveModel(model, 'mails.malmoi');
const mails = await openModel('mails.malmoi');
console.log(mails.predict(['You have been selected for a free offer']));`,
  },
};
