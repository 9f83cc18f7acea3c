import type { VNode } from 'preact';
import { useId } from 'preact/hooks';

/** A number by a slider and a field beside it. */
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
        value={value}
        onChange={(event) => take(event.currentTarget.value)}
      />
    </div>
  );
}
