import type { ModelBytes } from '../../src/models/index.ts';
import { ask, hashOf, type TrainingOrder, train } from './trainings.ts';

/** What a page says to this worker. */
export type WorkerCall =
  | {
      readonly call: 'train';
      readonly order: TrainingOrder;
      /** The round before which the page's next word is awaited: a short training would end before it comes. */
      readonly waitAt?: number;
    }
  | { readonly call: 'ask'; readonly bytes: ModelBytes; readonly text: string }
  | { readonly call: 'pause' | 'go on' | 'abort' };

let controller = new AbortController();
let gate: Promise<void> | undefined;
let open: () => void = () => {};
let rounds = 0;

/** Makes the training wait before its next round, until `open` is called. */
function close(): void {
  gate ??= new Promise((resolve) => {
    open = resolve;
  });
}

const say = (message: object): void => self.postMessage(message);

async function answer(message: WorkerCall): Promise<void> {
  switch (message.call) {
    case 'pause':
      close();
      return say({ event: 'paused', rounds });
    case 'go on':
      gate = undefined;
      return open();
    case 'abort':
      return controller.abort();
    case 'ask':
      return say({ event: 'answer', answer: await ask(message.bytes, message.text) });
    case 'train': {
      controller = new AbortController();
      rounds = 0;
      let checkpoint: ModelBytes | undefined;
      const ears = {
        signal: controller.signal,
        beforeRound: () => {
          rounds += 1;
          if (rounds === message.waitAt) close();
          say({ event: 'round', rounds });
          return gate;
        },
        onCheckpoint: (bytes: ModelBytes) => {
          checkpoint = bytes;
        },
      };
      try {
        const bytes = await train(message.order, ears);
        say({ event: 'trained', bytes, hash: await hashOf(bytes), rounds });
      } catch (error) {
        const { name, message: sentence } = error as Error;
        say({ event: 'stopped', name, sentence, checkpoint, rounds });
      }
    }
  }
}

self.onmessage = ({ data }: MessageEvent<WorkerCall>) => {
  answer(data).catch((error) => say({ event: 'failed', sentence: String(error?.stack ?? error) }));
};
