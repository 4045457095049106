// One run: load and kills as the seed decides, then a calm phase in which all parts run, then what is left behind.
import { mapConcurrently } from '../../nodes/shared/concurrency';
import { untilCalm } from './calm';
import { SoakClient } from './client';
import type { Evidence } from './evidence';
import { Killer } from './kills';
import { planRun, type RunSize } from './plan';
import type { Practice } from './practice';
import { Random } from './random';
import { ledgerRecords, workflowRecord } from './records';

const AT_ONCE = 10;

export interface SoakOptions extends RunSize {
	seed: number;
	/** Whether the one further try of what may have gone out, ten minutes later, is waited for. */
	toTheEnd: boolean;
}

/**
 * Loads a practice that has just been started, kills its parts, and answers what that leaves behind.
 *
 * @param say is told how it goes; holds no personal data
 */
export async function soak(practice: Practice, options: SoakOptions, say: (line: string) => void): Promise<Evidence> {
	const plan = planRun(new Random(options.seed), options);
	const begun = Date.now();
	const tell = (line: string) => say(`${((Date.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${line}`);
	const clients = plan.clients.map((client, number) => new SoakClient(practice, client, `client-${number}`));
	const killer = new Killer(practice.stack, tell);
	const ending = new AbortController();

	const watching = practice.mailbox.watch(ending.signal);
	const lives = clients.map((client) => client.live(ending.signal));
	try {
		await killer.carryOut(plan.kills);
		tell(`${killer.kills.length} kills, and no more: all parts run`);
		await untilCalm(practice, clients, options.toTheEnd, tell);
		await killer.settled();
	} finally {
		ending.abort();
		await Promise.all(lives);
		await watching;
	}
	await practice.mailbox.collect();
	await gather(practice, clients);
	return {
		kills: killer.kills,
		assignments: clients.map(({ evidence }) => evidence),
		strayMails: practice.mailbox.strays,
	};
}

/** Looks up how each assignment stands on all sides. */
async function gather(practice: Practice, clients: SoakClient[]): Promise<void> {
	const records = await ledgerRecords(practice);
	await mapConcurrently(clients, AT_ONCE, async ({ evidence }) => {
		evidence.record = records.get(evidence.assignmentId);
		evidence.mails = practice.mailbox.about(evidence.assignmentId);
		evidence.workflow = await workflowRecord(practice, evidence.assignmentId);
	});
}
