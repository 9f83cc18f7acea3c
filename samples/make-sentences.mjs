// Made the sentences, which are our own: node samples/make-sentences.mjs. Words that mean something alike stand in
// sentences that are alike, as in real text, but far more often: so word vectors learn from a text this short.
import { writeFileSync } from 'node:fs';

/** Numbers from 0 to 1 that are the same at every run (mulberry32). */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Things in rows and columns: each stands in the sentences of its row and in those of its column. */
const ENGLISH = [
  {
    columns: [
      ['he is a X', 'the X shaved his beard', 'the X put on his tie', 'a X is his own father\'s son', 'the X said that he was tired'],
      ['she is a X', 'the X combed her long hair', 'the X put on her dress', 'a X is her own mother\'s daughter', 'the X said that she was tired'],
    ],
    rows: [
      [['man', 'woman'], ['the X goes to work in an office', 'the X bought bread at the market', 'the X lives in the next street']],
      [['king', 'queen'], ['the X sat on the throne', 'the X wore a crown of gold', 'the X ruled the kingdom for years', 'the people of the kingdom bowed to the X']],
      [['boy', 'girl'], ['the X goes to school', 'the X did the homework for school', 'the X played with a toy after school']],
      [['prince', 'princess'], ['the X will wear the crown one day', 'the X danced at the ball in the castle', 'the X rode a white horse to the castle']],
      [['grandfather', 'grandmother'], ['the old X told a story by the fire', 'the old X walks with a stick', 'the old X has grandchildren']],
    ],
  },
  {
    columns: [
      ['X is a country with a flag', 'the government of X met', 'the people of X voted', 'the national team of X won'],
      ['X is a capital city', 'the mayor of X opened a bridge', 'we took the subway in X', 'the streets of X are full of cars'],
    ],
    rows: [
      [['korea', 'seoul'], ['in X people eat kimchi and rice', 'we saw a palace and the han river in X', 'in X they speak korean']],
      [['japan', 'tokyo'], ['in X people eat sushi and noodles', 'we saw mount fuji and cherry trees in X', 'in X they speak japanese']],
      [['france', 'paris'], ['in X people eat cheese and baguettes', 'we saw the seine and the louvre in X', 'in X they speak french']],
      [['italy', 'rome'], ['in X people eat pasta and pizza', 'we saw the tiber and the colosseum in X', 'in X they speak italian']],
      [['england', 'london'], ['in X people drink tea with milk', 'we saw the thames and a red bus in X', 'in X they speak english']],
    ],
  },
  {
    columns: [['my X sleeps on the sofa', 'the X wants to be stroked', 'the X lives in our house'], ['the X lives in the forest', 'the X hunts at night', 'the X fears no one']],
    rows: [[['cat', 'tiger'], ['the X has whiskers and claws', 'the X climbs a tree']], [['dog', 'wolf'], ['the X howls at the moon', 'the X smells a track']]],
  },
  {
    columns: [['I ate a sweet X', 'the X fell from the tree', 'she peeled a ripe X'], ['he cooked the X in a pot', 'the X grows under the ground', 'we cut the X for the soup']],
    rows: [[['apple', 'carrot'], ['the X is cheap today']], [['pear', 'onion'], ['the X is on the table']], [['peach', 'potato'], ['a basket of X came from the farm']]],
  },
];

const KOREAN = [
  {
    columns: [
      ['그는 X이다', 'X는 수염을 깎았다', 'X는 넥타이를 맸다', 'X는 그의 아들을 불렀다', 'X는 군대에 다녀왔다'],
      ['그녀는 X이다', 'X는 긴 머리를 빗었다', 'X는 치마를 입었다', 'X는 그녀의 딸을 불렀다', 'X는 화장을 고쳤다'],
    ],
    rows: [
      [['남자', '여자'], ['X는 회사에서 일한다', 'X는 시장에서 빵을 샀다', 'X는 옆 골목에 산다']],
      [['왕', '여왕'], ['X은 왕좌에 앉았다', 'X은 금관을 썼다', 'X은 나라를 오래 다스렸다', '백성이 X에게 절했다']],
      [['소년', '소녀'], ['X은 학교에 간다', 'X은 학교 숙제를 했다', 'X은 운동장에서 장난감을 가지고 놀았다']],
      [['왕자', '공주'], ['X는 성에서 춤을 추었다', 'X는 흰 말을 타고 성으로 갔다', 'X는 언젠가 금관을 쓴다']],
      [['할아버지', '할머니'], ['늙은 X가 옛날 이야기를 들려준다', '늙은 X는 지팡이를 짚는다', 'X는 손주를 안았다']],
    ],
  },
  {
    columns: [
      ['X 정부가 회의를 열었다', 'X 국민이 투표했다', 'X 대표팀이 이겼다', 'X 국기가 펄럭인다'],
      ['X 시장이 다리를 열었다', 'X 지하철은 붐빈다', 'X 거리에는 차가 많다', '수도 X에 도착했다'],
    ],
    rows: [
      [['한국', '서울'], ['X 사람은 김치를 먹는다', 'X에서 한강과 경복궁을 보았다', 'X에서는 한국어를 쓴다']],
      [['일본', '도쿄'], ['X 사람은 초밥을 먹는다', 'X에서 후지산과 벚꽃을 보았다', 'X에서는 일본어를 쓴다']],
      [['프랑스', '파리'], ['X 사람은 치즈를 먹는다', 'X에서 센강과 에펠탑을 보았다', 'X에서는 프랑스어를 쓴다']],
      [['이탈리아', '로마'], ['X 사람은 파스타를 먹는다', 'X에서 콜로세움과 분수를 보았다', 'X에서는 이탈리아어를 쓴다']],
      [['영국', '런던'], ['X 사람은 홍차를 마신다', 'X에서 템스강과 빨간 버스를 보았다', 'X에서는 영어를 쓴다']],
    ],
  },
  {
    columns: [['우리 X는 소파에서 잔다', 'X를 쓰다듬었다', 'X는 우리 집에 산다'], ['X는 숲에 산다', 'X는 밤에 사냥한다', 'X는 아무도 무섭지 않다']],
    rows: [[['고양이', '호랑이'], ['X는 수염과 발톱이 있다', 'X가 나무에 올랐다']], [['강아지', '늑대'], ['X는 달을 보고 짖는다', 'X는 냄새를 맡는다']]],
  },
  {
    columns: [['달콤한 X를 먹었다', 'X가 나무에서 떨어졌다', '잘 익은 X를 깎았다'], ['냄비에 X를 삶았다', 'X는 땅속에서 자란다', '국에 X를 썰어 넣었다']],
    rows: [[['사과', '감자'], ['오늘은 X가 싸다']], [['배', '양파'], ['식탁에 X가 있다']], [['포도', '고구마'], ['농장에서 X가 왔다']]],
  },
];

/** Korean particles have two forms, by whether the word before them ends in a consonant. */
const PARTICLES = { 은: '은는', 는: '은는', 이: '이가', 가: '이가', 을: '을를', 를: '을를', 과: '과와', 와: '과와' };

function put(word, sentence) {
  return sentence.replace(/X([은는이가을를과와](?=\s|$))?/g, (_, particle) => {
    if (particle === undefined) return word;
    const closed = (word.charCodeAt(word.length - 1) - 0xac00) % 28 !== 0;
    return word + PARTICLES[particle][closed ? 0 : 1];
  });
}

function makeSentences(tables, count, seed) {
  const random = createRandom(seed);
  const draw = (list) => list[Math.floor(random() * list.length)];
  const cells = tables.flatMap(({ rows, columns }) =>
    rows.flatMap(([things, ofRow]) => things.map((thing, column) => [thing, ofRow, columns[column]])),
  );
  return Array.from({ length: count }, () => {
    const [thing, ofRow, ofColumn] = draw(cells);
    return put(thing, draw(random() < 0.5 ? ofRow : ofColumn));
  });
}

for (const [name, tables] of Object.entries({ english: ENGLISH, korean: KOREAN })) {
  const sentences = makeSentences(tables, 3000, 1);
  writeFileSync(new URL(`${name}-sentences.txt`, import.meta.url), `${sentences.join('\n')}\n`);
}
