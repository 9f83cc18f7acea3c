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
      지금까지는 문장을 상태 하나에 눌러 담았습니다. <strong>어텐션(attention)</strong>은 다 외우는
      대신, 단어를 쓸 때마다 원문을 <strong>돌아봅니다</strong>. 여기 있는 작은 번역기는 한국어 문장{' '}
      {(3000).toLocaleString('ko')}개로 배웠고, 한국어를 영어로 옮깁니다. ‘바꿔 보기’에서 처음부터
      다시 학습시키면, 볼 곳을 배워 가는 것을 지켜볼 수 있습니다.
    </p>
  ),
  question: {
    ask: '‘나는 어제 도서관에서 친구와 새 책을 읽었다’를 영어로 옮깁니다. 마지막 단어 yesterday를 쓰는 순간, 번역기는 한국어 문장의 어디를 보고 있을까요?',
    choices: ['맨 끝의 ‘읽었다’', '앞에서 두 번째 ‘어제’', '모든 단어를 똑같이'],
    answer: 1,
    run: { ...ON, step: YESTERDAY },
    explain: (
      <p>
        ‘어제’를 {share(YESTERDAY, YESTERDAY_WORD)}만큼 봅니다. 영어의 끝 단어를 쓰려고 한국어의
        앞쪽으로 되돌아간 것입니다. 어디를 보라고 가르친 사람은 없습니다. 옳은 단어를 쓰도록 배우다
        보니 볼 곳도 배웠습니다.
      </p>
    ),
  },
  steps: [
    {
      title: '병목: 문장 하나를 상태 하나에',
      set: { ...OFF, step: WHOLE },
      body: () => (
        <>
          <p>
            <dfn>인코더(encoder)</dfn>가 원문을 읽고, <dfn>디코더(decoder)</dfn>가 번역문을 한
            단어씩 씁니다. 어텐션이 없으면 둘 사이에 오가는 것은 상태{' '}
            <Formula math={tex`\class{sym-s}{s_0}`} /> 하나뿐입니다.
          </p>
          <Formula block math={tex`\class{sym-s}{s_0} = \tanh(W_0\, m + b_0)`} />
          <p>
            문장이 길든 짧든 수 {blind.encoded.value.first.length}개에 다 담아야 합니다. 첫 수는{' '}
            <Num
              value={blind.encoded.value.first[0] ?? 0}
              arithmetic={() => explainFirst(blind, 0)}
            />
            입니다. 번역을 보세요. 누가 무엇을 했는지는 남았지만, 어떤 책을 누구와 어디서 언제
            읽었는지는 사라졌고, 그 자리를 그럴듯한 말로 채웁니다.
          </p>
        </>
      ),
    },
    {
      title: '돌아보기: 지금 필요한 곳은 어디인가',
      set: { ...ON, step: READ },
      body: () => (
        <>
          <p>
            어텐션은 원문의 단어마다 인코더의 상태 <Formula math={tex`\class{sym-h}{h_j}`} />를
            그대로 남겨 둡니다. 그리고 t번째 단어를 쓸 때 디코더의 상태{' '}
            <Formula math={tex`\class{sym-s}{s'_t}`} />가 단어마다 <dfn>점수(score)</dfn>를
            매깁니다.
          </p>
          <Formula
            block
            math={tex`e_{tj} = v \cdot \tanh(W_q\, \class{sym-s}{s'_t} + W_k\, \class{sym-h}{h_j} + b_k)`}
          />
          <p>
            read를 쓰려는 지금 ‘읽었다’의 점수는 {score(READ, VERB_WORD)}이고 ‘어제’의 점수는{' '}
            {score(READ, YESTERDAY_WORD)}입니다. 표 왼쪽의 점수를 누르면 가중치까지 펼쳐집니다.
          </p>
        </>
      ),
    },
    {
      title: '점수를 몫으로',
      set: { ...ON, step: NEW },
      body: () => (
        <>
          <p>
            소프트맥스는 점수를 합이 1인 <dfn>어텐션 가중치(attention weight)</dfn>로 바꿉니다.
            그림에서 실의 굵기가 이 값입니다.
          </p>
          <Formula
            block
            math={tex`\class{sym-a}{a_{tj}} = \frac{\exp(e_{tj})}{\sum_k \exp(e_{tk})}`}
          />
          <p>
            new를 쓸 때 ‘새’의 몫은 {share(NEW, NEW_WORD)}입니다. 아무 곳도 보지 않을 수는 없습니다.
            한 곳을 더 보면 다른 곳을 그만큼 덜 봅니다.
          </p>
        </>
      ),
    },
    {
      title: '본 것을 모아 한 벡터로',
      set: { ...ON, step: NEW },
      body: () => (
        <>
          <Formula
            block
            math={tex`\class{sym-c}{c_t} = \sum_j \class{sym-a}{a_{tj}}\, \class{sym-h}{h_j}, \qquad \class{sym-s}{s_t} = \mathrm{GRU}(\class{sym-c}{c_t}, \class{sym-s}{s'_t})`}
          />
          <p>
            몫만큼 섞은 것이 <dfn>문맥 벡터(context vector)</dfn>입니다. 맨 아래 띠가 그것입니다. 한
            스텝씩 움직여 보세요. 병목의 <Formula math={tex`\class{sym-s}{s_0}`} />는 내내 같았지만,
            이 띠는 단어마다 바뀝니다.
          </p>
        </>
      ),
    },
    {
      title: '어순이 뒤집힌다',
      set: { ...ON, step: WHOLE },
      body: () => (
        <>
          <p>
            한국어는 동사가 끝에 오고, 영어는 주어 다음에 옵니다. 주어와 동사 사이에 있던 말은 모두
            거꾸로 놓입니다. 표에서 첫 칸 I를 빼면 진한 칸들이 <em>왼쪽 아래에서 오른쪽 위로</em>{' '}
            올라갑니다.
          </p>
          <p>
            한 단어가 여러 단어가 되기도 합니다. ‘친구와’ 하나를 보며 with, a, friend를 차례로
            씁니다. 반대로 the처럼 아무 데도 기대지 않는 말을 쓸 때는 할 일 없는 눈길이 문장 끝(
            {END_MARK})에 머뭅니다.
          </p>
        </>
      ),
    },
    {
      title: '같은 말이 두 번 나오면',
      set: { ...ON, text: LONG_SENTENCE, step: WHOLE },
      body: () => (
        <>
          <p>
            절이 둘인 문장입니다. 각 절 안에서는 어순이 뒤집히고, 절의 차례는 그대로입니다. a를 두
            번 쓰지만 볼 곳은 서로 다릅니다. 인코더가 문장을 양쪽에서 읽으므로{' '}
            <Formula math={tex`\class{sym-h}{h_j}`} />
            에는 그 단어뿐 아니라 둘레도 담겨 있기 때문입니다.
          </p>
          <Formula
            block
            math={tex`\class{sym-h}{h_j} = [\overrightarrow{h_j}\,;\,\overleftarrow{h_j}]`}
          />
        </>
      ),
    },
    {
      title: '문장이 길수록 벌어진다',
      set: { ...OFF, text: LONG_SENTENCE, step: WHOLE },
      body: () => (
        <>
          <p>
            어텐션을 끄고 같은 문장을 옮기면 둘째 절이 통째로 없어집니다. 그림 아래 곡선을 보세요.
            배운 적 없는 문장 {FIGURES.on.pairs}개에서, 어텐션이 없는 번역기는 짧은 문장의 BLEU가{' '}
            {bleu('off', 0)}, 가장 긴 문장에서는 {bleu('off', -1)}입니다. 어텐션이 있으면{' '}
            {bleu('on', 0)}과 {bleu('on', -1)}입니다.
          </p>
          <p>
            두 번역기의 가중치는 {FIGURES.off.weights.toLocaleString('ko')}개와{' '}
            {FIGURES.on.weights.toLocaleString('ko')}개로, 없는 쪽이 오히려 더 크고 더 오래
            배웠습니다. 모자란 것은 크기가 아니라 돌아볼 길이었습니다.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const { attention } = model.state.read();
    const at = model.written.value - 1;
    const step = model.steps.value[at];
    if (model.target.value.length === 0) return '한국어 문장을 한 줄 써 보세요.';
    if (step === undefined) return '원문을 다 읽었습니다. 아직 아무 단어도 쓰지 않았습니다.';
    const word = model.wordOf(model.target.value[at] ?? 0);
    const sure = ((step.probabilities[model.target.value[at] ?? 0] ?? 0) * 100).toFixed(0);
    if (attention === 'off') {
      return `${at + 1}번째로 “${word}”를 썼습니다(확률 ${sure}%). 원문은 보지 않고, 상태 하나에서 꺼내 씁니다.`;
    }
    const most = step.shares.indexOf(Math.max(...step.shares));
    const part = ((step.shares[most] ?? 0) * 100).toFixed(0);
    return `${at + 1}번째로 “${word}”를 썼습니다(확률 ${sure}%). 가장 많이 본 곳은 “${model.source.value[most]}”, ${part}%입니다.`;
  },
  tables: {
    shares: '어텐션 가중치: 쓴 단어마다 원문의 단어를 본 몫',
    written: '쓴 단어의 로그 확률',
    first: '디코더의 첫 상태 s₀',
    context: '지금 스텝의 문맥 벡터 c',
    beam: '찾은 번역: 로그 확률과 점수',
  },
  proof: {
    about:
      '점수를 하나씩 아주 조금(0.00001) 양쪽으로 움직여, 그 단어의 몫이 얼마나 따라 움직이는지 잽니다. 식으로는 a(1 − a)입니다. 학습은 이 기울기를 타고 볼 곳을 옮깁니다.',
    one: '식으로 구한 기울기 a(1 − a)',
    other: '움직여서 잰 기울기',
  },
  next: (
    <p>
      배우는 장은 여기까지입니다. 세는 것에서 시작해, 의미를 벡터에 담고, 순서를 기억하고, 이제
      필요한 곳을 돌아봅니다. 순환을 아예 버리고 돌아보기만 남긴 것이 <strong>트랜스포머</strong>
      입니다. 남은 것은 내 글로 해 보는 일입니다. 마지막 정거장인 <strong>작업대</strong>에서는 내
      글이나 표로 모델을 학습하고, 물어보고, 간직할 수 있습니다.
    </p>
  ),
  words: {
    attentionLabel: '어텐션',
    attentions: { on: '어텐션 있음', off: '어텐션 없음' },
    threads: '아래는 원문, 위는 번역문. 실의 굵기는 그 단어를 본 몫',
    matrix: '어텐션 가중치. 행은 원문의 단어, 열은 쓴 단어',
    score: '점수 e',
    sum: '합',
    certainty: 'ln P =',
    context: '문맥 벡터: 지금 본 것을 몫만큼 섞은 수 48개',
    bottleneck: (numbers) => `디코더가 원문에 대해 아는 것은 이 수 ${numbers}개가 전부입니다`,
    empty: '한국어 문장을 한 줄 써 보세요.',
    start: '재생하거나 한 스텝 앞으로 가면 첫 단어를 씁니다.',
    unknown: (words) => `번역기가 모르는 말: ${words}. 아는 말은 ‘바꿔 보기’에 있습니다.`,
    lengths: '문장 길이와 BLEU',
    lengthChart: '원문의 단어 수에 따른 BLEU: 어텐션이 있을 때와 없을 때',
    lengthAxis: '원문의 단어 수',
    lengthsAbout: (sentences) =>
      `배운 적 없는 문장 ${sentences}개를 길이에 따라 다섯으로 나누어, 라이브러리의 evaluateTranslator로 쟀습니다. 이어진 선이 어텐션 있음, 점선이 없음입니다.`,
    textLabel: '내 문장',
    textHint: '18단어까지. 번역기는 우리가 만든 작은 말만 압니다.',
    presetsLabel: '준비된 문장',
    presets: [
      { name: '도서관에서', text: SENTENCE },
      { name: '두 절', text: LONG_SENTENCE },
      { name: '짧게', text: '아이는 빨간 사과를 먹었다' },
      { name: '바닷가에서', text: '학생은 내일 바닷가에서 동생과 긴 노래를 부를 것이다' },
    ],
    draw: '새 문장 뽑기',
    known: '번역기가 아는 한국어',
    beamLabel: '빔: 함께 키우는 번역의 수',
    foundLabel: '찾은 번역과 점수',
    foundAbout:
      '점수는 로그 확률을 길이로 조절한 것으로, 0에 가까울수록 좋습니다. 번역을 고르면 그림이 그 번역의 눈길을 보여 줍니다.',
  },
};
export default text;
