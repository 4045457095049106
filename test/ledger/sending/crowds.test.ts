import { DAY, HOUR, MINUTE, NOT_SENT, Practice, SECOND, SENT, UNKNOWN, WEDNESDAY, type Saying } from './saying';

/** Reminders of as many assignments of one client, sent when staff say so: nothing is planned, and so nothing is merged. */
async function reminders(count: number, policy: { gapHours?: number; perDay?: number; perWeek?: number }) {
	const practice = await Practice.open();
	const dueAt = new Date(WEDNESDAY + 30 * DAY).toISOString();
	const sayings: Saying[] = [];
	for (let index = 0; index < count; index += 1) {
		const id = await practice.delivered({ key: `${index}`, dueAt, policy: { reminders: [], ...policy } });
		sayings.push(practice.message('remind', `${id}.remind.now.1`, id, WEDNESDAY + 29 * DAY));
	}
	return { practice, sayings };
}

it('there are no more reminders than two on a day and six in seven days, whatever they are about', async () => {
	const { sayings } = await reminders(8, { gapHours: 0.5 });
	const said: Array<string | number> = [];
	// Two on Wednesday and on the days after; the third of Wednesday, and what the week has no room for, are held.
	for (const [index, hours] of [0, 1, 2, 24, 25, 48, 49, 72].entries()) {
		const at = WEDNESDAY + hours * HOUR;
		const gated = await sayings[index]!.begin(at);
		if (gated.kind === 'go') await sayings[index]!.comesTo(SENT, at);
		said.push(
			gated.kind === 'later' ? `${gated.reason} ${new Date(gated.until).toISOString().slice(0, 15)}` : gated.kind,
		);
	}
	const [morning, week] = ['cap 2026-03-05T15:0', 'cap 2026-03-11T16:0'];
	expect(said).toEqual(['go', 'go', morning, 'go', 'go', 'go', 'go', week]);
});

it('a reminder for which the cap leaves no time is skipped', async () => {
	const { practice, sayings } = await reminders(2, { gapHours: 0.5, perDay: 1 });
	await sayings[0]!.comesTo(SENT, WEDNESDAY);
	const [id] = await practice.ledger.commands.named(sayings[1]!.id);
	expect(id).toBeUndefined();
	const { order } = sayings[1]!;
	const short = practice.message(
		'remind',
		order.commandId,
		(order as { assignmentId: string }).assignmentId,
		WEDNESDAY + 3 * HOUR,
	);
	const capped = { kind: 'over', ending: { kind: 'skipped', reason: 'cap' } };
	expect(await short.begin(WEDNESDAY + HOUR)).toMatchObject(capped);
});

describe('what counts', () => {
	it('is what may have gone out', async () => {
		const { sayings } = await reminders(2, {});
		await sayings[0]!.comesTo(UNKNOWN, WEDNESDAY);
		expect(await sayings[1]!.begin(WEDNESDAY + MINUTE)).toEqual({
			kind: 'later',
			until: WEDNESDAY + 4 * HOUR,
			reason: 'gap',
		});
	});

	it('is not what surely did not, by its receipt or by one that comes in late', async () => {
		const { practice, sayings } = await reminders(3, {});
		await sayings[0]!.comesTo({ result: 'skipped', reason: 'On holiday' }, WEDNESDAY);
		await sayings[1]!.comesTo(UNKNOWN, WEDNESDAY);
		const no = { result: 'failed', proof: 'rejected', reason: 'Busy.' } as const;
		expect(await practice.ledger.commands.handIn(`${sayings[1]!.id}/1`, no, WEDNESDAY + MINUTE)).toMatchObject({
			as: 'recorded',
		});
		expect(await sayings[2]!.begin(WEDNESDAY + 2 * MINUTE)).toMatchObject({ kind: 'go' });
	});

	it('is also the delivery, of another assignment or its own', async () => {
		const practice = await Practice.open();
		const policy = { reminders: [] };
		const id = await practice.assigned({ key: 'one', policy });
		await practice.deliver(id).comesTo(SENT, WEDNESDAY);
		const other = await practice.delivered({ key: 'other', policy });
		for (const each of [id, other]) {
			const decision = await practice.remind(each, 'now.1').begin(WEDNESDAY + MINUTE);
			expect(decision).toMatchObject({ kind: 'later', reason: 'gap' });
		}
	});

	it('is, of one message, its last try', async () => {
		const { sayings } = await reminders(2, {});
		await sayings[0]!.comesTo(UNKNOWN, WEDNESDAY);
		expect(await sayings[0]!.comesTo(SENT, WEDNESDAY + HOUR)).toMatchObject({ kind: 'over' });
		const decision = await sayings[1]!.begin(WEDNESDAY + 4 * HOUR);
		expect(decision).toMatchObject({ kind: 'later', until: WEDNESDAY + 5 * HOUR });
	});
});

it('reminders that surely never went out for three days hold no cap, and after it there are no more than the cap', async () => {
	const { practice, sayings } = await reminders(10, { gapHours: 0.5 });
	const nextAt = sayings.map((_, index) => WEDNESDAY + index * MINUTE);
	const back = WEDNESDAY + 3 * DAY;
	const sent: number[] = [];
	for (let steps = 0; steps < 2000 && nextAt.some((at) => at < Infinity); steps += 1) {
		const at = Math.min(...nextAt);
		const index = nextAt.indexOf(at);
		const gated = await sayings[index]!.begin(at);
		if (gated.kind === 'over') {
			nextAt[index] = Infinity;
		} else if (gated.kind === 'later') {
			nextAt[index] = gated.until;
		} else if (!(await sayings[index]!.posting(gated, at))) {
			throw new Error('Held back.');
		} else if (at < back) {
			// It is tried every half hour at last; here a few tries say as much.
			await sayings[index]!.settle(gated, NOT_SENT, at + SECOND);
			nextAt[index] = at + 8 * HOUR;
		} else {
			await sayings[index]!.settle(gated, SENT, at + SECOND);
			sent.push(at);
			nextAt[index] = Infinity;
		}
	}
	expect(sent).toHaveLength(10);
	expect(sent.filter((at) => at < back + 3 * DAY)).toHaveLength(6);
	for (const at of sent)
		expect(sent.filter((other) => other > at - 7 * DAY && other <= at).length).toBeLessThanOrEqual(6);
	expect((await practice.ledger.commands.standing(sayings[0]!.id))?.state).toBe('sent');
});
