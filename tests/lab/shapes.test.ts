// Chapter 9's networks: what they say of inputs that they never saw.
import { expect, test } from 'vitest';
import { NETWORKS, runStrip } from '../../lab/chapters/shapes/network.ts';
import { isUnseenDate, TASKS } from '../../lab/chapters/shapes/tasks.ts';

/** What a strip's open ports say. */
function say(task: keyof typeof TASKS, input: string): string[] {
  return runStrip(NETWORKS[task], TASKS[task], input)
    .filter(({ port }) => port.open)
    .map(({ answer }) => TASKS[task].answers[answer]!);
}

test('drawings that were not learned from are described', () => {
  expect(say('caption', '0011').join(' ')).toBe('왼쪽에 작은 파란 네모가 있다 </s>');
  expect(say('caption', '1102').join(' ')).toBe('오른쪽에 큰 빨간 세모가 있다 </s>');
  expect(say('caption', '0120').join(' ')).toBe('왼쪽에 큰 노란 원이 있다 </s>');
});

test('most dates that were not learned from are written in English', () => {
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const unseen = months.flatMap((name, month) =>
    Array.from({ length: 28 }, (_, i) => i + 1)
      .filter((day) => isUnseenDate(month, day))
      .map((day) => ({ input: `${month + 1}월${day}일`, output: `${day}${name}</s>` })),
  );
  const right = unseen.filter(({ input, output }) => say('date', input).join('') === output);
  expect(right.length / unseen.length).toBeGreaterThan(0.8);
});

test('a review turns round where it is denied, and again where that is denied', () => {
  expect(say('review', '영화가 지루했다')).toEqual(['negative']);
  expect(say('review', '영화가 지루하지 않았다')).toEqual(['positive']);
  expect(say('review', '영화가 지루하지 않은 것은 아니었다')).toEqual(['negative']);
  expect(say('review', '영화가 좋지 않은 것은 아니었다')).toEqual(['positive']);
});

test('letters without spaces get theirs', () => {
  const input = '학생은내일도서관에서친구와긴책을읽을것이다';
  const spaces = say('spacing', input);
  const written = Array.from(input, (letter, t) => letter + (spaces[t] === '' ? '' : ' ')).join('');
  expect(written.trim()).toBe('학생은 내일 도서관에서 친구와 긴 책을 읽을 것이다');
});
