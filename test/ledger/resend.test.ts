import type { Scope } from '../../temporal/contract/batch';
import type { WhatWentWrong } from '../../temporal/contract/resend';
import {
	DAY,
	FRIDAY,
	HOUR,
	KIM,
	MINUTE,
	MONDAY,
	Practice,
	REFUSED,
	SENT,
	UNKNOWN,
	WEDNESDAY,
	type Saying,
} from './sending/saying';
import { clinicianId } from '../../temporal/contract/identity';

const iso = (at: number) => new Date(at).toISOString();
const span = (what: WhatWentWrong[], from = MONDAY, to = MONDAY + HOUR): Scope => ({
	scope: 'went-wrong',
	what,
	from: iso(from),
	to: iso(to),
});

/** The ids that a scope has, and how many it counts. */
async function found({ ledger }: Practice, scope: Scope, at = MONDAY + DAY): Promise<string[]> {
	const page = await ledger.openAssignments.page(scope, at, 100);
	expect(await ledger.openAssignments.count(scope, at)).toBe(page.length);
	return page;
}

/** Nobody knows whether it went out, and it is not tried again by itself. */
async function unsure(saying: Saying, at: number): Promise<void> {
	await saying.comesTo(UNKNOWN, at);
	expect(await saying.comesTo(UNKNOWN, at + 20 * MINUTE)).toMatchObject({ kind: 'over' });
}

describe('what went wrong in a span of time', () => {
	it('is homework of which nobody knows whether it arrived, by when it may have gone out', async () => {
		const practice = await Practice.open();
		const [lost, other] = [
			await practice.assigned(),
			await practice.assigned({ key: 'other', clientEmail: 'bo@clients.example' }),
		];
		await unsure(practice.deliver(lost), MONDAY);
		await practice.deliver(other).comesTo(SENT, MONDAY);
		expect(await found(practice, span(['unknown']))).toEqual([lost]);
		expect(await found(practice, span(['not-arrived']))).toEqual([]);
		expect(await found(practice, span(['unknown'], MONDAY + HOUR, MONDAY + 2 * HOUR))).toEqual([]);
		expect(await found(practice, span(['unknown'], MONDAY, MONDAY + 20 * MINUTE))).toEqual([]);
	});

	it('is made up for by what was sent again, and is over with the answer', async () => {
		const practice = await Practice.open();
		const [again, answered] = [
			await practice.assigned(),
			await practice.assigned({ key: 'other', clientEmail: 'bo@clients.example' }),
		];
		for (const id of [again, answered]) await unsure(practice.deliver(id), MONDAY);
		expect((await found(practice, span(['unknown']))).toSorted()).toEqual([again, answered].toSorted());
		await practice.message('deliver', `${again}.deliver.1`, again).comesTo(SENT, MONDAY + 2 * HOUR);
		await practice.happens(answered, 'answered');
		expect(await found(practice, span(['unknown']))).toEqual([]);
	});

	it('is a reminder, too, of homework that arrived', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		await unsure(practice.remind(id), WEDNESDAY);
		const wednesday = span(['unknown'], WEDNESDAY, WEDNESDAY + HOUR);
		expect(await found(practice, wednesday)).toEqual([id]);
		await practice.remind(id, 'now.1').comesTo(SENT, WEDNESDAY + DAY);
		expect(await found(practice, wednesday)).toEqual([]);
	});

	it('is what surely did not arrive, by when that was known', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		await practice.deliver(id).comesTo(REFUSED, MONDAY + MINUTE);
		expect(await found(practice, span(['not-arrived']))).toEqual([id]);
		expect(await found(practice, span(['unknown']))).toEqual([]);
		expect(await found(practice, span(['unknown', 'not-arrived']))).toEqual([id]);
		expect(await found(practice, span(['not-arrived'], MONDAY + HOUR, MONDAY + DAY))).toEqual([]);
	});
});

describe('who has not answered', () => {
	it('has got the homework, and it is not due yet', async () => {
		const practice = await Practice.open();
		const { ledger, ring } = practice;
		const open = await practice.delivered({ clinician: KIM });
		await practice.assigned({ key: 'waits', clientEmail: 'bo@clients.example' });
		const answered = await practice.delivered({ key: 'answered', clientEmail: 'cy@clients.example' });
		await practice.happens(answered, 'answered');
		const all: Scope = { scope: 'unanswered', among: { scope: 'practice' } };
		expect(await found(practice, all)).toEqual([open]);
		expect(await found(practice, all, FRIDAY + DAY)).toEqual([]);
		expect(await found(practice, { ...all, dueBefore: iso(WEDNESDAY) })).toEqual([]);
		expect(await found(practice, { ...all, dueBefore: iso(FRIDAY + DAY) })).toEqual([open]);
		const of = (among: (typeof all)['among']): Scope => ({ scope: 'unanswered', among });
		expect(await found(practice, of({ scope: 'clinician', id: clinicianId(ring, KIM) }))).toEqual([open]);
		expect(await found(practice, of({ scope: 'exercise', id: 'thought-record' }))).toEqual([open]);
		expect(await found(practice, of({ scope: 'exercise', id: 'breathing-space' }))).toEqual([]);
		expect(await ledger.openAssignments.count(of({ scope: 'assignment', id: answered }), MONDAY)).toBe(0);
	});
});
