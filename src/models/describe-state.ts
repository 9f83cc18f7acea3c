import type { ModelState } from '../base/model-state.ts';
import type { TensorDescription } from './json/descriptions.ts';

/** Returns the tensors of a model's file, without their numbers. */
export function describeTensors({ tensors }: Pick<ModelState, 'tensors'>): TensorDescription[] {
  return Object.entries(tensors).map(([name, { shape, data, stored }]) => {
    if (stored?.precision === 'half') {
      return { name, type: 'Float16', shape, bytes: stored.halves.byteLength };
    }
    if (stored?.precision === 'int8') {
      const bytes = stored.codes.byteLength + stored.scales.byteLength;
      return { name, type: 'Int8 with scales', shape, bytes };
    }
    const type = data.constructor.name.replace('Array', '');
    return { name, type, shape, bytes: data.byteLength };
  });
}
