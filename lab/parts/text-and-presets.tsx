import type { ComponentChildren, VNode } from 'preact';
import { Presets } from './presets.tsx';
import { TextArea } from './text-area.tsx';

/** What stands at a text that the reader writes, and the examples to take in its place. */
interface TextWords<P> {
  readonly textLabel: string;
  readonly textHint: string;
  readonly presetsLabel: string;
  readonly presets: readonly P[];
}

/** A text that the reader writes, or takes from an example. Children are buttons before the examples. */
export function TextAndPresets<P extends { readonly name: string; readonly text: string }>({
  words: { textLabel, textHint, presetsLabel, presets },
  value,
  longest,
  rows = 3,
  fault,
  onInput,
  onChoose = ({ text }) => onInput(text),
  children,
}: {
  words: TextWords<P>;
  value: string;
  longest: number;
  rows?: number;
  /** What is wrong with the text, where something is. */
  fault?: string | undefined;
  onInput: (text: string) => void;
  /** Default: the example's text is written. */
  onChoose?: (preset: P) => void;
  children?: ComponentChildren;
}): VNode {
  return (
    <>
      <TextArea label={textLabel} hint={textHint} {...{ value, longest, rows, onInput }} />
      {fault !== undefined && <p class="fault">{fault}</p>}
      <Presets label={presetsLabel} presets={presets} onChoose={onChoose}>
        {children}
      </Presets>
    </>
  );
}
