import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Fields, Values } from '../shell/address.ts';
import type { Check, NumberTable } from '../shell/chapter.ts';
import { useWords } from '../shell/context.ts';
import { compareTables } from './compare-tables.ts';

/** How long a state must rest before the library is asked: dragging asks for nothing. */
const REST_MS = 250;

/** Says whether the library computes the same numbers as the picture shows. */
export function LibraryChip<F extends Fields>({
  values,
  tables,
  loadCheck,
}: {
  values: Values<F>;
  tables: readonly NumberTable[];
  loadCheck: () => Promise<Check<F>>;
}): VNode {
  const words = useWords().check;
  const found = useSignal<{ state: 'waiting' | 'equal' | 'unequal' | 'failed'; numbers: number }>({
    state: 'waiting',
    numbers: 0,
  });
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      try {
        const check = await loadCheck();
        const { numbers, unequal } = compareTables(tables, await check(values));
        if (!current) return;
        found.value =
          unequal === 0 ? { state: 'equal', numbers } : { state: 'unequal', numbers: unequal };
      } catch {
        if (current) found.value = { state: 'failed', numbers: 0 };
      }
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [tables]);
  const { state, numbers } = found.value;
  const text = { waiting: words.waiting, failed: words.failed }[state as 'waiting' | 'failed'];
  return (
    <p class={`library-chip ${state}`} data-check={state}>
      <span aria-hidden="true" class="mark">
        {{ waiting: '…', equal: '=', unequal: '≠', failed: '!' }[state]}
      </span>
      {text ?? (state === 'equal' ? words.equal(numbers) : words.unequal(numbers))}
    </p>
  );
}
