import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';

/**
 * A number by a slider and a field beside it. From focus until it is entered, the field is the reader's: where the
 * value moves on meanwhile, neither what is selected nor what is typed is written over.
 */
export function Slider({
  label,
  value,
  least,
  most,
  step,
  onInput,
}: {
  label: VNode | string;
  value: number;
  least: number;
  most: number;
  step: number;
  onInput: (value: number) => void;
}): VNode {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const take = (raw: string): void => {
    const number = raw.trim() === '' ? Number.NaN : Number(raw);
    if (number >= least && number <= most) onInput(number);
  };
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        onInput={(event) => take(event.currentTarget.value)}
      />
      <input
        type="number"
        aria-labelledby={`${id}-label`}
        aria-label={typeof label === 'string' ? label : undefined}
        min={least}
        max={most}
        step={step}
        value={typed ?? value}
        onFocus={(event) => setTyped(event.currentTarget.value)}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => {
          setTyped(undefined);
          take(event.currentTarget.value);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </div>
  );
}
