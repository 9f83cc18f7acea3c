import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainKinds, explainLength, explainMerge } from './arithmetic.ts';
import { createStillModel, type UnitModel } from './model.ts';
import { COURSE_TEXT, type UnitFields } from './state.ts';
import type { UnitWords } from './words.ts';

const still = createStillModel({ text: COURSE_TEXT, step: 1 });
const { jamo, characters, words, stems } = still.strips.value;
const firstMerge = still.merges.value[0];

const text: ChapterText<UnitFields, UnitModel, UnitWords> = {
  lead: (
    <p>
      텍스트는 그냥 긴 문자열입니다. 컴퓨터가 다루려면 먼저 <strong>단위로 잘라야</strong> 하고,
      무엇으로 자를지는 우리가 고릅니다. 이 선택이 뒤에 나올 모든 모델의 출발점입니다.
    </p>
  ),
  question: {
    ask: '‘맑고, 맑지만, 맑았는데, 맑은’을 단어로 자르면, 컴퓨터에게 이것은 서로 다른 단어 몇 가지일까요?',
    choices: ['한 가지', '두 가지', '네 가지'],
    answer: 2,
    run: { text: COURSE_TEXT, normalize: 'none', at: -1, step: 18 },
    explain: (
      <p>
        글자가 하나라도 다르면 컴퓨터에게는 다른 단어입니다. ‘단어’ 줄의 종류는 4입니다. 바로 아래
        ‘어간’ 줄에서는 넷이 모두 ‘맑다’ 하나로 모입니다.
      </p>
    ),
  },
  steps: [
    {
      title: '단어: 뜻이 보이는 단위',
      set: { text: COURSE_TEXT, normalize: 'none', corpus: 'korean', at: 4, step: 18 },
      body: () => (
        <>
          <p>
            텍스트를 정보 단위인 <dfn>토큰(token)</dfn>으로 쪼개는 일이{' '}
            <dfn>토큰화(tokenization)</dfn>입니다. 가장 먼저 떠오르는 단위는{' '}
            <span class="sym-words">단어</span>입니다. 쉼표와 빈칸을 빼면 단어가{' '}
            <Num value={words.length} arithmetic={() => explainLength(words)} />
            개입니다.
          </p>
          <p>
            그림에서 아무 칸이나 누르면 원문의 같은 자리를 덮는 칸이 모든 줄에서 켜집니다. 점선은 두
            줄이 같은 자리에서 잘렸다는 표시입니다.
          </p>
        </>
      ),
    },
    {
      title: '글자와 자모: 가장 작은 단위',
      set: { text: COURSE_TEXT, normalize: 'none', corpus: 'korean', at: 0, step: 18 },
      body: () => (
        <>
          <p>
            <span class="sym-characters">글자</span>로 자르면{' '}
            <Num value={characters.length} arithmetic={() => explainLength(characters)} />
            개, 음절을 다시 <span class="sym-jamo">자모</span>로 풀면{' '}
            <Num value={jamo.length} arithmetic={() => explainLength(jamo)} />
            개입니다. ‘맑’은 ㅁ, ㅏ, ㄺ으로 풀립니다.
          </p>
          <p>
            작은 단위는 종류가 적어서 <em>처음 보는 단어가 없습니다</em>. 대신 줄이 길어지고, 단위
            하나에는 뜻이 거의 없습니다.
          </p>
        </>
      ),
    },
    {
      title: 'BPE: 자주 붙어 다니면 하나로',
      set: { text: COURSE_TEXT, normalize: 'none', corpus: 'korean', at: -1, step: 1 },
      body: () => (
        <>
          <p>
            글자와 단어 사이를 데이터가 정하게 할 수도 있습니다.{' '}
            <dfn>바이트 쌍 인코딩(BPE, byte-pair encoding)</dfn>은 글자에서 시작해, 학습 텍스트에서
            가장 자주 이웃하는 두 단위를 하나로 합치고, 다시 셉니다.
          </p>
          <Formula
            block
            math={tex`(\class{sym-bpe}{a}, \class{sym-bpe}{b}) = \operatorname*{argmax}_{(a,\,b)} n(a, b)`}
          />
          <p>
            이 실험실의 날씨 일기에서 맨 처음 합쳐지는 쌍은 빈칸(␣)과 ‘맑’이고,{' '}
            <Num
              value={firstMerge?.count ?? 0}
              arithmetic={() => (firstMerge === undefined ? NOTHING : explainMerge(firstMerge))}
            />
            번 이웃했습니다. 빈칸도 글자 하나로 셉니다.
          </p>
        </>
      ),
    },
    {
      title: '병합이 쌓이면 글자가 단어로 자란다',
      set: { text: COURSE_TEXT, normalize: 'none', corpus: 'korean', at: -1, step: 85 },
      body: () => (
        <>
          <p>
            재생 버튼을 누르거나 아래 막대를 끌어 보세요. 병합이 늘수록{' '}
            <span class="sym-bpe">BPE</span> 줄의 칸이 커져서, 글자 줄을 닮았던 것이 단어 줄을 닮아
            갑니다. 자주 쓰는 단어는 통째로 한 칸이 되고, 드문 단어는 조각으로 남습니다.
          </p>
          <p>
            지금 쓰는 큰 언어 모델들도 거의 다 이 방법이나 그 친척으로 텍스트를 자릅니다. 학습
            텍스트에 없던 글자는 바이트로 풀어 적으므로 못 적는 텍스트가 없습니다.
          </p>
        </>
      ),
    },
    {
      title: '어간: 변형을 걷어 낸다',
      set: { text: COURSE_TEXT, normalize: 'none', corpus: 'korean', at: -1, step: 18 },
      body: () => (
        <>
          <p>
            한국어 용언은 어미가 붙어 모습이 바뀝니다. 변형을 걷어 내고 뜻만 남기는 일을{' '}
            <dfn>어간 추출(stemming)</dfn>이라고 합니다. 단어 넷이 ‘맑다’ 하나로 모여, 종류가{' '}
            <Num
              value={new Set(words.map((one) => one.text)).size}
              arithmetic={() => explainKinds(words)}
            />
            에서{' '}
            <Num
              value={new Set(stems.map((one) => one.text)).size}
              arithmetic={() => explainKinds(stems)}
            />
            로 줄었습니다.
          </p>
          <Formula
            block
            math={tex`\text{맑고} = \text{맑지만} = \text{맑았는데} = \text{맑은} = \text{맑다}`}
          />
          <p>얻는 것이 있으면 잃는 것도 있습니다. ‘맑았는데’의 지난 일이라는 뜻은 사라졌습니다.</p>
        </>
      ),
    },
    {
      title: '무엇을 고를까',
      set: {
        ...{ text: '어제는 흐렸지만 오늘은 하늘이 맑다', normalize: 'none', corpus: 'korean' },
        ...{ at: -1, step: 60 },
      },
      body: () => (
        <>
          <p>
            줄 이름 밑의 두 수가 저울의 양쪽입니다. 앞의 N은 <b>길이</b>, 뒤의 V는 <b>종류</b>
            입니다. 작은 단위는 길고 종류가 적습니다. 큰 단위는 짧지만 종류가 끝없이 늘고, 처음 보는
            단어가 생깁니다.
          </p>
          <p>
            문장을 세어 분류할 때는 단어나 어간, 다음 글자를 예측하는 언어 모델에는 글자나 자모, 큰
            모델에는 BPE를 흔히 고릅니다. 아래 ‘바꿔 보기’에 내 문장을 넣어 견주어 보세요.
          </p>
        </>
      ),
    },
  ],
  summary: ({ strips, state, learned }) => {
    const { jamo: j, characters: c, bpe, words: w, stems: s } = strips.value;
    const { text: source, at } = state.read();
    const counts = `자모 ${j.length}, 글자 ${c.length}, BPE ${bpe.length}(병합 ${learned.value.length}번), 단어 ${w.length}, 어간 ${s.length}개`;
    const kinds = `서로 다른 단어는 ${new Set(w.map((one) => one.text)).size}가지, 어간은 ${new Set(s.map((one) => one.text)).size}가지입니다.`;
    const picked = source[at] === undefined ? '' : ` ‘${source[at]}’의 자리를 골랐습니다.`;
    return `같은 텍스트를 다섯 가지로 잘랐습니다. ${counts}. ${kinds}${picked}`;
  },
  tables: {
    jamo: '자모: 시작 i, 끝 j, 몇째 종류인지 k',
    characters: '글자: 시작 i, 끝 j, 몇째 종류인지 k',
    bpe: 'BPE: 시작 i, 끝 j, 몇째 종류인지 k',
    words: '단어: 시작 i, 끝 j, 몇째 종류인지 k',
    stems: '어간: 원문에서의 시작 i, 끝 j, 몇째 종류인지 k',
    merges: '병합: 두 단위의 번호 a, b와 이웃한 횟수 n',
  },
  proof: {
    about:
      '칸마다 그 텍스트를 원문에서 다시 찾아 시작 자리를 맞춰 보고, 합쳐진 쌍마다 학습 텍스트를 처음부터 끝까지 다시 읽으며 몇 번 이웃하는지 셉니다.',
    one: '그림의 수',
    other: '다시 찾고 센 수',
  },
  next: (
    <p>
      단위를 정했으니 이제 수로 바꿀 차례입니다. 다음 장 <strong>백 오브 워즈</strong>는 단어마다
      자리를 하나 주고 몇 번 나왔는지 셉니다.
    </p>
  ),
  words: {
    strips: { jamo: '자모', characters: '글자', bpe: 'BPE', words: '단어', stems: '어간' },
    source: '원문',
    kindsRow: '어간의 종류',
    picture: '같은 텍스트를 다섯 가지로 자른 줄들',
    units: (strip) => `${strip}의 개수 N`,
    kinds: (strip) => `${strip}의 종류 V`,
    length: '개수 N',
    kindCount: '종류 V',
    merge: (number) => `${number}번째 병합`,
    noMerge: '아직 아무것도 합치지 않았습니다. BPE 줄은 글자 줄과 같습니다.',
    times: '번 이웃함',
    empty: '텍스트를 한 줄 써 보세요.',
    normalizeLabel: '자르기 전에',
    normalizations: { none: '그대로', lower: '소문자로', nfkc: 'NFKC, 대소문자 같게' },
    corpusLabel: 'BPE 학습 텍스트',
    corpora: { korean: '한국어 일기', english: '영어 일기', own: '내 텍스트' },
    textLabel: '내 텍스트',
    textHint: '120자까지. 한글이 있으면 한국어 어간, 없으면 영어 어간을 찾습니다.',
    placeLabel: '자리 고르기 (−1 없음)',
    presetsLabel: '준비된 텍스트',
    presets: [
      { name: '수업의 네 단어', text: COURSE_TEXT },
      { name: '바다도 하늘도 맑았다', text: '바다도 하늘도 맑았다' },
      {
        name: 'low lower lowest',
        text: 'low low low lower lower newest newest widest',
        corpus: 'own',
      },
      { name: 'fish', text: 'She fishes, he fished, they are fishing', corpus: 'english' },
    ],
  },
};
export default text;

const NOTHING = { symbol: 'n', value: 0 };
