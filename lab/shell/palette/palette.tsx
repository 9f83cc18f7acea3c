import { useSignal } from '@preact/signals';
import { render, type VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ShellWords } from '../words.ts';
import { type Entry, findEntries, listEntries, type PageIndex } from './find-entries.ts';

/** Where the palette is opened. */
export interface PalettePlace {
  /** The way to the language's root: `../`, at home nothing. */
  readonly base: string;
  readonly words: ShellWords['palette'];
}

let host: HTMLElement | undefined;

/** Opens the palette over the page. Its index is fetched when it is first asked for. */
export async function openPalette({ base, words }: PalettePlace): Promise<void> {
  if (host !== undefined) return;
  const pages: readonly PageIndex[] = await (await fetch(`${base}palette.json`)).json();
  host = document.body.appendChild(document.createElement('div'));
  const close = (): void => {
    if (host === undefined) return;
    render(null, host);
    host.remove();
    host = undefined;
  };
  render(<Palette {...{ base, words, close }} entries={listEntries(pages)} />, host);
}

/** A field, and below it the places that it finds: the arrow keys choose, Enter goes there, Escape closes. */
function Palette({
  base,
  words,
  entries,
  close,
}: PalettePlace & { entries: readonly Entry[]; close: () => void }): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const query = useSignal('');
  const chosen = useSignal(0);
  const found = findEntries(entries, query.value);
  const at = Math.min(chosen.value, found.length - 1);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    document.getElementById(`found-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const go = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    dialog.current?.close();
    location.assign(base + entry.href);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) chosen.value = Math.max(0, Math.min(found.length - 1, at + by));
    else if (event.key === 'Enter') go(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label={words.label}
      onClose={close}
      onKeyDown={onKey}
      onClick={(event) => {
        // The dialog's own box is covered: what is hit is the page behind it.
        if (event.target === event.currentTarget) dialog.current?.close();
      }}
    >
      <div class="palette-body">
        <input
          type="text"
          role="combobox"
          aria-label={words.label}
          aria-expanded="true"
          aria-controls="palette-found"
          aria-activedescendant={found.length === 0 ? undefined : `found-${at}`}
          aria-autocomplete="list"
          placeholder={words.placeholder}
          spellcheck={false}
          autocomplete="off"
          value={query.value}
          onInput={(event) => {
            query.value = event.currentTarget.value;
            chosen.value = 0;
          }}
        />
        <div id="palette-found" class="found-places" role="listbox" aria-label={words.found}>
          {found.map((entry, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus, and hears the keys
            <div
              key={`${entry.kind} ${entry.href} ${entry.text}`}
              id={`found-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              onClick={() => go(entry)}
              onPointerMove={() => {
                chosen.value = i;
              }}
            >
              <b>{entry.text}</b>
              <small>
                {words.kinds[entry.kind]}
                {entry.where === '' ? '' : ` · ${entry.where}`}
              </small>
            </div>
          ))}
        </div>
        <p class="hint" role="status">
          {found.length === 0 ? words.none : words.keys}
        </p>
      </div>
    </dialog>
  );
}
