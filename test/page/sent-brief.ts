import { briefId } from '../../temporal/contract/names';
import { resolvePolicy } from '../../temporal/contract/policy';
import type { Ledger } from '../../temporal/ledger/ledger';
import type { BriefedDay } from '../../temporal/ledger/sending/editions';
import { OPEN_EVERY_DAY } from '../../temporal/plan/sending-hours';

/** Has an edition go out, as if a flow had sent it. */
export async function sendBrief(ledger: Ledger, day: BriefedDay & { edition: number }): Promise<void> {
	const commandId = briefId(day.clinicianId, day.date, day.edition);
	const [now, expiresAt] = [Date.now(), day.to + 14 * 24 * 60 * 60_000];
	const today = { policy: () => resolvePolicy(), practiceHours: OPEN_EVERY_DAY };
	const around = { unheard: [], pinged: false, ...today };
	const gated = await ledger.commands.begin({ kind: 'brief', commandId, ...day, at: now, expiresAt }, now, around);
	if (gated.kind !== 'go') throw new Error(`The gate holds the brief: ${JSON.stringify(gated)}`);
	await ledger.commands.posting(gated, 'route', now, around);
	await ledger.commands.settle(gated.attempt, { result: 'sent' }, now);
}
