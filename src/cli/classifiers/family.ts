import type { JsonObject } from '../../base/json.ts';
import type { LongWork } from '../../base/progress.ts';
import type { Classifier, LabeledTexts } from '../../classifier/index.ts';
import type { AnyModel } from '../../models/index.ts';
import type { ReportedNetwork, TuningReport } from '../../models/json/classifier-training.ts';
import type { Quantization } from '../../models/json/quantization.ts';
import type { Environment } from '../environment.ts';
import type { FlagTable } from '../options/from-table.ts';
import type { TokenizerOptions } from '../options/tokenizer-options.ts';
import type { LabelColumns } from './columns.ts';

/** What a family trains on. */
export interface TrainingRun {
  /** Documents with labels, in batches; read once. */
  readonly documents: AsyncIterable<LabeledTexts> | Iterable<LabeledTexts>;
  /** The value of `--model`. */
  readonly model: string;
  /** The files that the corpus is read from. */
  readonly inputs: readonly string[];
  /** All flags, as the command read them. */
  readonly options: TokenizerOptions & {
    readonly output: string;
    readonly json?: true;
  } & LabelColumns;
  /** The program around the command. */
  readonly environment: Environment;
  /** Shows how far the work is, on the bar that shows how far the corpus is read. */
  readonly onProgress: NonNullable<LongWork['onProgress']>;
  readonly quiet: boolean;
  /** Whether the classifier is only measured, on documents left out, and not saved: then no checkpoints are written. */
  readonly isFold?: boolean;
}

/** A classifier that was trained, and what its summary says. */
export interface TrainedClassifier {
  readonly model: AnyModel & Classifier;
  readonly documents: number;
  readonly features: number;
  readonly classes: readonly string[];
  /** What the training of a network came to. */
  readonly network?: ReportedNetwork;
  /** What a search of its options came to. */
  readonly tuning?: TuningReport;
  /** Whether it is to be written though the user stopped the work: a search ends with the best until then. */
  readonly keepsAtInterruption?: true;
  /** What quantizing it did. */
  readonly quantization?: Quantization;
  /** What the file says beside the model. */
  readonly notes?: JsonObject;
  /** Called when the model has been saved. */
  readonly onSaved?: () => Promise<void>;
  /** Gives back what the model lives in. */
  readonly dispose?: () => void;
}

/** Classifiers that are trained in one way: the names of its models, its flags, and its training. */
export interface ClassifierFamily {
  /** The values of `--model` that are its own. */
  readonly models: readonly string[];
  /** Whether it learns several labels of a text; default: a text with several is refused. */
  readonly severalLabels?: true;
  /** Its flags; one that several families have is listed by each, and `--model` is of all. */
  readonly flags: readonly FlagTable<object>[];
  /**
   * Trains a classifier on the documents.
   * @throws InputError when there is nothing to learn from
   */
  readonly train: (run: TrainingRun) => Promise<TrainedClassifier>;
}
