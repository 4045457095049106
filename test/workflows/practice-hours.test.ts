import { addDays, instantAt, localDate } from '../../temporal/plan/hours';
import { ZONE } from './ask';
import { status, type Assigned } from './assigned';
import { useRig } from './rig';

jest.setTimeout(60_000);
const rig = useRig({ restarts: true, shutdownGrace: 1 });

afterEach(() => practiceSays(''));

/** Has other workers go on, which read what the practice has added to its practice.yaml. */
async function practiceSays(yaml: string): Promise<void> {
	await rig().stopWorkers();
	rig().editPractice = (own) => `${own}\n${yaml}`;
	await rig().startWorkers();
}

/** A date on the client's calendar, so many days from today. */
async function day(fromToday: number): Promise<string> {
	return addDays(localDate((await rig().now()).getTime(), ZONE), fromToday);
}

function weekday(date: string): string {
	return new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(date)).toLowerCase();
}

function sent({ assignmentId }: Assigned): string[] {
	return rig()
		.flow.commandsFor(assignmentId)
		.map(({ command }) => command);
}

it('a delivery that is still to come waits over a day that the practice closes meanwhile', async () => {
	const assigned = await rig().assign({ deliverIn: 1, dueIn: 50 });
	await status(assigned);
	await practiceSays(`closedDays: [${await day(0)}]`);
	const opens = instantAt(await day(1), '09:00', ZONE);
	await rig().until(opens - 60_000);
	expect(sent(assigned)).toEqual([]);
	await rig().until(opens + 5 * 60_000);
	expect(sent(assigned)).toEqual(['deliver']);
	await assigned.terminate();
});

it('a reminder that is still to come waits for the send windows that the practice sets meanwhile, as planned as it was', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50, reminders: [{ share: 0.5 }] });
	await rig().pass(1);
	expect(sent(assigned)).toEqual(['deliver']);
	const plannedAt = async () => (await rig().ledger.reminders.of(assigned.assignmentId))!.reminders[0]!.plannedAt;
	const before = await plannedAt();
	const tomorrow = await day(1);
	const opens = instantAt(tomorrow, '15:00', ZONE);
	expect(Date.parse(before)).toBeLessThan(opens - 3_600_000);
	await practiceSays(`sendWindows: { ${weekday(tomorrow)}: [15:00-18:00] }`);
	await rig().until(opens - 60_000);
	expect(sent(assigned)).toEqual(['deliver']);
	await rig().until(opens + 5 * 60_000);
	expect(sent(assigned)).toEqual(['deliver', 'remind']);
	expect(await plannedAt()).toBe(before);
	await assigned.terminate();
});

it('what the practice closed and opens again goes out as it was planned', async () => {
	const assigned = await rig().assign({ deliverIn: 2, dueIn: 50 });
	await status(assigned);
	await practiceSays(`closedDays: [${await day(0)}]`);
	await rig().pass(1);
	await practiceSays('');
	await rig().pass(1.1);
	expect(sent(assigned)).toEqual(['deliver']);
	await assigned.terminate();
});
