import { InputError, UsageError } from '../../base/errors.ts';
import type { Json } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';
import { type TextClassifier, textClassifierFromState } from '../../classifier/index.ts';
import { createTextPipelineFrom } from '../../text/pipeline.ts';
import { namingInput } from '../name-input.ts';

/** The columns that a classifier was trained on; the same are looked for in later tables. */
export interface TrainedColumns {
  readonly text?: string;
  readonly label?: string;
}

/** A classifier with its columns as a model state. */
export function withColumns(state: ModelState, columns: TrainedColumns): ModelState {
  return { ...state, metadata: { ...state.metadata, columns: { ...columns } } };
}

/** The columns that a model was trained on; none where the file names none. */
export function columnsOf({ metadata }: ModelState): TrainedColumns {
  const columns = metadata.columns;
  if (typeof columns !== 'object' || columns === null || Array.isArray(columns)) return {};
  const { text, label } = columns as Record<string, Json>;
  return {
    ...(typeof text === 'string' && { text }),
    ...(typeof label === 'string' && { label }),
  };
}

/**
 * The classifier in a model file.
 * @throws InputError when it cannot be made of the state
 */
export function loadClassifier(state: ModelState, path: string): TextClassifier {
  return namingInput(path, () => {
    try {
      return textClassifierFromState(state, createTextPipelineFrom);
    } catch (cause) {
      // An option out of range is the file's fault here, not that of whoever runs the command.
      throw cause instanceof UsageError
        ? new InputError(cause.message, undefined, { cause })
        : cause;
    }
  });
}
