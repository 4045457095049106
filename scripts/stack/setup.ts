import { ensureN8n } from '../setup/n8n.ts';
import { ensureTemporalCli } from '../setup/temporal.ts';
import type { StackSettings } from './settings.ts';
import type { Programs } from './stack.ts';

/** Makes sure of the programs that a stack runs, bringing those that are missing. */
export async function ensurePrograms({ temporalAddress }: Pick<StackSettings, 'temporalAddress'>): Promise<Programs> {
	return {
		temporalCli: temporalAddress ? undefined : await ensureTemporalCli(),
		n8n: await ensureN8n(),
	};
}
