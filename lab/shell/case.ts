/** A state that the tests open, with the figures that the course itself gives for it. */
export interface ChapterCase {
  /** The address after `?`. */
  readonly search: string;
  /** By table id, what its numbers must be; tables that the course says nothing of are left out. */
  readonly figures: Readonly<Record<string, readonly (readonly number[])[]>>;
}
