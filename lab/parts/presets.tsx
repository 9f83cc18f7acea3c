import type { ComponentChildren, VNode } from 'preact';

/** Examples to choose from: a button each. Children are buttons before them. */
export function Presets<P extends { readonly name: string }>({
  label,
  presets,
  onChoose,
  children,
}: {
  label: string;
  presets: readonly P[];
  onChoose: (preset: P) => void;
  children?: ComponentChildren;
}): VNode {
  return (
    <div class="buttons" role="group" aria-label={label}>
      {children}
      {presets.map((preset) => (
        <button
          key={preset.name}
          type="button"
          class="text-button"
          onClick={() => onChoose(preset)}
        >
          {preset.name}
        </button>
      ))}
    </div>
  );
}
