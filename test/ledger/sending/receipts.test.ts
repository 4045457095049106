import { commandId } from '../../../temporal/contract/names';
import {
	DAY,
	FAILED,
	HOUR,
	MINUTE,
	MONDAY,
	NOT_SENT,
	Practice,
	REFUSED,
	SECOND,
	SENT,
	UNKNOWN,
	WEDNESDAY,
} from './saying';

async function delivery() {
	const practice = await Practice.open();
	const id = await practice.assigned();
	const saying = practice.deliver(id);
	const handIn = async (number: number, end: Parameters<typeof saying.settle>[1], at = WEDNESDAY + DAY) =>
		(await practice.ledger.commands.handIn(`${saying.id}/${number}`, end, at)).as;
	const told = async () => ({
		state: await saying.state(),
		steps: (await practice.steps(id)).slice(1).map((step) => [step].flat()[0]),
	});
	return { practice, id, saying, handIn, told };
}

describe('a receipt that is handed in', () => {
	it('is recorded while its asker still waits, and stands', async () => {
		const { practice, saying, handIn, told } = await delivery();
		const gated = await saying.posted(WEDNESDAY);
		expect(await handIn(1, SENT)).toBe('recorded');
		expect(await saying.settle(gated, UNKNOWN, WEDNESDAY + 2 * DAY)).toMatchObject({
			kind: 'over',
			ending: { kind: 'sent' },
		});
		expect(await told()).toEqual({ state: 'sent', steps: ['delivered'] });
		expect(await practice.ledger.commands.resultOf(gated.attempt)).toBe('sent');
	});

	it('is known to have come before, where its try is settled', async () => {
		const { saying, handIn, told } = await delivery();
		await saying.comesTo(REFUSED, WEDNESDAY);
		expect(await handIn(1, SENT)).toBe('settled');
		expect(await told()).toEqual({ state: 'refused', steps: ['undeliverable'] });
	});

	it.each(['1', 'x/1', '/1', 'x/0', 'x/1/2'])('is about no try, where its id is %j', async (tryId) => {
		const { practice, saying } = await delivery();
		await saying.posted(WEDNESDAY);
		expect(await practice.ledger.commands.handIn(tryId, SENT, WEDNESDAY)).toEqual({ as: 'no-such-try' });
	});

	it('about a try that was never begun changes nothing', async () => {
		const { saying, handIn, told } = await delivery();
		await saying.posted(WEDNESDAY);
		expect(await handIn(2, SENT)).toBe('no-such-try');
		expect(await told()).toEqual({ state: 'trying', steps: [] });
	});
});

describe('a late receipt', () => {
	it('makes sent what was unknown, and the delivery delivered after it was unconfirmed', async () => {
		const { practice, id, saying, handIn, told } = await delivery();
		await saying.comesTo(UNKNOWN, WEDNESDAY);
		await saying.comesTo(UNKNOWN, WEDNESDAY + HOUR);
		expect(await practice.ledger.stories.of(id)).toMatchObject({ delivery: 'unconfirmed' });
		expect(await handIn(1, SENT)).toBe('recorded');
		expect(await told()).toEqual({ state: 'sent', steps: ['unconfirmed', 'delivered'] });
		expect(await practice.ledger.stories.of(id)).toMatchObject({ delivery: 'delivered' });
		expect(await saying.begin(WEDNESDAY + 2 * DAY)).toMatchObject({ kind: 'over', ending: { kind: 'sent' } });
	});

	it('leaves unsent what staff had asked to have sent again, and puts no step on record for it', async () => {
		const { practice, id, saying, handIn, told } = await delivery();
		for (const at of [WEDNESDAY, WEDNESDAY + HOUR]) await saying.comesTo(UNKNOWN, at);
		const again = practice.message('deliver', commandId(id, 'deliver.1'), id);
		await again.comesTo(NOT_SENT, WEDNESDAY + 2 * HOUR);
		await handIn(1, SENT);
		const ending = { kind: 'skipped', reason: 'delivered' };
		expect(await again.begin(WEDNESDAY + DAY)).toMatchObject({ kind: 'over', ending });
		expect(await told()).toMatchObject({ steps: ['unconfirmed', 'delivered'] });
	});

	it('makes sent what is being tried once more, whatever that try comes to', async () => {
		const { saying, handIn, told } = await delivery();
		await saying.comesTo(UNKNOWN, WEDNESDAY);
		const second = await saying.posted(WEDNESDAY + HOUR);
		expect(await handIn(1, SENT)).toBe('recorded');
		expect(await told()).toEqual({ state: 'sent', steps: ['delivered'] });
		expect(await saying.settle(second, FAILED, WEDNESDAY + 2 * DAY)).toMatchObject({
			kind: 'over',
			ending: { kind: 'sent' },
		});
	});

	it('makes delivered what was given up', async () => {
		const { practice, id, saying, handIn } = await delivery();
		await saying.comesTo(UNKNOWN, WEDNESDAY);
		await saying.comesTo(REFUSED, WEDNESDAY + HOUR);
		expect(await practice.ledger.stories.of(id)).toMatchObject({ delivery: 'undeliverable' });
		expect(await handIn(1, SENT)).toBe('recorded');
		expect(await practice.ledger.stories.of(id)).toMatchObject({ delivery: 'delivered' });
	});

	it('that says that it failed has what waits tried again, and what is over stay over', async () => {
		const { saying, handIn, told } = await delivery();
		await saying.comesTo(UNKNOWN, WEDNESDAY);
		expect(await handIn(1, FAILED, WEDNESDAY + MINUTE)).toBe('recorded');
		expect(await told()).toEqual({ state: 'held', steps: [] });
		await saying.comesTo(UNKNOWN, WEDNESDAY + HOUR);
		await saying.comesTo(UNKNOWN, WEDNESDAY + 2 * HOUR);
		expect(await handIn(2, FAILED)).toBe('recorded');
		expect(await told()).toEqual({ state: 'unknown', steps: ['unconfirmed'] });
		expect(await saying.begin(WEDNESDAY + DAY)).toMatchObject({ kind: 'over', ending: { kind: 'unknown' } });
		// Now it is known that nothing ever went out.
		expect(await handIn(3, FAILED)).toBe('recorded');
		expect(await told()).toEqual({ state: 'given-up', steps: ['unconfirmed', 'undeliverable'] });
	});

	it('that says that nothing ever went out leaves no instant of delivery on record', async () => {
		const { practice, id, saying, handIn } = await delivery();
		const deliverAt = async () => (await practice.ledger.messages.content(saying.id, [])).about[0].deliverAt;
		for (const at of [WEDNESDAY, WEDNESDAY + HOUR]) await saying.comesTo(UNKNOWN, at);
		expect(await deliverAt()).toBe(WEDNESDAY + HOUR);
		for (const number of [1, 2]) await handIn(number, FAILED);
		expect(await practice.ledger.stories.of(id)).toMatchObject({ delivery: 'undeliverable' });
		expect(await deliverAt()).toBe(MONDAY);
	});

	it('does not begin again what was answered meanwhile', async () => {
		const { practice, id, saying, handIn, told } = await delivery();
		await saying.comesTo(UNKNOWN, WEDNESDAY);
		await practice.happens(id, 'answered');
		expect(await handIn(1, FAILED)).toBe('recorded');
		expect(await told()).toEqual({ state: 'skipped', steps: ['answered'] });
		expect(await saying.begin(WEDNESDAY + 2 * DAY)).toMatchObject({ kind: 'over' });
	});

	it('that says that it failed leaves alone what its flow chose not to send afterwards', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		const reminder = practice.remind(id);
		await reminder.comesTo(UNKNOWN, WEDNESDAY);
		await reminder.comesTo({ result: 'skipped', reason: 'On holiday' }, WEDNESDAY + HOUR);
		expect(await practice.ledger.commands.handIn(`${reminder.id}/1`, FAILED, WEDNESDAY + DAY)).toMatchObject({
			as: 'recorded',
		});
		expect(await practice.shown(id)).toMatchObject({ state: 'skipped', reason: 'On holiday' });
	});

	it('that is recorded twice leaves what was answered meanwhile as it is', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		const reminder = practice.remind(id);
		const { attempt } = await reminder.posted(WEDNESDAY);
		await reminder.settle({ attempt }, NOT_SENT, WEDNESDAY + SECOND);
		await practice.happens(id, 'answered');
		await reminder.settle({ attempt }, NOT_SENT, WEDNESDAY + HOUR);
		expect(await practice.shown(id)).toMatchObject({ state: 'skipped', reason: 'It was answered before.' });
		expect(await practice.steps(id)).toEqual(['assigned', 'delivered', 'answered']);
	});
});
