import {
  CAPTIONER_OPTIONS,
  CAPTIONER_TRAINING_OPTIONS,
  type CaptionerOptions,
  type CaptionerTraining,
} from '../../captioner/options.ts';
import { SHAPE_PICTURE_OPTIONS, type ShapePictureOptions } from '../../captioner/shape-pictures.ts';
import {
  CAPTIONER_HELP,
  CAPTIONER_TRAINING_HELP,
  SHAPE_PICTURE_HELP,
} from '../../messages/option-help/captioner.ts';
import type { FlagTable } from '../options/from-table.ts';

/** The flags of a captioner's shape. */
export const CAPTIONER_FLAGS: FlagTable<Partial<CaptionerOptions>> = {
  table: CAPTIONER_OPTIONS,
  help: CAPTIONER_HELP,
  flags: {
    side: { value: 'pixels' },
    filters: {},
    cell: { value: 'kind' },
    hiddenSize: {},
    embeddingSize: {},
    inputs: { value: 'what' },
    attention: {},
    dropout: {},
    longest: {},
    minCount: {},
    seed: {},
  },
};

/** The flags of training a captioner. */
export const CAPTIONER_TRAINING_FLAGS: FlagTable<CaptionerTraining> = {
  table: CAPTIONER_TRAINING_OPTIONS,
  help: CAPTIONER_TRAINING_HELP,
  flags: { epochs: {}, batch: {}, learningRate: {}, clip: {}, validation: {}, patience: {} },
};

/** The flags of drawing pictures of shapes. */
export const SHAPE_PICTURE_FLAGS: FlagTable<Partial<ShapePictureOptions>> = {
  table: SHAPE_PICTURE_OPTIONS,
  help: SHAPE_PICTURE_HELP,
  flags: {
    count: {},
    shapes: {},
    combinations: { value: 'which' },
    language: { value: 'language' },
    seed: {},
  },
};
