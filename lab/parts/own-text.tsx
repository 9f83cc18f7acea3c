import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { useWords } from '../shell/context.ts';
import { LONGEST_OWN } from '../shell/own-text.ts';
import { TextArea } from './text-area.tsx';

/** Characters up to which a text is shown in a field, to be written on. */
const SHOWN = 20_000;

/** Characters of a longer one that are shown. */
const BEGINNING = 300;

/** The reader's own text: written, pasted, or from a file. */
export function OwnText({
  label,
  hint,
  value,
  longest,
  onInput,
}: {
  label: string;
  hint: string;
  value: string;
  /** The longest that the address takes. */
  longest: number;
  onInput: (value: string) => void;
}): VNode {
  const words = useWords().ownText;
  const id = useId();
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const text = await file.text();
    onInput(
      text
        .replace(/^\ufeff/, '')
        .replaceAll('\r\n', '\n')
        .slice(0, LONGEST_OWN),
    );
  };
  return (
    <>
      {value.length <= SHOWN ? (
        <TextArea {...{ label, hint, value, rows: 6, onInput }} longest={SHOWN} />
      ) : (
        <div class="field">
          <span>{label}</span>
          <blockquote class="own-beginning">{value.slice(0, BEGINNING)}…</blockquote>
        </div>
      )}
      {value.length > longest && (
        <p class="hint" role="status">
          {words.inTab(value.length.toLocaleString('en'))}
          {value.length > SHOWN && (
            <>
              {' '}
              <button type="button" class="link" onClick={() => onInput('')}>
                {words.remove}
              </button>
            </>
          )}
        </p>
      )}
      <div class="field">
        <label for={id}>{words.open}</label>
        <input
          id={id}
          type="file"
          accept=".txt,.md,.csv,.tsv,text/*"
          onChange={(event) => {
            open(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
    </>
  );
}
