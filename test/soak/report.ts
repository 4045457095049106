import { findings, repeatsOf, RULES } from './books';
import type { AssignmentEvidence, Evidence, Kill } from './evidence';
import { meets } from './explaining';
import { waitsForLastTry } from './waiting';

/** The books of a run for people: what was done, what each kill met, and which rules were broken. */
export function report(evidence: Evidence): string {
	const broken = findings(evidence);
	return [
		...counts(evidence),
		'',
		...evidence.kills.map((kill) => `  ${aboutKill(kill, evidence)}`),
		...evidence.assignments.flatMap((assignment) => aboutRepeats(assignment, evidence.kills)),
		'',
		...RULES.map((rule) => {
			const many = broken.filter((finding) => finding.rule === rule).length;
			return `${rule.padEnd(12)}  ${many === 0 ? 'none' : many}`;
		}),
		...broken.map(({ rule, assignmentId, words }) => `  ${rule}: ${assignmentId ?? 'the run'}: ${words}`),
	].join('\n');
}

function counts({ assignments, kills }: Evidence): string[] {
	const mails = assignments.flatMap((assignment) => assignment.mails);
	const of = (kind: string) => mails.filter((mail) => mail === kind).length;
	const accepted = assignments.flatMap(({ said }) => (said?.acceptedAt === undefined ? [] : said.outcome));
	const withdrawn = accepted.filter((outcome) => outcome === 'withdrawn').length;
	const commands = assignments.flatMap(({ record }) => record?.commands ?? []);
	const unknown = commands.filter(({ state }) => state === 'unknown').length;
	const repeats = assignments.flatMap((assignment) => repeatsOf(assignment, kills));
	const unserved = assignments.flatMap(({ unservedAt }) => unservedAt).length;
	return [
		`${assignments.length} assignments, ${accepted.length - withdrawn} answers, ${withdrawn} withdrawals, ${kills.length} kills`,
		`${mails.length} messages: ${of('deliver')} deliveries, ${of('remind')} reminders, ${of('confirm')} confirmations`,
		`${repeats.length} repeats; of ${unknown} messages nobody knows whether they went out, ` +
			`${assignments.filter(waitsForLastTry).length} of which are tried once more`,
		`${unserved} requests for a page came before n8n, which was starting, knew of any`,
	];
}

function aboutRepeats(assignment: AssignmentEvidence, kills: Kill[]): string[] {
	return repeatsOf(assignment, kills).map(({ kind, times, because }) => {
		const causes = because.map((kill) => `${kill.part} at ${clock(kill.at)}`).join(', ');
		return `  ${assignment.assignmentId}: ${kind} arrived ${times} times: ${causes || 'no kill is why'}`;
	});
}

function aboutKill(kill: Kill, { assignments, kills }: Evidence): string {
	const tries = assignments.flatMap(({ record }) => record?.commands.flatMap((command) => command.tries) ?? []);
	const met = tries.filter((attempt) => meets(attempt, kill, kills));
	const unsure = met.filter(({ postedAt, result }) => postedAt !== null && (result === null || result === 'unknown'));
	const repeats = assignments
		.flatMap((assignment) => repeatsOf(assignment, kills))
		.filter(({ because }) => because.includes(kill));
	const down = ((kill.readyAt - kill.at) / 1000).toFixed(1);
	const how = kill.byItself === undefined ? '' : `, by itself: ${kill.byItself}`;
	return (
		`${clock(kill.at)}  ${kill.part.padEnd(8)} away for ${down.padStart(5)} s: ${met.length} tries met, ${unsure.length} unsure, ` +
		`${repeats.length} repeats${how}`
	);
}

/** Of an instant the time of day, in UTC. */
function clock(at: number): string {
	return new Date(at).toISOString().slice(11, 23);
}
