export {
  CAPTIONER_CHECKPOINT_KIND,
  CAPTIONER_KIND,
  Captioner,
} from './captioner.ts';
export { type Caption, describePictures } from './describe.ts';
export { type CaptionerScores, evaluateCaptioner } from './evaluate.ts';
export type {
  CaptionerOptions,
  CaptionerTraining,
  CaptionerTrainingSettings,
} from './options.ts';
export { type Picture, scalePicture } from './picture.ts';
export {
  type CaptionedPicture,
  createShapePictures,
  type ShapePictureOptions,
} from './shape-pictures.ts';
export { captionerFromState, captionerToState } from './state.ts';
export { type CaptionerOutcome, createCaptioner, trainCaptioner } from './train-captioner.ts';
