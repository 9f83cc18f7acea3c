/** A reader, and what its result is used for. */
export interface Target {
  readonly name: string;
  /** Good files, which are damaged. */
  readonly seeds: readonly Uint8Array[];
  /** Whether the files are safetensors, whose header is edited as JSON, too. */
  readonly isModel: boolean;
  /** How many of about 100 inputs are this target's; fewer where one takes long. */
  readonly share: number;
  /** Seconds that an input may take; default 10. */
  readonly mostSeconds?: number;
  /** Reads an input and uses what was read; throws what the library throws. */
  readonly use: (input: Uint8Array) => Promise<void>;
}
