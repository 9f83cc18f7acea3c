/** The label column that is looked for when none is named. */
export const LABEL = 'label';

/** The columns as flags name them. */
export interface LabelColumns {
  readonly text?: string;
  readonly label?: string;
}

/** The columns of a training; a type and no interface, since it becomes JSON. */
type TrainedColumns = {
  readonly text?: string;
  readonly label: string;
};

/** Returns the columns that a classifier is trained on, as its file says them. */
export function columnsOf({ text, label = LABEL }: LabelColumns): TrainedColumns {
  return { ...(text !== undefined && { text }), label };
}
