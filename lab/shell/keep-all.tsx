import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWords } from './context.ts';
import { askKept, type Kept, keepAllNow } from './kept-files.ts';

/** Keeps the whole lab for a room without a network, and says how far it is. */
export function KeepAll(): VNode {
  const words = useWords().keepAll;
  const kept = useSignal<Kept | undefined>(undefined);
  const failed = useSignal(false);
  const running = useSignal(false);
  useEffect(() => {
    askKept().then((found) => {
      kept.value = found;
    });
  }, []);
  const keep = async (): Promise<void> => {
    running.value = true;
    failed.value = !(await keepAllNow((found) => {
      kept.value = found;
    }));
    running.value = false;
  };
  const now = kept.value;
  const isDone = now !== undefined && now.kept >= now.all;
  return (
    <div class="keep-all">
      <button type="button" class="text-button" disabled={running.value} onClick={keep}>
        {words.keep}
      </button>
      <p class="hint" role="status" data-kept={isDone ? 'all' : undefined}>
        {failed.value
          ? words.failed
          : isDone
            ? words.done(now.all)
            : now === undefined
              ? words.about
              : words.soFar(now.kept, now.all)}
      </p>
    </div>
  );
}
