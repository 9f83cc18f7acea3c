import type { Check } from '../../shell/chapter.ts';
import check from './check.ts';
import type { VectorModel } from './model.ts';
import type { VectorFields } from './state.ts';

/** Compares with the table that ships; of the reader's own file the page has nothing but what the library found. */
export function createPageCheck(model: VectorModel): Check<VectorFields> {
  return async (values) => {
    if (model.session.ownName.peek() === undefined) return check(values);
    return Object.fromEntries(model.tables.peek().map(({ id, values: found }) => [id, found]));
  };
}
