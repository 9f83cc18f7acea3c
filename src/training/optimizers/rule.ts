import type { KernelArguments, RangeKernelName } from '../../autodiff/tape.ts';
import type { Sentence } from '../../base/sentence.ts';

/** A parameter's place in the heap as an update sees it: byte offsets. */
export interface UpdatePlaces {
  readonly value: number;
  readonly gradient: number;
  /** The state's arrays, in the order of `UpdateRule.slots`. */
  readonly slots: readonly number[];
}

/** When an update happens. */
interface UpdateMoment {
  readonly learningRate: number;
  /** Updates of this parameter so far, this one counted: 1 for the first. */
  readonly step: number;
  /** Whether only the rows that were looked up are updated. */
  readonly sparse: boolean;
  /** Of the parameter's shape. */
  readonly dimensions: number;
}

/** A part of an optimizer's state: one number for each number of a parameter. */
interface Slot {
  /** PyTorch's name: `exp_avg`. */
  readonly name: string;
  readonly initial: number;
}

/** The update rule of an optimizer: the state that it keeps, and the kernel that updates. */
export interface UpdateRule<Name extends RangeKernelName = RangeKernelName> {
  readonly slots: readonly Slot[];
  /** Why rows cannot be updated alone with these options; absent when they can. */
  readonly notSparse?: Sentence | undefined;
  /** A range kernel over the parameter's elements. */
  readonly kernel: Name;
  readonly arguments: (places: UpdatePlaces, moment: UpdateMoment) => KernelArguments<Name>;
}
