import type { VNode } from 'preact';
import { useId } from 'preact/hooks';

/** A text that the reader writes. */
export function TextArea({
  label,
  hint,
  value,
  longest,
  rows = 3,
  onInput,
}: {
  label: string;
  hint?: string;
  value: string;
  longest: number;
  rows?: number;
  onInput: (value: string) => void;
}): VNode {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        maxLength={longest}
        value={value}
        spellcheck={false}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
