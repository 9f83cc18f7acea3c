import { shortNumber } from '../../parts/arithmetic.ts';
import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainDifference, explainLoss, explainState } from './arithmetic.ts';
import { createStillModel, type RnnModel, stateName } from './model.ts';
import type { RnnFields } from './state.ts';
import type { RnnWords } from './words.ts';

const fresh = createStillModel({ time: 4 });
const compared = createStillModel({ time: 4, other: 'o' });
const trained = createStillModel({ mode: 'train', updates: 17 });

const FIRST = {
  word: 'hello',
  hidden: 3,
  start: 0,
  seed: 1,
  edits: '',
  updates: 0,
  other: '',
} as const;

const text: ChapterText<RnnFields, RnnModel, RnnWords> = {
  lead: (
    <p>
      백 오브 워즈는 순서를 버렸습니다. 순환 신경망(RNN)은 한 글자씩 차례로 읽으면서, 지금까지 읽은
      것을 <strong>상태 하나</strong>에 담아 다음으로 넘깁니다.
    </p>
  ),
  question: {
    ask: 'hello를 h, e, l, l까지 읽었습니다. 첫 글자만 o로 바꿔서 o, e, l, l을 읽으면, 맨 끝의 상태 h₄도 달라질까요?',
    choices: [
      '그대로다. h₄는 마지막 글자 l만 본다',
      '달라진다. 첫 글자의 흔적이 남아 있다',
      '전혀 다른 상태가 된다. 첫 글자가 다르니까',
    ],
    answer: 1,
    run: { ...FIRST, mode: 'read', shape: 'unrolled', time: 4, other: 'o' },
    explain: (
      <p>
        그림 아래쪽의 막대가 두 상태의 거리입니다. 첫 글자에서{' '}
        <Num
          value={compared.differences.value[0] ?? 0}
          arithmetic={() => explainDifference(compared, 1)}
        />
        이던 차이가 한 걸음마다 이어져 네 번째에는{' '}
        <Num
          value={compared.differences.value[3] ?? 0}
          arithmetic={() => explainDifference(compared, 4)}
        />
        만큼 남았습니다. 줄어들었지만 0은 아닙니다.
      </p>
    ),
  },
  steps: [
    {
      title: '셀 하나',
      set: { ...FIRST, mode: 'read', shape: 'rolled', time: 1 },
      body: () => (
        <>
          <p>
            RNN의 셀은 두 가지를 받습니다. 지금 글자 <b class="sym-x">x</b>와 바로 앞의{' '}
            <dfn>은닉 상태(hidden state)</dfn> <b class="sym-h">h</b>입니다. 둘을 섞어 새 상태를
            냅니다.
          </p>
          <Formula
            block
            math={tex`\class{sym-h}{h_t} = \tanh(\class{sym-Wxh}{W_{xh}}\, \class{sym-x}{x_t} + \class{sym-Whh}{W_{hh}}\, h_{t-1} + b)`}
          />
          <p>
            처음에는 앞이 없으니 h₀은 모두 0입니다. h를 읽은 첫 상태의 첫 수는{' '}
            <Num
              value={fresh.steps.value[0]?.h[0] ?? 0}
              arithmetic={() => explainState(fresh, 1, 0)}
            />
            입니다. 눌러 보면 가중치까지 내려갑니다.
          </p>
        </>
      ),
    },
    {
      title: '글자는 열 하나를 고른다',
      set: { ...FIRST, mode: 'read', shape: 'rolled', time: 2 },
      body: () => (
        <>
          <p>
            글자는 원-핫 벡터로 들어옵니다. 1이 하나뿐이라 <Formula math={tex`W_{xh}`} />와 곱하면
            그 글자의 <em>열 하나</em>가 그대로 나옵니다. e를 읽는 일은{' '}
            <Formula math={tex`W_{xh}`} />의 e열을 꺼내는 일입니다.
          </p>
          <Formula
            block
            math={tex`x_2 = [\,0\;\;1\;\;0\;\;0\,]^{\mathsf T} \quad (\text{h, e, l, o})`}
          />
        </>
      ),
    },
    {
      title: '펼치면 줄이 된다',
      set: { ...FIRST, mode: 'read', shape: 'unrolled', time: 4 },
      body: () => (
        <>
          <p>
            셀을 시간 순서로 펼쳐 놓았습니다. 칸은 넷이지만 <em>셀은 하나</em>입니다. 네 칸 모두
            같은 <Formula math={tex`W_{xh}`} />, 같은 <Formula math={tex`W_{hh}`} />를 씁니다.
            그래서 단어가 길어져도 가중치는 늘지 않습니다.
          </p>
          <Formula
            block
            math={tex`h_4 = \tanh(W_{xh} x_4 + W_{hh} \tanh(W_{xh} x_3 + W_{hh} \tanh(\dots)))`}
          />
          <p>
            아래 가중치의 칸을 좌우로 끌어 보세요. 하나만 바꿔도 네 칸의 상태가 한꺼번에 움직입니다.
          </p>
        </>
      ),
    },
    {
      title: '상태는 기억이다',
      set: { ...FIRST, mode: 'read', shape: 'unrolled', time: 4, other: 'o' },
      body: () => (
        <>
          <p>
            첫 글자만 o로 바꾸어 나란히 읽으면 두 상태의 거리가 칸마다 보입니다. 첫 글자의 흔적이{' '}
            <Formula math={tex`W_{hh}`} />를 거칠 때마다 조금씩 달라지며 끝까지 갑니다.
          </p>
          <p>
            여기서는{' '}
            <Num
              value={compared.differences.value[0] ?? 0}
              arithmetic={() => explainDifference(compared, 1)}
            />
            에서{' '}
            <Num
              value={compared.differences.value[3] ?? 0}
              arithmetic={() => explainDifference(compared, 4)}
            />
            으로 줄었습니다. 글자가 백 개라면 얼마나 남을까요? 13장에서 이 질문으로 돌아옵니다.
          </p>
        </>
      ),
    },
    {
      title: '상태에서 답으로',
      set: { ...FIRST, mode: 'read', shape: 'unrolled', time: 4 },
      body: () => (
        <>
          <p>
            상태에 <Formula math={tex`W_{hy}`} />를 곱하면 글자마다 점수(logit)가 하나씩 나오고,
            소프트맥스(softmax)가 점수를 확률로 바꿉니다.
          </p>
          <Formula
            block
            math={tex`p_t = \mathrm{softmax}(W_{hy} h_t + b_y), \qquad L = -\tfrac1T \sum_t \ln p_t(\text{정답})`}
          />
          <p>
            아직 배우지 않은 가중치는 아무 글자나 비슷하게 찍습니다. 손실은{' '}
            <Num value={fresh.losses.value[0] ?? 0} arithmetic={() => explainLoss(fresh)} />. 글자
            넷을 똑같이 찍으면 ln 4 = {shortNumber(Math.log(4))}이니, 찍기만도 못합니다.
          </p>
        </>
      ),
    },
    {
      title: '배우게 하기',
      set: { ...FIRST, mode: 'train', shape: 'unrolled', updates: 17, time: 4 },
      body: () => (
        <>
          <p>
            정답 e, l, l, o와 견주어 손실이 줄어드는 쪽으로 가중치를 조금씩 고칩니다. 재생을 누르면
            처음부터 배웁니다.
          </p>
          <p>
            <b>{trained.firstRight.value}번</b> 고친 뒤에는 네 글자를 모두 맞히고, 손실은{' '}
            <Num value={trained.losses.value[17] ?? 0} arithmetic={() => explainLoss(trained)} />
            입니다. 같은 시드면 어느 컴퓨터에서나 같은 번째에 맞힙니다.
          </p>
        </>
      ),
    },
    {
      title: '같은 l, 다른 답',
      set: { ...FIRST, mode: 'read', shape: 'unrolled', updates: 17, time: 4 },
      body: () => (
        <>
          <p>
            셋째와 넷째는 똑같은 l을 읽는데 답은 l과 o로 다릅니다. 글자만 보아서는 불가능한
            일입니다. 두 칸의 <b class="sym-h">상태</b>를 견주어 보세요.
          </p>
          <p>
            이제 첫 글자 h만 주고, 낸 답을 다음 입력으로 다시 넣습니다. 그림 아래에 RNN이 스스로 쓴{' '}
            <b>h → e → l → l → o</b>가 있습니다. 글을 쓰는 언어 모델이 하는 일이 바로 이것입니다.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const { mode, word, time, updates } = model.state.read();
    const names = model.vocabulary.value;
    if (model.letters.value.length === 0) return '글자가 둘 이상인 단어를 써 주세요.';
    if (mode === 'train') {
      const loss = shortNumber(model.losses.value[updates] ?? 0);
      const written = model.written.value.map((letter) => names[letter]).join(', ');
      return `가중치를 ${updates}번 고쳤습니다. 손실은 ${loss}, 스스로 쓰면 ${written}.`;
    }
    if (time === 0) return `“${word}”를 읽기 전입니다. h₀에서 시작합니다.`;
    const step = model.steps.value[time - 1];
    const best = step === undefined ? 0 : step.logits.indexOf(Math.max(...step.logits));
    return `“${names[step?.letter ?? 0]}”까지 ${time}글자를 읽었습니다. ${stateName(time)}의 답은 “${names[best]}”입니다.`;
  },
  tables: {
    states: '은닉 상태',
    logits: '점수(logit)',
    probabilities: '확률',
    loss: '손실',
    written: '스스로 쓴 글자 (어휘에서의 번호)',
    Wxh: 'W_xh',
    Whh: 'W_hh',
    bx: 'b_x',
    bh: 'b_h',
    Why: 'W_hy',
    by: 'b_y',
  },
  proof: {
    about: (
      <>
        가중치를 하나씩 아주 조금(0.00001) 움직여 손실이 얼마나 변하는지 잽니다. 시간을 거슬러
        계산한 기울기(gradient)와 같아야 합니다.
      </>
    ),
    one: '거슬러 계산한 기울기',
    other: '조금 움직여 잰 기울기',
  },
  next: (
    <p>
      셀 하나로 한 단어를 외웠습니다. 더 긴 글을 읽히면 셀은 글을 쓰기 시작합니다. 그 전에,{' '}
      <strong>첫 글자의 흔적이 왜 점점 사라지는지</strong>를 수 하나로 줄여서 보는 장이 13장입니다.
    </p>
  ),
  words: {
    modes: { read: '한 글자씩 읽기', train: '배우기' },
    modeLabel: '무엇을 움직이는가',
    shapes: { unrolled: '펼친 그림', rolled: '접은 그림' },
    shapeLabel: '그림의 모양',
    output: '확률',
    state: '상태',
    input: '입력 x',
    target: '정답',
    outputCaption: '스텝마다 다음 글자의 확률',
    stateCaption: '스텝마다 은닉 상태',
    weightsTitle: '가중치',
    weightsHint:
      '아직 배우지 않았을 때, 칸을 좌우로 끌거나 칸에서 +와 − 키를 누르면 가중치가 움직입니다.',
    matrixCaption: (name) => `가중치 ${name}`,
    lossChart: '업데이트마다 손실',
    updates: '업데이트',
    loss: '손실',
    allRight: (updates) => `${updates}번째: 모두 맞힘`,
    writes: '스스로 쓰면',
    wordLabel: '내 단어',
    wordHint: '아홉 글자까지. 앞 글자를 읽고 다음 글자를 맞히게 합니다.',
    hiddenLabel: '상태의 크기',
    startLabel: 'h₀의 값',
    otherLabel: '첫 글자를 바꿔 견주기',
    none: '견주지 않음',
    difference: (letter) => `첫 글자 ${letter}와의 거리`,
    resetWeights: '가중치를 처음으로',
    loop: '↻ 다음 스텝에서는 오른쪽 상태가 왼쪽 자리로 옮겨 갑니다. 셀은 그대로입니다.',
    tooShort: '글자가 둘 이상인 단어를 써 주세요.',
  },
};
export default text;
