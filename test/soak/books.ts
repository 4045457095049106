// The books of a run: each rule as a function of what the run left behind. A finding is a rule that was broken.
import type { ClientCommand } from '../../temporal/contract/command';
import { explain } from './explaining';
import type { AssignmentEvidence, CommandRecord, Evidence, Kill } from './evidence';

export const RULES = ['lost', 'said after', 'repeated', 'called dead', 'disagreeing'] as const;
export type RuleName = (typeof RULES)[number];

/** A rule that was broken. */
export interface Finding {
	rule: RuleName;
	/** Missing where it is about no one assignment. */
	assignmentId?: string;
	/** What was found. */
	words: string;
}

/** How long after something was said a post may begin, in milliseconds. */
const HEARD_WITHIN = 1_000;

/** All findings: of a run that went well there are none. */
export function findings({ assignments, kills, strayMails }: Evidence): Finding[] {
	const rules: Array<[RuleName, (assignment: AssignmentEvidence, kills: Kill[]) => string[]]> = [
		['lost', lost],
		['said after', saidAfter],
		['repeated', repeated],
		['called dead', calledDead],
		['disagreeing', disagreeing],
	];
	const found = assignments.flatMap((assignment) =>
		rules.flatMap(([rule, broken]) =>
			broken(assignment, kills).map((words): Finding => ({ rule, assignmentId: assignment.assignmentId, words })),
		),
	);
	if (strayMails === 0) return found;
	return [...found, { rule: 'disagreeing', words: `${strayMails} messages name no assignment of the run` }];
}

/** Whatever was accepted is on record and goes its way; every message arrived, or it is known why it did not. */
function lost(assignment: AssignmentEvidence, kills: Kill[]): string[] {
	const { record, workflow, said, trouble } = assignment;
	const broken = trouble === undefined ? [] : [trouble];
	if (!workflow) broken.push('Temporal does not know it');
	if (!record) return [...broken, 'it is not on record'];
	const { outcome } = record;
	if (said?.acceptedAt !== undefined && outcome !== said.outcome)
		broken.push(`"${said.outcome}" was accepted, and "${outcome}" is on record`);
	if (said?.acceptedAt === undefined && outcome !== 'open' && outcome !== said?.outcome)
		broken.push(`nobody said "${outcome}", which is on record`);
	const stands = outcome === 'withdrawn' ? 'COMPLETED' : 'RUNNING';
	if (workflow && workflow.status !== stands) broken.push(`its workflow is ${workflow.status} instead of ${stands}`);
	const kinds = record.commands.map(({ kind }) => kind);
	if (!kinds.includes('deliver')) broken.push('no delivery is on record');
	if (said?.acceptedAt !== undefined && said.outcome !== 'withdrawn' && !kinds.includes('confirm'))
		broken.push('no confirmation is on record');
	return [...broken, ...record.commands.flatMap((command) => lostMessage(command, assignment, kills))];
}

function lostMessage(command: CommandRecord, { mails, record }: AssignmentEvidence, kills: Kill[]): string[] {
	const { kind, state, reason } = command;
	switch (state) {
		case 'sent':
			return mails.includes(kind) ? [] : [`${kind} is on record as sent, and did not arrive`];
		case 'unknown':
			return explain(command, kills).length > 0 ? [] : [`nobody knows whether ${kind} went out, and no kill is why`];
		case 'skipped':
			return isRightlySkipped(command, record!.outcome, record!.commands)
				? []
				: [`${kind} was skipped, as "${reason}", without a cause`];
		case 'planned':
		case 'held':
		case 'trying':
			return [`${kind} was still ${state} at the end${reason === null ? '' : `, as "${reason}"`}`];
		case 'refused':
		case 'given-up':
			return [`${kind} is ${state}`];
	}
}

/** A reminder comes to nothing where its delivery took longer than it. */
function isRightlySkipped({ kind, reason, plannedAt }: CommandRecord, outcome: string, all: CommandRecord[]): boolean {
	if (reason === 'withdrawn') return outcome === reason;
	if (reason === 'answered') return kind !== 'confirm' && outcome !== 'open';
	const delivery = all.find((command) => command.kind === 'deliver');
	const deliveredAt = delivery?.state === 'sent' ? delivery.tries.at(-1)?.settledAt : undefined;
	return kind === 'remind' && reason === 'undelivered' && (deliveredAt ?? Infinity) > plannedAt;
}

/** No post begins more than a second after what makes it pointless was accepted, and none without the ledger's knowing. */
function saidAfter({ record, said, mails }: AssignmentEvidence): string[] {
	const broken: string[] = [];
	for (const kind of ['deliver', 'remind', 'confirm'] as const) {
		const posts = (record?.commands ?? [])
			.filter((command) => command.kind === kind)
			.flatMap(({ tries }) => tries.flatMap(({ postedAt }) => postedAt ?? []));
		const arrived = count(mails, kind);
		if (arrived > posts.length) broken.push(`${kind} arrived ${arrived} times, and was posted ${posts.length} times`);
		if (said?.acceptedAt === undefined || (kind === 'confirm' && said.outcome !== 'withdrawn')) continue;
		for (const post of posts) {
			const late = post - said.acceptedAt;
			if (late > HEARD_WITHIN) broken.push(`${kind} was posted ${late} ms after "${said.outcome}" was accepted`);
		}
	}
	return broken;
}

/** A client who gets a message twice does so since something was killed while it was sent; nobody gets it three times. */
function repeated(assignment: AssignmentEvidence, kills: Kill[]): string[] {
	return repeatsOf(assignment, kills).flatMap(({ kind, times, because }) => {
		if (times > 2) return [`${kind} arrived ${times} times`];
		return because.length > 0 ? [] : [`${kind} arrived twice, and no kill is why`];
	});
}

/** A message that arrived more than once, with the kills that a try of it met. */
export interface Repeat {
	kind: ClientCommand;
	times: number;
	because: Kill[];
}

/** The messages of an assignment that arrived more than once. */
export function repeatsOf({ mails, record }: AssignmentEvidence, kills: Kill[]): Repeat[] {
	return [...new Set(mails)]
		.map((kind) => ({
			kind,
			times: count(mails, kind),
			because: (record?.commands ?? [])
				.filter((command) => command.kind === kind)
				.flatMap((command) => explain(command, kills)),
		}))
		.filter(({ times }) => times > 1);
}

/** A good link is never called dead by the page; n8n may know of no page for as long as it starts. */
function calledDead({ calledDeadAt, unservedAt }: AssignmentEvidence, kills: Kill[]): string[] {
	const starts = kills.filter(({ part }) => part === 'n8n');
	const unserved = unservedAt.filter((at) => !starts.some((kill) => kill.at <= at && at <= kill.readyAt));
	return [
		...calledDeadAt.map((at) => `its page was answered 404 at ${instant(at)}`),
		...unserved.map((at) => `n8n, which was ready, knew of no page at ${instant(at)}`),
	];
}

/** Ledger and Temporal tell the same. */
function disagreeing({ record, workflow }: AssignmentEvidence): string[] {
	if (!record || !workflow) return [];
	return (['outcome', 'delivery'] as const)
		.filter((what) => record[what] !== workflow[what])
		.map((what) => `its ${what} is "${record[what]}" in the ledger, and "${workflow[what]}" in Temporal`);
}

function count(mails: ClientCommand[], kind: ClientCommand): number {
	return mails.filter((mail) => mail === kind).length;
}

function instant(at: number): string {
	return new Date(at).toISOString();
}
