import type { Topic } from '../../../temporal/contract/command';
import type { AssignmentEvent, EventKind } from '../../../temporal/contract/event';
import { clinicianId } from '../../../temporal/contract/identity';
import { CONTRACT_VERSION } from '../../../temporal/contract/names';
import { DUE_AT, EXERCISE, TERMS } from '../practice';
import { DAY, HOUR, KIM, MONDAY, NOT_SENT, Practice, SENT, WEDNESDAY } from './saying';

const TOPICS: Topic[] = ['answered', 'overdue', 'undeliverable'];
const AT_DUE = { at: new Date(DUE_AT).toISOString() };

/** A practice with one assignment, and one flow that wants to be told of everything. */
async function subscribed() {
	const practice = await Practice.open();
	const id = await practice.assigned();
	const routes = Object.fromEntries(
		await Promise.all(TOPICS.map(async (topic) => [topic, await practice.published(topic)] as const)),
	);
	const topics = async () => (await practice.ledger.notices.waiting(id)).map(({ topic }) => topic);
	return { practice, id, routes, topics };
}

describe('who subscribes to a topic', () => {
	it('is told, each by a notice of its own', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		const routeIds = [await practice.published('overdue', 'Office'), await practice.published('overdue', 'Chat')];
		await practice.published('answered', 'Elsewhere');
		const eventId = await practice.happens(id, 'due', AT_DUE);
		const waiting = await practice.ledger.notices.waiting(id);
		expect(waiting).toHaveLength(2);
		for (const routeId of routeIds) expect(waiting).toContainEqual({ eventId, routeId, topic: 'overdue' });
	});

	it.each<[EventKind, Partial<AssignmentEvent>, Topic]>([
		['answered', { outcome: 'partly' }, 'answered'],
		['due', {}, 'overdue'],
		['undeliverable', { reason: 'No such address.' }, 'undeliverable'],
		['unconfirmed', { reason: 'The connection broke.' }, 'undeliverable'],
	])('of "%s" %j is told by the topic "%s"', async (kind, more, topic) => {
		const { practice, id, topics } = await subscribed();
		await practice.happens(id, kind, more);
		expect(await topics()).toEqual([topic]);
	});

	it.each<[string, EventKind, Partial<AssignmentEvent>]>([
		['due, but answered', 'due', { outcome: 'done' }],
		['delivered', 'delivered', {}],
		['withdrawn', 'withdrawn', {}],
	])('is not told of what is %s', async (_what, kind, more) => {
		const { practice, id, topics } = await subscribed();
		await practice.happens(id, kind, more);
		expect(await topics()).toEqual([]);
	});

	it('is not told that something was not delivered that was after all', async () => {
		const { practice, id, topics } = await subscribed();
		await practice.happens(id, 'delivered');
		await practice.happens(id, 'undeliverable');
		expect(await topics()).toEqual([]);
	});

	it.each<[AssignmentEvent['because'], number]>([
		['no-consent', 1],
		['opted-out', 1],
		['refused', 2],
		['given-up', 2],
	])('is told %s again only where another try came to it', async (because, times) => {
		const { practice, id, topics } = await subscribed();
		await practice.happens(id, 'undeliverable', { eventId: 'first', because });
		await practice.happens(id, 'undeliverable', { eventId: 'again', because });
		expect(await topics()).toHaveLength(times);
	});

	it('is told of another reason, and of the same one after it', async () => {
		const { practice, id, topics } = await subscribed();
		for (const [index, because] of (['no-consent', 'opted-out', 'no-consent'] as const).entries()) {
			await practice.happens(id, 'undeliverable', { eventId: `${index}`, because });
		}
		expect(await topics()).toHaveLength(3);
	});

	it('is told once of what is recorded twice, and who comes later not at all', async () => {
		const { practice, id, routes, topics } = await subscribed();
		const eventId = await practice.happens(id, 'due', AT_DUE);
		await practice.notice(eventId, routes['overdue']!).comesTo(SENT, DUE_AT);
		await practice.published('overdue', 'Latecomer');
		await practice.happens(id, 'due', AT_DUE);
		expect(await topics()).toEqual([]);
	});
});

describe('a notice', () => {
	it('says what happened to whom, and who is responsible by then', async () => {
		const { practice, id, routes } = await subscribed();
		const handedOverAt = Date.now() + HOUR;
		await practice.ledger.handovers.record(
			{
				version: CONTRACT_VERSION,
				kind: 'hand-over',
				handoverId: 'h'.repeat(22),
				of: { scope: 'assignment', id },
				to: { clinicianId: clinicianId(practice.ring, KIM), person: KIM },
				from: new Date(handedOverAt).toISOString(),
			},
			Date.now(),
		);
		const eventId = await practice.happens(id, 'undeliverable', { reason: 'No such address.' });
		const notice = practice.notice(eventId, routes['undeliverable']!);
		const happening = {
			topic: 'undeliverable',
			assignmentId: id,
			client: expect.objectContaining({ name: 'Marisol Quintanilla' }) as unknown,
			clients: [],
			exercise: EXERCISE.title,
			at: MONDAY,
			zone: TERMS.zone,
			why: { ours: 'No such address.' },
		};
		const { notices } = practice.ledger;
		expect(await notices.topic(notice.id)).toBe('undeliverable');
		expect(await notices.content(notice.id, handedOverAt - 1)).toEqual(happening);
		expect(await notices.content(notice.id, handedOverAt)).toEqual({ ...happening, clinician: KIM });
	});

	it('is of use until an instant that its first try sets', async () => {
		const { practice, id, routes } = await subscribed();
		const eventId = await practice.happens(id, 'answered');
		const until = WEDNESDAY + DAY;
		const notice = practice.notice(eventId, routes['answered']!, until);
		expect(await notice.comesTo(NOT_SENT, WEDNESDAY)).toMatchObject({ kind: 'later', reason: 'unreachable' });
		const given = { kind: 'over', ending: { kind: 'given-up', reason: 'n8n cannot be reached.' } };
		expect(await practice.notice(eventId, routes['answered']!, until + DAY).begin(until)).toMatchObject(given);
	});

	it('is skipped where its flow does not ask for it any more', async () => {
		const { practice, id, routes } = await subscribed();
		const eventId = await practice.happens(id, 'answered');
		await practice.ledger.routes.release([routes['answered']!]);
		const skipped = { kind: 'over', ending: { kind: 'skipped', reason: 'no-route' } };
		expect(await practice.notice(eventId, routes['answered']!).begin(WEDNESDAY)).toMatchObject(skipped);
	});

	it.each(['answered', 'withdrawn'] as const)('of being overdue is skipped once it is %s', async (kind) => {
		const { practice, id, routes } = await subscribed();
		const eventId = await practice.happens(id, 'due', AT_DUE);
		await practice.happens(id, kind);
		const skipped = { kind: 'over', ending: { kind: 'skipped', reason: kind } };
		expect(await practice.notice(eventId, routes['overdue']!).begin(DUE_AT)).toMatchObject(skipped);
	});

	it('of being overdue is skipped where there is more time by now', async () => {
		const { practice, id, routes } = await subscribed();
		const early = await practice.happens(id, 'due', { at: new Date(WEDNESDAY).toISOString() });
		const skipped = { kind: 'over', ending: { kind: 'skipped', reason: 'expired' } };
		expect(await practice.notice(early, routes['overdue']!).begin(DUE_AT)).toMatchObject(skipped);
		const due = await practice.happens(id, 'due', { ...AT_DUE, eventId: `${id}.due.2` });
		expect(await practice.notice(due, routes['overdue']!).begin(DUE_AT)).toMatchObject({ kind: 'go' });
	});

	it.each(['undeliverable', 'unconfirmed'] as const)('of a delivery %s is skipped once it went out', async (kind) => {
		const { practice, id, routes } = await subscribed();
		const notice = practice.notice(await practice.happens(id, kind), routes['undeliverable']!);
		await practice.happens(id, 'delivered');
		const skipped = { kind: 'over', ending: { kind: 'skipped', reason: 'delivered' } };
		expect(await notice.begin(WEDNESDAY)).toMatchObject(skipped);
	});

	it.each([
		['undeliverable', 'answered'],
		['undeliverable', 'withdrawn'],
		['unconfirmed', 'answered'],
		['unconfirmed', 'withdrawn'],
	] as const)('of a delivery %s is skipped once it is %s', async (kind, end) => {
		const { practice, id, routes } = await subscribed();
		const notice = practice.notice(await practice.happens(id, kind), routes['undeliverable']!);
		await practice.happens(id, end);
		const skipped = { kind: 'over', ending: { kind: 'skipped', reason: end } };
		expect(await notice.begin(WEDNESDAY)).toMatchObject(skipped);
	});

	it('of a delivery undeliverable goes out where nobody knows whether it arrived meanwhile', async () => {
		const { practice, id, routes } = await subscribed();
		const notice = practice.notice(await practice.happens(id, 'undeliverable'), routes['undeliverable']!);
		await practice.happens(id, 'unconfirmed');
		expect(await notice.begin(WEDNESDAY)).toMatchObject({ kind: 'go' });
	});

	it('of an answer is told also when the assignment is withdrawn later', async () => {
		const { practice, id, routes } = await subscribed();
		const eventId = await practice.happens(id, 'answered');
		await practice.happens(id, 'withdrawn');
		expect(await practice.notice(eventId, routes['answered']!).begin(WEDNESDAY)).toMatchObject({ kind: 'go' });
	});
});
