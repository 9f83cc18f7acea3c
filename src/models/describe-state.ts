import type { ModelState } from '../base/model-state.ts';
import type { TensorDescription } from './json/descriptions.ts';

/** Returns the tensors of a model's file, without their numbers. */
export function describeTensors({ tensors }: Pick<ModelState, 'tensors'>): TensorDescription[] {
  return Object.entries(tensors).map(([name, { shape, data }]) => ({
    name,
    type: data.constructor.name.replace('Array', ''),
    shape,
    bytes: data.byteLength,
  }));
}
