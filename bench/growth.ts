import { sessionSummary } from '../temporal/activities/asking/session-summary';
import { loadLibrary } from '../temporal/library/library';
import { DEFAULT_POLICY } from '../temporal/contract/policy';
import { dayBounds, localDate } from '../temporal/plan/hours';
import { OPEN_EVERY_DAY } from '../temporal/plan/sending-hours';
import { inProject } from '../scripts/setup/project.ts';
import { figure, median, p95, ratios, type Figure } from './figure.ts';
import { DAY, NOW, OF_A_CLINICIAN, Practice, type OnRecord } from './growth/practice.ts';

const SMALL = 10_000;
const LARGE = 100_000;
const ROUNDS = 50;
const WARM_UP = 10;
const CIRCUMSTANCES = { unheard: [], pinged: false, policy: () => DEFAULT_POLICY, practiceHours: OPEN_EVERY_DAY };

/** Something that is done for one assignment or one clinician; each time for another clinician's. */
type Work = (practice: Practice, one: OnRecord) => Promise<unknown>;

/** What one assignment, or one clinician, costs the ledger where ten times as many are on record. */
export async function growth(): Promise<Figure[]> {
	const library = loadLibrary(inProject('library'));
	const small = await Practice.of(SMALL);
	const large = await Practice.of(LARGE);

	const gateAndPlan: Work = async ({ ledger }, one) => {
		const order = { commandId: one.reminder, kind: 'remind', assignmentId: one.assignmentId } as const;
		const gated = await ledger.commands.begin({ ...order, at: NOW, expiresAt: NOW + DAY }, NOW, CIRCUMSTANCES);
		if (gated.kind !== 'go') throw new Error(`The gate said ${JSON.stringify(gated)}.`);
		const { calendar } = library;
		const date = localDate(one.sessionAt, calendar.zone);
		const day = { clinicianId: one.clinicianId, date, ...dayBounds(date, calendar.zone) };
		expectLines((await ledger.briefs.standing(day)).sessions.length);
	};
	const reschedule: Work = async ({ ledger }, { assignmentId, sessionAt }) =>
		await ledger.assignments.reschedule({
			assignmentId,
			eventId: `${assignmentId}.rescheduled.1`,
			at: new Date(NOW).toISOString(),
			dueAt: new Date(sessionAt).toISOString(),
			sessionAt: new Date(sessionAt + DAY).toISOString(),
			...{ dueIsSession: false, sessionTakenBack: false, zone: 'Europe/Berlin' },
			outcome: 'open',
			lastOrdinal: 1,
		});
	const summarize: Work = async ({ ledger }, { clinicianId }) =>
		expectLines((await sessionSummary({ of: 'clinician', clinicianId }, { ledger, library }, NOW))!.lines.length);
	const handOver: Work = async (practice, { clinicianId }) => {
		const changed = await practice.handOver(clinicianId, practice.clinicians.at(-1)!, NOW + 1);
		if (changed?.assignments !== OF_A_CLINICIAN) throw new Error(`Handed over: ${changed?.assignments}.`);
	};

	try {
		return [
			...(await beside(gateAndPlan, 'The gate and the plan of a brief', 10, small, large)),
			...(await beside(reschedule, 'A reschedule', 10, small, large)),
			...(await beside(summarize, "A clinician's next sessions", 150, small, large)),
			...(await beside(handOver, `A clinician's handover of ${OF_A_CLINICIAN} assignments`, 200, small, large)),
		];
	} finally {
		await small.close();
		await large.close();
	}
}

/** Does the same in both practices in turn, for one clinician after another. */
async function beside(work: Work, what: string, atMost: number, small: Practice, large: Practice): Promise<Figure[]> {
	const timesOf = (practice: Practice) => {
		const times: number[] = [];
		const next = async () => {
			// Each time of another clinician, of those who have handed nothing over.
			const number = times.length * OF_A_CLINICIAN + (times.length % OF_A_CLINICIAN);
			const one = practice.assigned[number]!;
			const start = performance.now();
			await work(practice, one);
			times.push(performance.now() - start);
			return times.at(-1)!;
		};
		return { times, next };
	};
	const [few, many] = [timesOf(small), timesOf(large)];
	await ratios(WARM_UP, many.next, few.next);
	const measured = await ratios(ROUNDS, many.next, few.next);
	const times = many.times.slice(WARM_UP);
	const counted = LARGE.toLocaleString('en');
	return [
		figure(`${what}, ${counted} assignments on record, p95`, 'ms', p95(times), { atMost }, times),
		figure(
			`${what}, beside ${SMALL.toLocaleString('en')} on record`,
			'ratio',
			median(measured),
			{ atMost: 1.5 },
			measured,
		),
	];
}

/** A day of a clinician with as many assignments has ten. */
function expectLines(lines: number): void {
	if (lines < 9 || lines > 12) throw new Error(`There are ${lines} lines.`);
}
