/** How much each class's documents weigh: the same, or so that all classes weigh the same (scikit-learn's `balanced`). */
export type ClassWeight = 'none' | 'balanced';

/** The names of the class weights. */
export const CLASS_WEIGHTS: readonly ClassWeight[] = ['none', 'balanced'];
