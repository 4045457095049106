/**
 * The way of one try: the gate has let it through (`gated`), its words are there (`composed`), it is on its way to n8n
 * (`posted`), what came of it is known (`receipt in`) and on record (`settled`).
 */
export type Point = 'gated' | 'composed' | 'posted' | 'receipt in' | 'settled';

/** Called at each point of each try. A test waits, throws or ends the process there; in production nothing happens. */
export type AtPoint = (point: Point, commandId: string) => Promise<void> | void;
