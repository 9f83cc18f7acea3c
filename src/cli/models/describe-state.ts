import type { ModelState } from '../../base/model-state.ts';
import { formatTable } from '../terminal/table.ts';

/** What every model file says of itself: its kind, its options, its tensors' types and shapes. */
export interface StateDescription extends Pick<ModelState, 'kind' | 'metadata'> {
  readonly tensors: readonly {
    readonly name: string;
    readonly type: string;
    readonly shape: readonly number[];
    readonly bytes: number;
  }[];
}

/** A model file without its numbers, for machines. */
export function describeState({ kind, metadata, tensors }: ModelState): StateDescription {
  return {
    kind,
    metadata,
    tensors: Object.entries(tensors).map(([name, { shape, data }]) => ({
      name,
      type: data.constructor.name.replace('Array', ''),
      shape,
      bytes: data.byteLength,
    })),
  };
}

/** The same for people. */
export function formatDescription(path: string, state: ModelState): string {
  const { kind, metadata, tensors } = describeState(state);
  const facts = Object.entries(metadata).map(([name, value]) => {
    const text = JSON.stringify(value);
    return [name, text.length > 100 ? `${text.slice(0, 99)}…` : text];
  });
  const arrays = tensors.map(({ name, type, shape, bytes }) => [
    name,
    type,
    shape.join(' × '),
    `${(bytes / 1e6).toFixed(1)} MB`,
  ]);
  return `${path}: ${kind}\n\n${formatTable(['option', 'value'], facts)}\n${formatTable(['tensor', 'type', 'shape', 'size'], arrays)}`;
}
