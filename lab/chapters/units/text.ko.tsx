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
      은닉 상태(hidden state)에는 지금까지 읽은 것 가운데{' '}
      <strong>다음 글자를 맞히는 데 쓸모 있는 것</strong>이 담깁니다. 유닛 하나하나가 무엇을
      기억하는지, 글자에 색을 칠해 들여다봅니다.
    </p>
  ),
  question: {
    ask: '이 모델은 C 코드를 한 글자씩 읽으며 다음 글자만 맞혔습니다. 들여쓰기의 빈칸과 낱말 사이의 빈칸은 똑같은 글자입니다. 둘을 가려내는 유닛이 있을까요?',
    choices: ['없다. 같은 글자이므로', '있다', '줄마다 다르다'],
    answer: 1,
    run: COURSE,
    explain: (
      <p>
        들여쓰기 다음에는 또 빈칸이나 새 문장이 오고, 낱말 사이의 빈칸 다음에는 이름이나 연산자가
        옵니다. 둘을 가려야 다음 글자를 잘 맞히므로, 손실을 줄이는 것만으로 그런 유닛이 생깁니다.
        줄이 바뀔 때와 줄 앞의 빈칸에서 주황이 되는 유닛을 보세요.
      </p>
    ),
  },
  steps: [
    {
      title: '유닛 하나로 글자를 칠한다',
      set: { ...COURSE, step: 90 },
      body: () => (
        <>
          <p>
            글자를 하나 읽을 때마다 LSTM의 은닉 상태 <span class="sym-h">h</span>가 바뀝니다. 유닛
            하나를 골라, 그 글자를 읽은 뒤의 값이 양이면 주황, 음이면 파랑으로 칠했습니다.
          </p>
          <Formula
            block
            math={tex`\class{sym-c}{c_t} = f_t \odot \class{sym-c}{c_{t-1}} + i_t \odot g_t, \qquad \class{sym-h}{h_t} = o_t \odot \tanh(\class{sym-c}{c_t})`}
          />
          <p>재생하면 모델이 읽어 나가는 순서대로 색이 입혀집니다.</p>
        </>
      ),
    },
    {
      title: '열리고 닫히는 유닛',
      set: COURSE,
      body: () => (
        <>
          <p>
            글자 아래 초록 띠는 텍스트에서 센 <dfn>특징(feature)</dfn>입니다. 지금은 들여쓰기
            안입니다. 색과 띠가 같은 자리에서 바뀌는지 보세요. 줄이 바뀌면 열리고, 첫 글자가 나오면
            닫힙니다.
          </p>
          <p>
            같은 빈칸인데도 낱말 사이에서는 파랑입니다. 이 유닛은 글자가 아니라 <em>자리</em>를
            기억합니다. 8장의 RNN처럼 앞의 상태를 이어받기 때문에 할 수 있는 일입니다.
          </p>
          <p>
            그림에는 그 띠를 가장 가까이 따라가는 유닛도 순서대로 나옵니다. 이름을 누르면 그
            유닛으로 칠합니다. 둘째, 셋째 유닛은 무엇을 보고 있는지 짐작해 보세요.
          </p>
        </>
      ),
    },
    {
      title: '몇 비트를 아는가',
      set: { ...COURSE, feature: 'comment', signal: 'c' },
      body: () => (
        <>
          <p>
            유닛의 값 A가 특징 X를 얼마나 알려 주는지는 <dfn>상호 정보량(mutual information)</dfn>
            으로 잽니다. 값을 크기순으로 열여섯 칸에 나누어 셉니다.
          </p>
          <Formula block math={tex`I(A; X) = H(A) + H(X) - H(A, X), \qquad H = -\sum p \log_2 p`} />
          <p>
            X를 다 알면 H(X)비트이고, 아무 상관이 없으면 0비트입니다. 지금 칠한 셀 상태는 글자마다
            조금씩 쌓이는 계수기에 가깝습니다. 이런 유닛은 짧은 글에서 우연히 맞아 보이기도 하니,
            다른 글에서도 그런지 보아야 합니다.
          </p>
        </>
      ),
    },
    {
      title: '괄호, 따옴표, 받침',
      set: { ...COURSE, feature: 'brackets' },
      body: () => (
        <p>
          특징을 바꾸면 다른 유닛이 나섭니다. 코드에서는 괄호의 깊이를, 한국어 영화 평으로 학습한
          모델에서는 받침(종성)을 따라가는 유닛을 찾아보세요. 10장에서 학습해 간직한 모델을 ‘바꿔
          보기’에서 고를 수 있습니다.
        </p>
      ),
    },
    {
      title: '내가 고른 구간',
      set: { ...COURSE, feature: 'span', from: 82, to: 110 },
      body: () => (
        <p>
          글자를 누르면 거기서 구간이 시작되고, Shift를 누른 채 다른 글자를 누르면 거기까지가
          구간입니다. 그 구간에서만 다르게 움직이는 유닛이 순서대로 나옵니다. 궁금한 것을 특징으로
          만들어 묻는 셈입니다.
        </p>
      ),
    },
  ],
  summary: ({ trace, ranked, shown, read }) => {
    const tokens = trace.value?.tokens.length ?? 0;
    if (tokens === 0) return '모델을 여는 중입니다.';
    const [best] = ranked.value?.units ?? [];
    const told =
      best === undefined
        ? '이 글에는 고른 특징이 없습니다.'
        : `고른 특징을 가장 잘 아는 유닛은 ${unitName(best.signal, best.unit)}, ${best.bits.toFixed(2)}비트입니다.`;
    return `${tokens}글자 가운데 ${read.value}글자를 읽었고, ${unitName(shown.value.signal, shown.value.unit)}\u2060로 칠했습니다. ${told}`;
  },
  tables: {
    activation: '글자마다 유닛의 값',
    feature: '글자마다 특징',
    ranked: '특징을 따라가는 유닛과 그 비트',
  },
  proof: {
    about:
      '워커가 라이브러리로 구한 상호 정보량을, 이 화면에서 칸을 나누고 세는 것부터 다시 해 봅니다.',
    one: 'rankUnits',
    other: '다시 센 값',
  },
  next: (
    <p>
      상태는 어떻게 배울까요? 다음 장에서는 오차가 <strong>시간을 거슬러</strong> 갑니다.
    </p>
  ),
  words: {
    tokensLabel: '유닛의 값으로 칠한 글',
    letterLabel: (letter, value) => `${letter}, ${value}`,
    coloredBy: (unit) => `${unit}\u2060로 칠함`,
    scale: '가장 큰 크기',
    featureLabel: '특징',
    features: {
      comment: '주석 안',
      brackets: '괄호 깊이',
      indent: '들여쓰기',
      quotes: '따옴표 안',
      final: '받침',
      span: '고른 구간',
    },
    without: (feature) => `이 글에는 ‘${feature}’ 특징이 없습니다.`,
    rankedLabel: (feature) => `‘${feature}’ 따라가기`,
    mostBits: '최대 비트',
    show: (unit) => `${unit}로 칠하기`,
    spanHint: '글자를 눌러 구간을 고르세요.',
    clearSpan: '구간 지우기',
    signalLabel: '무엇을 볼까',
    signals: { c: '셀 상태 c', h: '은닉 상태 h' },
    smallModel: '작은 모델(C 코드)',
    unitLabel: '유닛',
    textLabel: '내 텍스트',
    textHint: '800자까지. 모델이 배운 글자만 쓸 수 있습니다.',
    presetsLabel: '준비된 텍스트',
    presets: [
      { name: 'C 함수', text: CODE },
      {
        name: '긴 주석',
        text: '/* The state goes on\n   from call to call. */\nfloat next = 0;\n',
      },
      { name: '희곡', text: 'ROMEO:\n"Is the day so young?"\nBut new struck nine.' },
      { name: '영화 평', text: '정말 재미있는 영화\n시간 가는 줄 몰랐다.' },
    ],
  },
};
export default text;
