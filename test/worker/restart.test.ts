import type { AssignmentStatus } from '../../temporal/contract/assignment';
import { CHANGE, QUERY } from '../../temporal/contract/names';
import { daytimeZone } from '../e2e/daytime';
import { until } from '../e2e/until';
import { HOUR, Practice, waiting } from './practice';

jest.setTimeout(90_000);

const CLINICIAN = { name: 'Robin Example', email: 'robin@practice.example' };
let practice: Practice;

beforeAll(async () => (practice = await Practice.open()));
afterEach(() => practice.killWorker());
afterAll(() => practice.close());

it('a brief that waits while its worker is killed goes out once another one runs, and once', async () => {
	const { flow } = practice;
	await practice.startWorker();
	const sessionAt = new Date(Date.now() + 3 * HOUR);
	const assigned = await practice.assign('briefed@example.com', {
		clinician: CLINICIAN,
		sessionAt: sessionAt.toISOString(),
	});
	const brief = practice.brief(CLINICIAN, sessionAt);
	await until(() =>
		brief.describe().then(
			() => true,
			() => false,
		),
	);
	await waiting(brief);
	await practice.killWorker();

	await practice.startWorker();
	await practice.publish('brief', 'page');
	const [message] = await flow.briefed(practice.clinicianId(CLINICIAN), 1);
	expect(message!.message.text).toContain('Ada B.: Thought record:');
	expect((await assigned.query<AssignmentStatus>(QUERY.status)).outcome).toBe('open');
	expect(flow.briefs.map(({ edition }) => edition)).toEqual([1]);
});

it("a reminder in the client's quiet hours waits in Temporal until they end", async () => {
	const { flow } = practice;
	await practice.startWorker();
	await practice.publish('deliver', 'remind');
	// Where it is early afternoon, these quiet hours last for another three to four hours.
	const quietHours = { from: '09:00', to: '17:00' };
	const assigned = await practice.assign('quiet@example.com', { zone: daytimeZone(), policy: { quietHours } });
	await until(async () => (await assigned.query<AssignmentStatus>(QUERY.status)).delivery === 'delivered');
	await assigned.executeUpdate(CHANGE.remindNow, { args: [{ changeId: 'now' }] });

	const { nextAttemptScheduleTime } = await waiting(assigned);
	const hoursUntil = (Number(nextAttemptScheduleTime!.seconds) * 1000 - Date.now()) / HOUR;
	expect(hoursUntil).toBeGreaterThan(2.9);
	expect(hoursUntil).toBeLessThan(4.2);
	expect(flow.commandsFor(assigned.id).map(({ command }) => command)).toEqual(['deliver']);
});
