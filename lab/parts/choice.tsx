import type { VNode } from 'preact';
import { useId } from 'preact/hooks';

/** Radio buttons in a row: one of a few words. */
export function Choice<T extends string>({
  label,
  choices,
  value,
  onChange,
  showLabel = false,
}: {
  label: string;
  choices: Readonly<Record<T, string>>;
  value: T;
  onChange: (value: T) => void;
  showLabel?: boolean;
}): VNode {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend class={showLabel ? undefined : 'read-out'}>{label}</legend>
      {(Object.keys(choices) as T[]).map((one) => (
        <label key={one} class={one === value ? 'chosen' : undefined}>
          <input
            type="radio"
            name={name}
            value={one}
            checked={one === value}
            onChange={() => onChange(one)}
          />
          <span>{choices[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}
