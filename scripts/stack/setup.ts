import { ensureN8n } from '../setup/n8n.ts';
import { ensureTemporalCli } from '../setup/temporal.ts';
import type { StackSettings } from './settings.ts';
import type { Programs } from './stack.ts';

/** Makes sure of the programs that a stack runs, by these settings or by the usual ones; brings those that are missing. */
export async function ensurePrograms(settings?: StackSettings): Promise<Programs> {
	return {
		temporalCli: settings?.temporal.address ? undefined : await ensureTemporalCli(),
		n8n: await ensureN8n(),
	};
}
