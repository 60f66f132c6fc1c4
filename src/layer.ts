/** The medallion layers, in the order in which data flows through them. */
export const LAYERS = ['bronze', 'silver', 'gold'] as const;

/** A stage of the data, not to be confused with a job's level. */
export type Layer = (typeof LAYERS)[number];
