import { z } from 'zod/v4';

/** The languages that clients are spoken to in: exercises, messages and the page. */
export const languageSchema = z.enum(['en', 'es'], { error: 'must be one of en, es' });

export type Language = z.infer<typeof languageSchema>;
