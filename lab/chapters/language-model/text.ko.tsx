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
      <strong>언어 모델(language model)</strong>은 앞의 글자들을 읽고 다음 글자를 맞힙니다. 맞힌
      글자를 다시 넣으면 글을 씁니다. 재생을 누르면 이 화면에서 바로 학습하고, 잡음이 단어가 되는
      순간을 볼 수 있습니다.
    </p>
  ),
  question: {
    ask: '희곡을 한 글자씩 읽으며 100스텝만 학습합니다. 단어도 문법도 알려 주지 않습니다. 모델은 무엇을 쓰게 될까요?',
    choices: [
      '여전히 뒤죽박죽인 글자',
      '영어처럼 보이지만 뜻은 없는 단어들',
      '셰익스피어의 문장 그대로',
    ],
    answer: 1,
    run: { ...COURSE, step: 100 },
    explain: (
      <p>
        글자의 빈도와 띄어쓰기를 먼저 배우고, 자음과 모음이 번갈아 나오는 법, 흔한 단어, 줄과
        등장인물의 이름을 차례로 배웁니다. 다음 글자를 잘 맞히려면 그 모두가 필요하기 때문입니다.
      </p>
    ),
  },
  steps: [
    {
      title: '다음 글자에 확률을 준다',
      set: { ...COURSE, step: 0 },
      body: () => (
        <>
          <p>
            8장의 RNN과 같은 셀입니다. 은닉 상태 <span class="sym-h">h</span>에서 글자마다{' '}
            <dfn>로짓(logit)</dfn> <span class="sym-z">z</span>를 하나씩 내고, 소프트맥스로 확률을
            만듭니다.
          </p>
          <Formula
            block
            math={tex`P(u_{t+1} = k \mid u_1 \dots u_t) = \frac{e^{\class{sym-z}{z_k}}}{\sum_j e^{\class{sym-z}{z_j}}}, \qquad \class{sym-z}{z} = W \class{sym-h}{h_t} + b`}
          />
          <p>
            학습하기 전에는 아무것도 모르므로 글자 {UNITS}개가 모두 비슷합니다. 아래 막대의 길이가
            고만고만하고, 뽑은 글은 잡음입니다.
          </p>
        </>
      ),
    },
    {
      title: '손실은 놀란 만큼',
      set: { ...COURSE, step: 0, letter: 3 },
      body: () => (
        <>
          <p>
            실제로 온 글자에 준 확률이 작을수록 크게 놀란 것입니다. 놀람의 크기가{' '}
            <span class="sym-l">−log p</span>이고, 그 평균이 손실입니다.
          </p>
          <Formula
            block
            math={tex`\class{sym-l}{L} = -\frac{1}{T} \sum_{t=1}^{T} \ln P(u_{t+1} \mid u_1 \dots u_t)`}
          />
          <p>
            글자 {UNITS}개에 똑같이 걸면 손실은 ln {UNITS} ={' '}
            <Num
              value={Math.log(UNITS)}
              arithmetic={() => ({
                ...{ symbol: 'L', value: Math.log(UNITS), formula: '−ln (1/V)' },
                numbers: `ln ${UNITS}`,
                parts: () => [{ symbol: 'V', value: UNITS, leaf: 'input' }],
              })}
            />
            nat입니다. 곡선은 거기서 시작합니다. 글의 배경이 진할수록 모델이 놀란 글자입니다.
          </p>
        </>
      ),
    },
    {
      title: '50스텝: 단어의 모양',
      set: { ...COURSE, step: 50 },
      body: () => (
        <p>
          벌써 띄어쓰기가 생기고, 모음과 자음이 섞이고, the와 and가 나옵니다. 가장 자주 나오는
          것부터 배우는 편이 손실을 빨리 줄이기 때문입니다. 곡선도 처음에 가장 가파릅니다.
        </p>
      ),
    },
    {
      title: '400스텝: 이름과 줄',
      set: { ...COURSE, step: 400 },
      body: () => (
        <>
          <p>
            이제 대문자 이름과 쌍점, 줄바꿈이 제자리에 옵니다. 뜻은 없지만 희곡처럼 보입니다. 글자를
            눌러 보세요. 그 자리에서 모델이 무엇을 기대했는지 막대로 나옵니다. 단어의 첫 글자에서는
            크게 놀라고, 단어 안에서는 거의 놀라지 않습니다.
          </p>
          <p>
            열마다 적힌 비트는 뽑은 글자 하나에 놀란 크기의 평균입니다. 학습할수록 모델은 자기가 쓴
            글에 덜 놀랍니다.
          </p>
        </>
      ),
    },
    {
      title: '온도: 모험과 안전',
      set: { ...COURSE, step: 400, temperature: 0.4 },
      body: () => (
        <>
          <p>
            확률대로 뽑되, 뽑기 전에 로짓을 <dfn>온도(temperature)</dfn>{' '}
            <span class="sym-t">T</span>로 나눕니다. 낮추면 그럴듯한 글자에 더 몰리고, 높이면 골고루
            뽑습니다. 막대의 테두리는 모델의 기대, 채운 길이는 실제로 뽑는 확률입니다.
          </p>
          <Formula
            block
            math={tex`\class{sym-q}{q_k} = \frac{e^{\class{sym-z}{z_k} / \class{sym-t}{T}}}{\sum_j e^{\class{sym-z}{z_j} / \class{sym-t}{T}}}`}
          />
          <p>
            T = 0.4에서는 the 같은 말이 되풀이되고, 2에 가까우면 다시 잡음이 됩니다.{' '}
            <b class="unbroken">top-k</b>는 가장 그럴듯한 k개만, <b class="unbroken">top-p</b>는
            확률의 합이 p가 될 때까지만 남깁니다.
          </p>
        </>
      ),
    },
    {
      title: '한국어: 자모가 음절을 만든다',
      set: { ...COURSE, text: 'reviews', units: 'jamo', step: 100 },
      body: () => (
        <p>
          영화 평을 자모로 잘라 학습합니다. 모델은 먼저 초성·중성·종성을 순서대로 놓아 음절 만드는
          법을 배워야 합니다. 50스텝이면 거의 모든 글자가 제대로 된 음절이고, 이어서 ‘영화’가
          나옵니다. 가장 많이 본 단어입니다.
        </p>
      ),
    },
    {
      title: '내 텍스트로',
      set: { ...COURSE, text: 'kernels', step: 200 },
      body: () => (
        <p>
          C 코드를 읽히면 괄호와 들여쓰기를 흉내 냅니다. 아래 ‘바꿔 보기’에서 내 글을 넣고, 셀과
          크기를 바꿔 보세요. 같은 시드에서는 어느 컴퓨터에서나 같은 가중치, 같은 글이 나옵니다.
        </p>
      ),
    },
  ],
  summary: ({ state, session, focus, candidates }) => {
    const { step, steps } = state.read();
    const loss = session.losses.value[step - 1];
    const first = candidates.value[0];
    const name = session.units.value[first?.id ?? 0] ?? '';
    const shown = name === '\n' ? '줄바꿈' : name === ' ' ? '빈칸' : `‘${showUnit(name)}’`;
    if (session.waits.value || focus.value === undefined) {
      return `${steps}스텝 가운데 ${step}스텝을 보려고 학습하는 중입니다.`;
    }
    const fell =
      loss === undefined ? '아직 학습하지 않았습니다.' : `손실은 ${loss.toFixed(2)}nat입니다.`;
    return `${step}스텝. ${fell} 고른 자리에서 가장 그럴듯한 글자는 ${shown}, 뽑힐 확률 ${((first?.drawn ?? 0) * 100).toFixed(0)}%입니다.`;
  },
  tables: {
    losses: '스텝마다 손실',
    next: '고른 자리의 후보: 로짓 z, 모델의 확률 p, 뽑을 확률 q',
    letters: '뽑은 글자의 번호',
    surprise: '뽑은 글자에 놀란 크기(비트)',
  },
  proof: {
    about:
      '같은 시드로 다른 워커에서 처음부터 다시 학습합니다(100스텝까지). 손실과 다음 글자의 확률이 한 비트도 다르지 않아야 합니다.',
    one: '이 학습',
    other: '다시 한 학습',
  },
  next: (
    <p>
      이 모델의 은닉 유닛은 아무도 시키지 않은 것을 배웁니다. 다음 장에서는{' '}
      <strong>안을 들여다봅니다</strong>.
    </p>
  ),
  words: {
    lossChart: '스텝에 따른 손실',
    stepName: '스텝',
    lossName: '손실(nat)',
    after: (step) => (step === 0 ? '학습 전' : `${step}스텝`),
    soon: '아직',
    opening: '학습할 텍스트와 엔진을 여는 중입니다…',
    emptyText: '아래 ‘바꿔 보기’에 학습할 텍스트를 써 주세요.',
    revived: (step) => `워커가 사라져 ${step}스텝의 체크포인트에서 이어 학습합니다.`,
    momentsLabel: '순간마다 쓴 글',
    letterLabel: (letter, bits) => `${letter}, ${bits}비트`,
    expects: (before) => `‘${before}’ 다음 글자`,
    drew: '뽑은 글자:',
    bits: '비트',
    restOf: (count) => `그 밖의 글자 ${count}개`,
    temperature: '온도 T',
    topK: 'top-k (0은 모두)',
    topP: 'top-p',
    textLabel: '텍스트',
    texts: { shakespeare: '셰익스피어', reviews: '영화 평', kernels: 'C 코드', own: '내 글' },
    ownLabel: '내 텍스트',
    ownHint:
      '1,500자까지는 주소에 함께 담깁니다. 더 긴 글은 파일로 여세요. 짧은 글은 통째로 외워 버리기 쉽습니다.',
    unitsLabel: '단위',
    unitKinds: { 'code-points': '글자', jamo: '자모' },
    cellLabel: '셀',
    cells: { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' },
    sizeLabel: '은닉 크기',
    stepsLabel: '학습 스텝',
    promptLabel: '이어 쓸 글(프롬프트)',
    drawLabel: '뽑기 시드',
    keep: '이 모델 간직하기',
    kept: '‘내 모델’에 두었습니다. 가중치의 해시',
  },
};
export default text;
