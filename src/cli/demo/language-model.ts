import type { DemoSteps } from './step.ts';

/** Step 4: a language model that is trained letter by letter, and writes. */
export const LANGUAGE_MODEL: DemoSteps = {
  ko: {
    title: '언어 모델: 자모 하나하나를 이어 영화평을 씁니다',
    say:
      '순환 신경망(LSTM)이 앞의 자모를 읽고 다음 자모를 맞히도록 학습합니다. 단어도 문법도 알려 주지 않았는데, ' +
      '1,000스텝이면 음절을 짓고 단어를 쓰기 시작합니다. 퍼플렉시티는 다음 자모를 몇 개 가운데서 망설이는지를 ' +
      '나타냅니다. 작을수록 좋습니다.',
    commands: [
      {
        args: [
          ...['train', 'lm', 'reviews.tsv', '--text', 'text', '--units', 'jamo', '--layers', '1'],
          ...['--min-count', '3', '--batch', '32', '--learning-rate', '0.005', '--steps', '1000'],
          ...['-o', 'writer.malmoi'],
        ],
      },
      {
        say: '이제 써 보게 합니다. 온도(temperature)가 낮을수록 확실한 것만 씁니다.',
        args: [
          ...['generate', 'writer.malmoi', '--prompt', '이 영화는', '--length', '220'],
          ...['--temperature', '0.5'],
        ],
      },
    ],
    code: `import { createEngine, generateText, saveModel } from 'malmoi';
import { trainLanguageModel } from 'malmoi';
import { textFile } from 'malmoi/node';
const engine = await createEngine();
const text = textFile('reviews.tsv', { text: 'text' });
const { model } = await trainLanguageModel(text, {
  ...{ engine, units: 'jamo', minCount: 3, layers: 1 },
  ...{ batch: 32, learningRate: 0.005, steps: 1000 },
});
await saveModel(model, 'writer.malmoi');
const pieces = generateText(model, { prompt: '이 영화는', temperature: 0.5 });
for await (const piece of pieces) process.stdout.write(piece);
engine.dispose();`,
  },
  en: {
    title: 'A language model: learns to write, letter by letter',
    say:
      'A recurrent network (an LSTM) reads Romeo and Juliet and learns to predict the next letter. Nobody told ' +
      'it about words or grammar; after 1,000 steps it spells, and opens a scene. Perplexity says among how ' +
      'many letters it still hesitates: less is better.',
    commands: [
      {
        args: [
          ...['train', 'lm', 'play.txt', '--layers', '1', '--batch', '32'],
          ...['--learning-rate', '0.005', '--steps', '1000', '-o', 'writer.malmoi'],
        ],
      },
      {
        say: 'Let it write. The lower the temperature, the surer it wants to be:',
        args: [
          ...['generate', 'writer.malmoi', '--prompt', 'ROMEO:', '--length', '300'],
          ...['--temperature', '0.5'],
        ],
      },
    ],
    code: `import { createEngine, generateText, saveModel } from 'malmoi';
import { trainLanguageModel } from 'malmoi';
import { textFile } from 'malmoi/node';
const engine = await createEngine();
const { model } = await trainLanguageModel(textFile('play.txt'), {
  ...{ engine, layers: 1, batch: 32, learningRate: 0.005, steps: 1000 },
});
await saveModel(model, 'writer.malmoi');
const pieces = generateText(model, { prompt: 'ROMEO:', temperature: 0.5 });
for await (const piece of pieces) process.stdout.write(piece);
engine.dispose();`,
  },
};
