import type { DemoSteps } from './step.ts';

/** Step 5: the gates of the language model that the step before saved. */
export const GATES: DemoSteps = {
  ko: {
    title: '게이트: 무엇을 기억하고 무엇을 잊을까?',
    say:
      'LSTM의 셀은 자모를 읽을 때마다 망각 게이트(forget gate)로 기억을 얼마나 남길지 정합니다. 방금 저장한 모델을 ' +
      '열어 들여다봅시다. 막대가 높으면 기억하고, 낮으면 잊습니다. 이 글에서 가장 크게 움직인 유닛을 보여 줍니다.',
    commands: [
      {
        args: [
          ...['inspect', 'writer.malmoi', '--signal', 'f'],
          ...['--text', '영화가 정말 재미있다. 또 보고 싶다!'],
        ],
      },
      {
        say: '입력 게이트(input gate)는 새로 읽은 것을 얼마나 받아들일지 정합니다.',
        args: [
          ...['inspect', 'writer.malmoi', '--signal', 'i'],
          ...['--text', '영화가 정말 재미있다. 또 보고 싶다!'],
        ],
      },
    ],
    code: `import { drawActivationText, openModel, traceLanguageModel } from 'malmoi';
const writer = await openModel('writer.malmoi', { kind: 'language-model' });
const ids = writer.model.units.encode('영화가 정말 재미있다.');
const trace = await traceLanguageModel(writer.model, ids, { signals: ['f'] });
const { values, units } = trace.activations[0];
const levels = trace.tokens.map((_, t) => values[t * units]);
console.log(drawActivationText(trace.tokens, levels));
writer.dispose();`,
  },
  en: {
    title: 'Its gates: what does it keep, and what does it forget?',
    say:
      "At every letter an LSTM's forget gate says how much of its memory to keep. Opens the model that was just " +
      'saved and looks inside: a high bar keeps, a low one forgets. The unit shown is the one that moves most ' +
      'over this line.',
    commands: [
      {
        args: [
          ...['inspect', 'writer.malmoi', '--signal', 'f'],
          ...['--text', 'ROMEO: But, soft! what light through yonder window breaks?'],
        ],
      },
      {
        say: 'The input gate says how much of what was just read to take in:',
        args: [
          ...['inspect', 'writer.malmoi', '--signal', 'i'],
          ...['--text', 'ROMEO: But, soft! what light through yonder window breaks?'],
        ],
      },
    ],
    code: `import { drawActivationText, openModel, traceLanguageModel } from 'malmoi';
const writer = await openModel('writer.malmoi', { kind: 'language-model' });
const ids = writer.model.units.encode('ROMEO: But, soft!');
const trace = await traceLanguageModel(writer.model, ids, { signals: ['f'] });
const { values, units } = trace.activations[0];
const levels = trace.tokens.map((_, t) => values[t * units]);
console.log(drawActivationText(trace.tokens, levels));
writer.dispose();`,
  },
};
