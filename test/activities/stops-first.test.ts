import { contactIndex } from '../../temporal/contract/identity';
import { assignmentInput, TERMS } from '../ledger/practice';
import { assigned, MINUTE, MORNING } from './delivery';
import { receipting } from './flow-server';
import { recordAssignment } from './setting';

/** A delivery whose client asks to stop; the wish waits for its record until `recordStops` is called. */
async function stopping() {
	let full = false;
	let recorded = 0;
	const parts = await assigned(receipting({}), {
		atPoint: () => {
			if (full) throw new Error('database or disk is full');
		},
		recordStops: async () => {
			recorded += 1;
			const stop = { stopId: 's'.repeat(22), contactIndex: contactIndex(parts.ring, TERMS.clientEmail) };
			const askedAt = MORNING;
			await parts.ledger.stops.record({ ...stop, source: 'client-page', scope: 'all', askedAt }, MORNING);
		},
	});
	return {
		...parts,
		fill: () => (full = true),
		empty: () => (full = false),
		timesRecorded: () => recorded,
	};
}

describe('what was asked to be stopped while the ledger failed', () => {
	it('is on record before the next message goes out', async () => {
		const { send, fill, empty, received } = await stopping();
		fill();
		await expect(send()).rejects.toThrow('disk is full');
		empty();
		expect(await send(MORNING + MINUTE)).toMatchObject({ kind: 'skipped', reason: 'opted-out' });
		expect(received).toEqual([]);
	});

	it('is so too where it was something else that found the ledger failing', async () => {
		const { send, activities, ring, others, received } = await stopping();
		others.wakeBrief = () => Promise.reject(new Error('database or disk is full'));
		const clinician = { name: 'Dr. Kim Li', email: 'kim@practice.example' };
		const other = assignmentInput(ring, { key: 'other', clinician, sessionAt: TERMS.dueAt });
		await expect(recordAssignment(activities, other)).rejects.toThrow('is full');
		expect(await send()).toMatchObject({ kind: 'skipped', reason: 'opted-out' });
		expect(received).toEqual([]);
	});

	it('is looked for again where that fails, and once it is on record no more', async () => {
		const { send, fill, empty, ledger, timesRecorded } = await stopping();
		fill();
		await expect(send()).rejects.toThrow('disk is full');
		empty();
		const record = ledger.stops.record.bind(ledger.stops);
		ledger.stops.record = () => Promise.reject(new Error('still full'));
		await expect(send(MORNING + MINUTE)).rejects.toThrow('still full');
		ledger.stops.record = record;
		expect(await send(MORNING + 2 * MINUTE)).toMatchObject({ kind: 'skipped' });
		const times = timesRecorded();
		await send(MORNING + 3 * MINUTE);
		expect(timesRecorded()).toBe(times);
	});

	it('is not looked for before each message', async () => {
		const { send, timesRecorded } = await stopping();
		expect(await send()).toMatchObject({ kind: 'sent' });
		expect(timesRecorded()).toBe(0);
	});
});
