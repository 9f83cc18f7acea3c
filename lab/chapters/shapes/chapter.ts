import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { createShapeModel, type ShapeModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { FIELDS, type ShapeFields } from './state.ts';
import type { ShapeWords } from './words.ts';

const chapter: Chapter<ShapeFields, ShapeModel, ShapeWords> = {
  fields: FIELDS,
  createModel: createShapeModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck:
    async ({ network }) =>
    async (values) =>
      (await import('./strip-check.ts')).checkStrip(values, network.value),
};
export default chapter;
