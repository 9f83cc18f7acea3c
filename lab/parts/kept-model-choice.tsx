import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { keptModels, listModels } from '../bench-of-models/store.ts';
import { useWords } from '../shell/context.ts';
import { Choice } from './choice.tsx';

/** The model that a chapter looks into: the one that comes with it, or one that the reader has kept. */
export function KeptModelChoice({
  standard,
  value,
  onChange,
}: {
  /** What the chapter's own is called. */
  standard: string;
  /** The kept model's hash; empty: the chapter's own. */
  value: string;
  onChange: (hash: string) => void;
}): VNode {
  const words = useWords().bench;
  useEffect(() => {
    listModels();
  }, []);
  const models: Record<string, string> = { '': standard };
  for (const kept of keptModels.value ?? []) models[kept.hash] = kept.title;
  return (
    <Choice label={words.label} showLabel choices={models} value={value} onChange={onChange} />
  );
}
