import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { useWords } from '../../shell/context.ts';

/** Names that are offered while one types. */
const OFFERED = 8;

/** Finds a word of the map: by its beginning, the most frequent first; Enter goes to it. */
export function WordSearch({
  names,
  onFound,
}: {
  names: readonly string[];
  onFound: (id: number) => void;
}): VNode {
  const words = useWords().map;
  const id = useId();
  const typed = useSignal('');
  const missing = useSignal(false);
  const wanted = typed.value.trim().normalize('NFC').toLowerCase();
  const offered =
    wanted === '' ? [] : names.filter((name) => name.startsWith(wanted)).slice(0, OFFERED);
  const search = (event: Event): void => {
    event.preventDefault();
    const found = offered.includes(wanted) ? wanted : offered[0];
    missing.value = found === undefined && wanted !== '';
    if (found !== undefined) onFound(names.indexOf(found));
  };
  return (
    <form class="word-search" role="search" onSubmit={search}>
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.searchHint}
        list={id}
        value={typed.value}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          missing.value = false;
        }}
      />
      <datalist id={id}>
        {offered.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <span class="missing" role="status">
        {missing.value ? words.missing(wanted) : ''}
      </span>
    </form>
  );
}
