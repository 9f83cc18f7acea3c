import type { DemoSteps } from './step.ts';

/** Step 3: word vectors, their analogies and neighbors. */
export const WORD_VECTORS: DemoSteps = {
  ko: {
    title: '단어 벡터: 왕 − 남자 + 여자 = ?',
    say:
      '비슷한 문장에 나오는 단어는 뜻도 비슷합니다. 우리가 지은 짧은 문장 3,000개로 Word2Vec을 학습합니다. ' +
      '조사는 어간 추출기가 떼어 냅니다. 몇 초면 끝납니다.',
    commands: [
      {
        args: [
          ...['train', 'word2vec', 'sentences.txt', '--tokenizer', 'words', '--stem', 'korean'],
          ...['--dimensions', '24', '--epochs', '10', '--subsample', '0', '-o', 'words.malmoi'],
        ],
      },
      {
        say: '벡터끼리 더하고 뺀 자리에서 가장 가까운 단어를 찾습니다.',
        args: ['analogy', 'words.malmoi', '왕 - 남자 + 여자', '--topn', '2'],
      },
      { args: ['analogy', 'words.malmoi', '서울 - 한국 + 프랑스', '--topn', '2'] },
      { say: '김치와 비슷한 말은?', args: ['similar', 'words.malmoi', '김치', '--topn', '3'] },
    ],
    code: `import { createTextPipeline, mostSimilar, openModel } from 'malmoi';
import { parseVectorExpression, saveModel, trainWord2Vec } from 'malmoi';
import { textFile } from 'malmoi/node';
const analyzer = createTextPipeline({ stem: 'korean' });
const settings = { analyzer, dimensions: 24, epochs: 10, subsample: 0 };
const trained = await trainWord2Vec(textFile('sentences.txt'), settings);
await saveModel(trained, 'words.malmoi');
const { model } = await openModel('words.malmoi', { kind: 'word2vec' });
const positive = parseVectorExpression('왕 - 남자 + 여자');
console.log(mostSimilar(model.vectors, { positive, topn: 2 }));`,
  },
  en: {
    title: 'Word vectors: king − man + woman = ?',
    say:
      'Words that stand in the same sentences mean much the same. Trains Word2Vec on 3,000 short sentences ' +
      'of our own, in which that is easy to see; it takes a few seconds.',
    commands: [
      {
        args: [
          ...['train', 'word2vec', 'sentences.txt', '--tokenizer', 'words', '--dimensions', '24'],
          ...['--epochs', '10', '--subsample', '0', '-o', 'words.malmoi'],
        ],
      },
      {
        say: 'Adds and subtracts vectors, and looks for the words nearest to where that leads:',
        args: ['analogy', 'words.malmoi', 'king - man + woman', '--topn', '2'],
      },
      { args: ['analogy', 'words.malmoi', 'paris - france + italy', '--topn', '2'] },
      { say: 'What is like sushi?', args: ['similar', 'words.malmoi', 'sushi', '--topn', '3'] },
    ],
    code: `import { createTextPipeline, mostSimilar, openModel } from 'malmoi';
import { parseVectorExpression, saveModel, trainWord2Vec } from 'malmoi';
import { textFile } from 'malmoi/node';
const analyzer = createTextPipeline();
const settings = { analyzer, dimensions: 24, epochs: 10, subsample: 0 };
const trained = await trainWord2Vec(textFile('sentences.txt'), settings);
await saveModel(trained, 'words.malmoi');
const { model } = await openModel('words.malmoi', { kind: 'word2vec' });
const positive = parseVectorExpression('king - man + woman');
console.log(mostSimilar(model.vectors, { positive, topn: 2 }));`,
  },
};
