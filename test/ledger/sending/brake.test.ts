import { TERMS } from '../practice';
import { circumstances, DAY, HOUR, KIM, MINUTE, MONDAY, Practice, SECOND, SENT, UNKNOWN, WEDNESDAY } from './saying';

const HOLD = { holdId: 'h'.repeat(22), reason: 'The wrong day' };
const OTHER = { holdId: 'o'.repeat(22), reason: 'Another reason' };
const LET_GO = { letGoId: 'l'.repeat(22) };
const iso = (at: number) => new Date(at).toISOString();

describe('the brake', () => {
	it('holds all messages to clients, and lets them go', async () => {
		const practice = await Practice.open();
		const { brake } = practice.ledger;
		const delivery = practice.deliver(await practice.assigned());
		expect(await brake.standing()).toBeUndefined();
		expect(await brake.hold(HOLD, MONDAY)).toEqual({ since: iso(MONDAY), reason: 'The wrong day', before: false });
		expect(await delivery.begin(MONDAY)).toMatchObject({ kind: 'later', reason: 'brake' });
		expect(await delivery.state()).toBe('held');
		const letGo = await brake.letGo(LET_GO, MONDAY + HOUR);
		expect(letGo).toEqual({ since: iso(MONDAY), reason: 'The wrong day', waiting: 1, pointless: 0, listed: [] });
		expect(await brake.letGo(LET_GO, MONDAY + 2 * HOUR)).toMatchObject({ since: iso(MONDAY) });
		expect(await brake.standing()).toBeUndefined();
		expect(await delivery.begin(MONDAY + HOUR)).toMatchObject({ kind: 'go' });
	});

	it('is asked about again right before the post', async () => {
		const practice = await Practice.open();
		const delivery = practice.deliver(await practice.assigned());
		const gated = await delivery.tried(MONDAY);
		await practice.ledger.brake.hold(HOLD, MONDAY);
		expect(await delivery.posting(gated, MONDAY)).toBe(false);
		expect(await delivery.begin(MONDAY)).toMatchObject({ kind: 'later', reason: 'brake' });
	});

	it('holds back what was asked for and is not on record yet, too, but no brief', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned({ clinician: KIM, sessionAt: iso(WEDNESDAY) });
		const asked = { brakeAsked: true };
		expect(await practice.deliver(id).begin(MONDAY, asked)).toMatchObject({ kind: 'later', reason: 'unheard' });
		const brief = practice.brief('2026-03-04', 1, WEDNESDAY);
		await practice.ledger.brake.hold(HOLD, MONDAY);
		expect(await brief.begin(MONDAY, asked)).toMatchObject({ kind: 'go' });
	});

	it('pulled twice is pulled once: the first reason stands', async () => {
		const { brake } = (await Practice.open()).ledger;
		await brake.hold(HOLD, MONDAY);
		const standing = { since: iso(MONDAY), reason: 'The wrong day' };
		expect(await brake.hold(HOLD, MONDAY + 1)).toEqual({ ...standing, before: false });
		expect(await brake.hold(OTHER, MONDAY + 2)).toEqual({ ...standing, before: true });
	});

	it('goes by when it was asked for: what was let go since does not hold', async () => {
		const { brake } = (await Practice.open()).ledger;
		await brake.hold(HOLD, MONDAY);
		expect(await brake.letGo(LET_GO, MONDAY - 1)).toBeUndefined();
		expect(await brake.standing()).toBeDefined();
		await brake.letGo(LET_GO, MONDAY + HOUR);
		expect(await brake.hold(OTHER, MONDAY + MINUTE)).toBeUndefined();
		expect(await brake.standing()).toBeUndefined();
		expect(await brake.hold(OTHER, MONDAY + 2 * HOUR)).toMatchObject({ before: false });
	});

	it('of which nothing is held, there is nothing to let go', async () => {
		const { brake } = (await Practice.open()).ledger;
		expect(await brake.letGo(LET_GO, MONDAY)).toBeUndefined();
		expect(await brake.heldBack(MONDAY)).toBeUndefined();
	});
});

it('a thousand that are held look again one after the other', async () => {
	const practice = await Practice.open();
	await practice.ledger.brake.hold(HOLD, MONDAY);
	const untils: number[] = [];
	for (let count = 0; count < 60; count += 1) {
		const clientEmail = `ada.${count}@clients.example`;
		const held = await practice.deliver(await practice.assigned({ key: `${count}`, clientEmail })).begin(MONDAY);
		untils.push(held.kind === 'later' ? held.until - MONDAY : 0);
	}
	expect(untils.slice(0, 3)).toEqual([45 * SECOND, 46 * SECOND, 47 * SECOND]);
	expect(untils.at(-1)).toBe((45 + 59) * SECOND);
});

it('what became pointless while it was held is told, by name, and why it did not come', async () => {
	const practice = await Practice.open();
	const { brake } = practice.ledger;
	await brake.hold(HOLD, MONDAY);
	const [missed, waits, unsure] = [
		await practice.assigned({ key: 'missed', dueAt: iso(MONDAY + HOUR) }),
		await practice.assigned({ key: 'waits', clientEmail: 'bo@clients.example' }),
		await practice.assigned({ key: 'unsure', clientEmail: 'cy@clients.example' }),
	];
	const expiresAt = MONDAY + HOUR;
	const delivery = practice.message('deliver', `${missed}.deliver`, missed, expiresAt);
	expect(await delivery.begin(expiresAt - SECOND)).toMatchObject({ kind: 'later', until: expiresAt });
	await practice.deliver(waits).begin(MONDAY);
	expect(await practice.deliver(unsure).begin(MONDAY, { brakeAsked: false })).toMatchObject({ reason: 'brake' });
	// It has not looked again, and is pointless all the same.
	expect(await brake.heldBack(expiresAt)).toMatchObject({ waiting: 2, pointless: 1 });
	expect(await delivery.begin(expiresAt)).toMatchObject({ kind: 'over', ending: { kind: 'skipped', reason: 'brake' } });
	expect(await brake.letGo(LET_GO, expiresAt + MINUTE)).toMatchObject({
		waiting: 2,
		pointless: 1,
		listed: [
			{ assignmentId: missed, client: { name: TERMS.clientName }, what: 'deliver', exercise: 'Weighing a thought' },
		],
	});
	expect(await practice.steps(missed)).toContainEqual([
		'undeliverable',
		'Everything that goes to clients was held until it was of no use any more.',
	]);
});

it('what may have gone out is not tried once more while all is held', async () => {
	const practice = await Practice.open();
	const delivery = practice.deliver(await practice.assigned());
	await delivery.comesTo(UNKNOWN, MONDAY);
	await practice.ledger.brake.hold(HOLD, MONDAY);
	expect(await delivery.begin(MONDAY + HOUR)).toMatchObject({ kind: 'later', reason: 'brake' });
	expect(await delivery.state()).toBe('unknown');
	await practice.ledger.brake.letGo(LET_GO, MONDAY + HOUR);
	expect(await delivery.comesTo(SENT, MONDAY + 2 * HOUR)).toMatchObject({ ending: { kind: 'sent' } });
});

it('staff who have something sent now are told that it is held', async () => {
	const practice = await Practice.open();
	const assignmentId = await practice.delivered();
	await practice.ledger.brake.hold(HOLD, MONDAY);
	const order = { assignmentId, at: MONDAY + 2 * DAY, anyHour: false };
	const { policy, practiceHours } = circumstances();
	expect(await practice.ledger.sendingNow.foresee(order, { policy, practiceHours })).toMatchObject({
		what: 'remind',
		held: true,
	});
});
