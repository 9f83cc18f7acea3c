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
  taskLabel: '구조',
  shapes: {
    pressure: '일대일',
    caption: '일대다',
    review: '다대일',
    date: '다대다: 인코더와 디코더',
    spacing: '다대다: 스텝마다',
  },
  tasks: {
    pressure: '키, 몸무게, 나이 → 혈압',
    caption: '그림 → 설명 문장',
    review: '영화평 → 긍정인가 부정인가',
    date: '우리말 날짜 → 영어 날짜',
    spacing: '붙여 쓴 글 → 글자마다 띄울지 말지',
  },
  strip: '펼친 신경망. 아래는 입력, 가운데는 상태, 위는 출력',
  input: '입력',
  state: '지금 상태 h',
  answer: '출력',
  closedInput: '닫힌 입력: 0이 들어갑니다',
  closedAnswer: '닫힌 출력: 답을 묻지 않습니다',
  person: (height, weight, age) => `${height} cm, ${weight} kg, ${age}세`,
  answersOf: '지금 답의 확률',
  start: '재생하거나 한 스텝 앞으로 가면 셀이 돕니다.',
  written: '지금까지 나온 것:',
  gloss: {
    low: '저혈압',
    normal: '정상',
    high: '고혈압',
    negative: '부정',
    positive: '긍정',
    '': '붙임',
    '␣': '띄움',
    '</s>': '끝',
    '<s>': '시작',
  },
  unknown: '모르는 말',
  empty: '‘바꿔 보기’에 한 줄 써 보세요.',
  heightLabel: '키 (cm)',
  weightLabel: '몸무게 (kg)',
  ageLabel: '나이',
  drawingLabels: ['자리', '크기', '색', '모양'],
  textLabel: { review: '영화평', date: '날짜', spacing: '붙여 쓴 글' },
  textHint: {
    review:
      '아는 말: 영화가 배우가 음악이 이야기가 결말이 · 정말 아주 조금 너무 · 좋았다, 재미있었다, 훌륭했다, 아름다웠다, 지루했다, 나빴다, 시끄러웠다, 아쉬웠다와 그 ‘-지 않았다’, ‘-지 않은 것은 아니었다’, ‘-지만’.',
    date: '11월 27일처럼 씁니다.',
    spacing: '15장의 작은 말로 쓴 문장을 띄어쓰기 없이.',
  },
  presetsLabel: '준비된 입력',
};

const text: ChapterText<ShapeFields, ShapeModel, ShapeWords> = {
  lead: (
    <p>
      순환 신경망은 셀 하나가 되풀이될 뿐입니다.{' '}
      <strong>입력을 어느 스텝에 넣고 출력을 어느 스텝에서 받는지</strong>만 바꾸면 전혀 다른 과제가
      됩니다. 여기서는 다섯 가지가 모두 실제로 돌아갑니다.
    </p>
  ),
  question: {
    ask: '일대다 구조에서는 그림이 첫 스텝에 한 번 들어가고, 그 뒤로는 0만 들어갑니다. 방금 쓴 단어도 다시 넣어 주지 않습니다. 신경망은 무엇을 쓸까요?',
    choices: [
      '입력이 같으니 같은 단어만 되풀이한다',
      '둘째 스텝부터 아무 말이나 한다',
      '문장을 끝까지 쓴다',
    ],
    answer: 2,
    run: CAPTION,
    explain: (
      <p>
        끝까지 씁니다. 입력은 0으로 같아도 <strong>상태</strong>는 스텝마다 다르기 때문입니다.
        무엇을 보았는지, 어디까지 말했는지가 모두 상태에 들어 있습니다.
      </p>
    ),
  },
  steps: [
    {
      title: '셀은 하나',
      set: { ...REVIEW, step: 3 },
      body: () => (
        <>
          <p>
            다섯 구조의 식은 똑같습니다. 입력 <span class="sym-x">x</span>와 바로 앞의 상태로 새
            상태 <span class="sym-h">h</span>를 만들고, 답을 물을 때만 상태에서 확률을 냅니다.
          </p>
          <Formula
            block
            math={tex`\class{sym-h}{h_t} = \mathrm{GRU}(\class{sym-x}{x_t}, \class{sym-h}{h_{t-1}}), \qquad p_t = \mathrm{softmax}(V \class{sym-h}{h_t} + b)`}
          />
          <p>
            다른 것은 <dfn>열린 자리</dfn>뿐입니다. 그림에서 실선 칸이 열린 자리, 점선 칸이 닫힌
            자리입니다.
          </p>
        </>
      ),
    },
    {
      title: '일대일: 스텝이 하나',
      set: PRESSURE,
      body: () => (
        <p>
          <dfn>일대일(one-to-one)</dfn>에는 시간이 없습니다. 키, 몸무게, 나이를 한 번 읽고 답을 한
          번 냅니다. 그림의 사람이 고혈압일 확률은 {probability(person, 0, 2)}입니다. 사람을 지어낸
          규칙에는 우연이 섞여 있어, 새로 뽑은 {person.network.value.asked}명 가운데 맞힌 사람은{' '}
          {person.network.value.right}명입니다.
        </p>
      ),
    },
    {
      title: '일대다: 한 번 보고 여러 번 말한다',
      set: CAPTION,
      body: () => (
        <>
          <p>
            <dfn>일대다(one-to-many)</dfn>는 사진 설명의 구조입니다. 첫 스텝에만 그림을 넣고, 그다음
            입력은 모두 0입니다.
          </p>
          <Formula
            block
            math={tex`\class{sym-h}{h_1} = \mathrm{GRU}(\text{그림}, 0), \qquad \class{sym-h}{h_t} = \mathrm{GRU}(0, \class{sym-h}{h_{t-1}})`}
          />
          <p>
            아래에서 그림을 바꾸어 보세요. ‘왼쪽, 작은, 파란, 네모’를 비롯한 네 가지는 배울 때 한
            번도 보지 못한 그림입니다.
          </p>
        </>
      ),
    },
    {
      title: '다대일: 끝까지 듣고 한 번 답한다',
      set: { ...REVIEW, review: TWICE },
      body: () => (
        <>
          <p>
            <dfn>다대일(many-to-one)</dfn>은 감정 분석의 구조입니다. 답은 마지막에 한 번만 묻습니다.
            하지만 상태는 내내 바뀝니다. 닫힌 자리의 흐린 글자는 <em>거기서 물었다면</em> 했을
            답입니다.
          </p>
          <p>
            ‘영화가 지루하지’까지 읽었을 때 긍정의 확률은 {probability(twist, 1, 1)}입니다. 대개
            ‘않았다’가 따라오니까요. 그런데 ‘않은 것은 아니었다’로 끝나면 {probability(twist, 4, 1)}
            로 뒤집힙니다. 단어마다 점수를 더하기만 하는 모델은 ‘좋지’와 ‘지루하지’, 한 번 부정과 두
            번 부정의 네 경우를 한꺼번에 맞힐 수 없습니다.
          </p>
        </>
      ),
    },
    {
      title: '인코더와 디코더: 다 듣고 나서 말한다',
      set: DATE,
      body: () => (
        <p>
          번역처럼 입력과 출력의 길이가 다르면, 먼저 끝까지 읽고(<dfn>인코더</dfn>) 그다음에 씁니다(
          <dfn>디코더</dfn>). {'<s>'}가 들어오면 쓰기 시작하고, 쓴 것을 다음 입력으로 되먹입니다.
          달을 먼저 들었지만 날부터 써야 하므로, 달은 상태에 넣어 두어야 합니다. 문장이 길어지면 이
          자리가 병목이 됩니다. 15장이 그 이야기입니다.
        </p>
      ),
    },
    {
      title: '스텝마다: 들으면서 바로 답한다',
      set: SPACING,
      body: () => (
        <p>
          입력 하나에 출력 하나가 바로 나오는 구조입니다. 영상의 프레임이나 단어의 품사에 이름표를
          붙일 때 씁니다. 여기서는 붙여 쓴 글을 한 글자씩 읽으며 띄울지 말지를 답합니다. 뒤는 아직
          듣지 못했으니 앞만 보고 정합니다. 10장의 언어 모델도 이 구조이고, 답이 다음 글자일
          뿐입니다.
        </p>
      ),
    },
    {
      title: '배우는 중인 신경망',
      set: { ...CAPTION, updates: 40, step: 5 },
      body: () => (
        <p>
          지금 이 탭이 그림을 설명하는 신경망을 처음부터 학습해, 업데이트 40번에서 멈췄습니다. 고장
          난 것이 아니라 <em>덜 배운</em> 신경망입니다. 어느 쪽인지와 크기는 맞히는데, 색을 쓸
          차례에 크기를 한 번 더 쓰고 모양은 건너뜁니다. ‘바꿔 보기’에서 이어서 학습해 보세요.
          500번을 마치면 지금까지 본 것과 비트 하나까지 같은 신경망이 됩니다. 다른 네 구조도
          그렇습니다.
        </p>
      ),
    },
  ],
  summary: (model) => {
    const { task } = model.state.read();
    const at = model.shown.value - 1;
    const step = model.steps.value[at];
    if (step === undefined) return '아직 셀이 한 번도 돌지 않았습니다. 상태는 0입니다.';
    const answer = model.task.value.answers[step.answer] ?? '';
    const name = words.gloss[answer] ?? answer;
    const sure = ((step.probabilities[step.answer] ?? 0) * 100).toFixed(0);
    const port = step.port.open ? `답은 “${name}”(확률 ${sure}%)입니다.` : '출력은 닫혀 있습니다.';
    const input = step.port.x === undefined ? '입력은 0입니다.' : '';
    const written = writtenText(model, words);
    const soFar = written === '' ? '' : `지금까지 나온 것: ${written}`;
    return `${words.shapes[task]}, ${at + 1}번째 스텝. ${input} ${port} ${soFar}`;
  },
  tables: {
    states: '스텝마다 상태 h',
    probabilities: '스텝마다 답의 확률',
  },
  proof: {
    about:
      '열린 출력마다 점수(로짓)를 하나씩 아주 조금(0.00001) 움직여, 그 답의 손실 −ln p가 얼마나 변하는지 잽니다. 식으로는 p에서 정답만 1을 뺀 값입니다. 학습은 모두 여기서 시작해 시간을 거슬러 갑니다.',
    one: '식으로 구한 기울기',
    other: '움직여서 잰 기울기',
  },
  next: (
    <p>
      스텝마다 구조의 답을 <strong>다음 글자</strong>로 바꾸면 글을 쓰는 신경망이 됩니다.
    </p>
  ),
  words,
};
export default text;
