import { expect, it } from 'vitest';
import { MOST_UNHEARD, type ThreadAnswer } from '../../src/server/worker/protocol.ts';
import { ThreadModels } from '../../src/server/worker/thread-models.ts';
import { golden } from './start-server.ts';

it('a stream waits while too many of its events are not heard, goes on, and ends when it is aborted', async () => {
  const answers: ThreadAnswer[] = [];
  const models = new ThreadModels({ engine: {} }, (answer) => answers.push(answer));
  const path = golden('lm-gru-jamo');
  models.receive({ type: 'open', id: 1, file: { key: 'lm', name: 'lm', path } });
  await expect.poll(() => answers.splice(0).map(({ type }) => type)).toEqual(['opened']);
  const body = JSON.stringify({ prompts: ['영화'], length: 3 * MOST_UNHEARD });
  models.receive({
    type: 'call',
    id: 2,
    call: { key: 'lm', name: 'generate', body, stream: true },
  });
  const settled = async (): Promise<number> => {
    for (let before = -1; answers.length !== before; ) {
      before = answers.length;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return answers.length;
  };
  await expect.poll(() => answers.length).toBe(MOST_UNHEARD);
  expect(await settled()).toBe(MOST_UNHEARD);
  models.receive({ type: 'heard', id: 2, events: 500 });
  await expect.poll(() => answers.length).toBe(MOST_UNHEARD + 500);
  expect(await settled()).toBe(MOST_UNHEARD + 500);
  models.receive({ type: 'abort', id: 2 });
  await expect.poll(() => answers.at(-1)).toMatchObject({ type: 'failed', id: 2 });
  expect(answers.length).toBeLessThan(2 * MOST_UNHEARD);
  models.receive({ type: 'close', key: 'lm' });
});
