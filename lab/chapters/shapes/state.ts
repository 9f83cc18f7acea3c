import { choiceField, textField, wholeField } from '../../shell/address.ts';

/** The five tasks, in the course's order: one to one, one to many, many to one, encoder and decoder, in step. */
export const TASK_NAMES = ['pressure', 'caption', 'review', 'date', 'spacing'] as const;
export type TaskName = (typeof TASK_NAMES)[number];

/** The state of chapter 9. */
export const FIELDS = {
  task: choiceField(TASK_NAMES, 'review'),
  height: wholeField(170, 140, 200),
  weight: wholeField(85, 35, 120),
  age: wholeField(60, 15, 90),
  /** Numbers of side, size, color and shape. */
  drawing: textField('1101', 4),
  review: textField('배우가 훌륭했지만 영화가 정말 지루하지 않았다', 80),
  date: textField('11월 27일', 12),
  spacing: textField('나는어제새책을읽었다', 30),
  /** Updates after which the network is shown; −1: the one that was trained beforehand. */
  updates: wholeField(-1, -1, 2500),
  /** Steps that have run. */
  step: wholeField(6, 0, 30),
};
export type ShapeFields = typeof FIELDS;

/** More steps than any strip has: the whole of it. */
const WHOLE = 30;

/** Steps that have run where a shape is chosen. */
export const TASK_STEPS: Readonly<Record<TaskName, number>> = {
  pressure: 1,
  caption: WHOLE,
  review: WHOLE,
  date: WHOLE,
  spacing: WHOLE,
};
