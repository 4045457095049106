import { CHANGE, CONTRACT_VERSION } from '../../temporal/contract/names';
import { clientId } from '../../temporal/contract/identity';
import { reschedule, result, status, submission, submit, type Assigned } from './assigned';
import { FAILED, SENT } from './flow-server';
import { useRig } from './rig';
import { testRing } from './test-keys';

jest.setTimeout(30_000);
const rig = useRig();

const HOUR = 3_600_000;

const sent = (assigned: Assigned) => rig().sent(assigned);

async function inHours(hours: number): Promise<string> {
	return new Date((await rig().now()).getTime() + hours * HOUR).toISOString();
}

const notTaken = async ({ assignmentId }: Assigned) =>
	(await rig().ledger.stories.of(assignmentId))!.events
		.filter(({ kind }) => kind === 'not-taken')
		.map(({ reason }) => reason);

it('homework that could not be delivered is, once it has more time', async () => {
	rig().flow.answer = FAILED;
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 4 });
	await rig().pass(5);
	expect(await status(assigned)).toMatchObject({ delivery: 'undeliverable' });
	rig().flow.answer = SENT;
	await reschedule(assigned, { rescheduleId: 'one', dueAt: await inHours(50) });
	await rig().pass(0.1);
	expect(sent(assigned).at(-1)).toBe('deliver.1');
	expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
	await assigned.terminate();
});

describe('homework that was not sent for want of an agreement', () => {
	const undelivered = async (clientEmail: string, dueIn = 50) => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn, consentGiven: false, clientEmail });
		await rig().pass(1);
		expect(await status(assigned)).toMatchObject({ delivery: 'undeliverable' });
		expect(sent(assigned)).toEqual([]);
		return assigned;
	};
	const agree = async (clientEmail: string) => {
		const clientName = 'Ada Byron';
		const client = { clientId: clientId(testRing, { name: clientName, email: clientEmail }), clientName, clientEmail };
		await rig().request({ version: CONTRACT_VERSION, kind: 'grant-consents', grants: [client] });
	};

	it('goes out once the client agrees', async () => {
		const assigned = await undelivered('late.one@example.com');
		await agree('late.one@example.com');
		await agree('late.one@example.com');
		await rig().pass(0.1);
		expect(sent(assigned)).toEqual(['deliver.1']);
		expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
		await assigned.terminate();
	});

	it('goes out, too, where the agreement comes with other homework', async () => {
		const clientEmail = 'late.two@example.com';
		const assigned = await undelivered(clientEmail);
		const other = await rig().assign({ deliverIn: 0.3, dueIn: 50, clientEmail });
		await rig().pass(0.5);
		expect(sent(assigned)).toEqual(['deliver.1']);
		expect(sent(other)).toEqual(['deliver']);
		await assigned.terminate();
		await other.terminate();
	});

	it('stays where it is once it was due', async () => {
		const assigned = await undelivered('late.three@example.com', 4);
		await rig().pass(4);
		await agree('late.three@example.com');
		expect(await result(assigned)).toMatchObject({ outcome: 'no-answer' });
		expect(sent(assigned)).toEqual([]);
	});
});

it('a reminder that waits says when it is due by then', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
	await rig().pass(12);
	await assigned.executeUpdate(CHANGE.remindNow, { args: [{ changeId: 'at night' }] });
	const dueAt = await inHours(24 * 30);
	await reschedule(assigned, { rescheduleId: 'one', dueAt });
	await rig().pass(11.2);
	expect(sent(assigned)).toEqual(['deliver', 'remind.now.1']);
	const day = new Date(dueAt).toLocaleString('en', { timeZone: 'Europe/Berlin', day: 'numeric' });
	const month = new Date(dueAt).toLocaleString('en', { timeZone: 'Europe/Berlin', month: 'long' });
	expect(rig().flow.commandsFor(assigned.assignmentId).at(-1)!.messages.email.text).toContain(`${day} ${month}`);
	await assigned.terminate();
});

describe('what is asked for by Signal and cannot be done', () => {
	it('is on record with its reason', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
		await rig().pass(2);
		await assigned.signal(CHANGE.reschedule, { rescheduleId: 'one', dueAt: await inHours(-1) });
		await rig().pass(0.1);
		expect(await notTaken(assigned)).toEqual(['reschedule: dueAt lies in the past; it must be ahead']);
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		await assigned.signal(CHANGE.remindNow, { changeId: 'too late' });
		await rig().pass(0.1);
		expect(await notTaken(assigned)).toHaveLength(2);
		await assigned.terminate();
	});

	it('is not where it was done before, by Update', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
		await rig().pass(5);
		await assigned.executeUpdate(CHANGE.remindNow, { args: [{ changeId: 'one' }] });
		await rig().pass(0.1);
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		await assigned.signal(CHANGE.remindNow, { changeId: 'one' });
		await rig().pass(0.1);
		expect(await notTaken(assigned)).toEqual([]);
		await assigned.terminate();
	});
});
