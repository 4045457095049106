import type { BriefCommand } from '../../temporal/contract/command';
import type { AtPoint } from '../../temporal/activities/sending/points';
import type { MessageOrder } from '../../temporal/activities/types';
import type { EventKind } from '../../temporal/contract/event';
import { clinicianId } from '../../temporal/contract/identity';
import { reminderCommandId } from '../../temporal/contract/names';
import { localDate } from '../../temporal/plan/hours';
import { assignmentInput, claimOf, DUE_AT, routeOf, TERMS } from '../ledger/practice';
import { AT, HOUR, MINUTE, MORNING, PAGE_URL } from './delivery';
import { receipting, serveFlow } from './flow-server';
import { failureOf, library, newActivities, perform, recordAssignment } from './setting';

const KIM = { name: 'Dr. Kim Ode', email: 'kim@practice.example' };
const SECOND = 1000;
const DAY = 24 * HOUR;
/** When both are reminded. */
const WEDNESDAY = MORNING + 2 * DAY;

/** Two assignments behind one address and before the same sessions, the second with a workflow that takes up nothing. */
async function two(atPoint?: AtPoint) {
	const parts = await newActivities({ ...(atPoint && { atPoint }) });
	const { activities, ledger, ring, others } = parts;
	const known = async (key: string) => {
		const input = {
			...assignmentInput(ring, { key, clinician: KIM, deliverAt: AT }),
			clinicianId: clinicianId(ring, KIM),
		};
		await recordAssignment(activities, input, key);
		return input.assignmentId;
	};
	const [sound, stuck] = [await known('sound'), await known('stuck')];
	const happens = async (assignmentId: string, kind: EventKind) => {
		const outcome = kind === 'answered' ? 'done' : 'open';
		await ledger.events.record({ eventId: `${assignmentId}.${kind}`, assignmentId, kind, at: AT, outcome });
	};
	for (const id of [sound, stuck]) await happens(id, 'delivered');
	await ledger.routes.claim(claimOf(routeOf(ring, 'page', 'Page', PAGE_URL)));
	others.unheard.add(stuck);
	return { ...parts, sound, stuck, happens };
}

describe('a brief that names an assignment whose workflow takes up nothing', () => {
	async function briefed(atPoint?: AtPoint) {
		const parts = await two(atPoint);
		const { activities, ledger, ring } = parts;
		const { routeId } = routeOf(ring, 'brief', 'Brief');
		const flow = await serveFlow<BriefCommand>(ring, { routeId, command: 'brief' }, receipting({}));
		const claim = async () => await ledger.routes.claim(claimOf(routeOf(ring, 'brief', 'Brief', flow.url)));
		await claim();
		const key = { clinicianId: clinicianId(ring, KIM), date: localDate(DUE_AT, library.calendar.zone) };
		const times = { at: new Date(WEDNESDAY).toISOString(), expiresAt: TERMS.dueAt };
		const push = (at: number, edition = 1) =>
			perform(activities.urgent.sendBrief, { ...key, edition, ...times }, { at });
		const lines = () =>
			flow.received
				.at(-1)!
				.message.text.split('\n')
				.filter((text) => text.includes('Marisol Q.'));
		return { ...parts, ...flow, routeId, claim, push, lines };
	}

	const STANDING = expect.stringContaining('delivered') as unknown;
	const UNKNOWN = expect.stringMatching(/Thought record: how it stands is not known at the moment$/) as unknown;

	it('waits for a minute, and then says of that one that nobody knows, and of the others how they stand', async () => {
		const { push, lines, received } = await briefed();
		for (const at of [WEDNESDAY, WEDNESDAY + MINUTE - SECOND]) {
			expect(await failureOf(push(at))).toMatchObject({ type: 'Held', nextRetryDelay: 2_000 });
		}
		expect(received).toEqual([]);
		expect(await push(WEDNESDAY + MINUTE)).toMatchObject({ kind: 'sent' });
		expect(received).toHaveLength(1);
		expect(lines().toSorted()).toEqual([STANDING, UNKNOWN]);
	});

	it('waits as long where it waited for something else before', async () => {
		const { push, lines, others, stuck, happens, ledger, routeId, claim } = await briefed();
		others.unheard.clear();
		await ledger.routes.release([routeId]);
		expect((await failureOf(push(WEDNESDAY))).type).toBe('NoRoute');
		await claim();
		others.unheard.add(stuck);
		for (const at of [WEDNESDAY + HOUR, WEDNESDAY + HOUR + MINUTE - SECOND])
			expect((await failureOf(push(at))).type).toBe('Held');
		others.unheard.clear();
		await happens(stuck, 'answered');
		expect(await push(WEDNESDAY + HOUR + MINUTE)).toMatchObject({ kind: 'sent' });
		expect(lines()).toContainEqual(expect.stringContaining('done'));
	});

	it('says how it stands where that was taken up meanwhile', async () => {
		const { push, lines, others } = await briefed();
		await failureOf(push(WEDNESDAY));
		others.unheard.clear();
		expect(await push(WEDNESDAY + 2 * SECOND)).toMatchObject({ kind: 'sent' });
		expect(lines()).toEqual([STANDING, STANDING]);
	});

	it('says what is so when its post begins, also where that was taken up while it was composed', async () => {
		let meanwhile = () => undefined as void;
		const { push, lines, others, received } = await briefed((point) =>
			point === 'composed' ? meanwhile() : undefined,
		);
		let composed = 0;
		meanwhile = () => {
			composed += 1;
			if (composed === 2) others.unheard.clear();
		};
		await failureOf(push(WEDNESDAY));
		expect(await push(WEDNESDAY + MINUTE)).toMatchObject({ kind: 'sent' });
		expect(received).toHaveLength(1);
		expect(lines()).toEqual([STANDING, STANDING]);
	});

	it('goes out before the session, however late it is tried', async () => {
		const { push, lines } = await briefed();
		expect(await push(DUE_AT - MINUTE)).toMatchObject({ kind: 'sent' });
		expect(lines()).toContainEqual(UNKNOWN);
	});

	it('is not said again for that, but corrected once it is known that it was answered', async () => {
		const { push, lines, others, happens, stuck, received } = await briefed();
		await failureOf(push(WEDNESDAY));
		await push(WEDNESDAY + MINUTE);
		expect(await push(WEDNESDAY + HOUR, 2)).toMatchObject({ kind: 'skipped', reason: 'nothing-new' });
		others.unheard.clear();
		await happens(stuck, 'answered');
		expect(await push(WEDNESDAY + 2 * HOUR, 3)).toMatchObject({ kind: 'sent' });
		expect(received).toHaveLength(2);
		expect(lines()).toContainEqual(expect.stringContaining('done'));
	});
});

describe('a reminder that would also say one of an assignment whose workflow takes up nothing', () => {
	async function reminded() {
		const parts = await two();
		const { activities, ledger, ring } = parts;
		const { routeId } = routeOf(ring, 'remind', 'Remind');
		const flow = await serveFlow(ring, { routeId, command: 'remind' }, receipting({}));
		await ledger.routes.claim(claimOf(routeOf(ring, 'remind', 'Remind', flow.url)));
		const remind = (assignmentId: string, at: number) => {
			const order: MessageOrder = {
				...{ command: 'remind', commandId: reminderCommandId(assignmentId, '1'), assignmentId, generation: 0 },
				...{ at: new Date(WEDNESDAY).toISOString(), expiresAt: TERMS.dueAt },
			};
			return perform(activities.push.sendMessage, order, { at });
		};
		return { ...parts, ...flow, remind };
	}

	it('goes out without it, and leaves that one to itself', async () => {
		const { remind, sound, stuck, received, ledger, others } = await reminded();
		expect(await remind(sound, WEDNESDAY)).toMatchObject({ kind: 'sent' });
		expect(received).toMatchObject([{ assignmentId: sound, alsoAbout: [] }]);
		expect((await ledger.stories.of(stuck))!.events.map(({ kind }) => kind)).not.toContain('reminded');
		expect((await failureOf(remind(stuck, WEDNESDAY + DAY))).type).toBe('Held');
		others.unheard.clear();
		expect(await remind(stuck, WEDNESDAY + DAY + MINUTE)).toMatchObject({ kind: 'sent' });
		expect(received).toHaveLength(2);
	});

	it('does not wait for it, where that was to say both', async () => {
		const { remind, sound, stuck, received, others } = await reminded();
		others.unheard.clear();
		const unheardAmong = others.unheardAmong.bind(others);
		others.unheardAmong = async (ids) => {
			// Said when its reminder has taken the other one along.
			if (ids.length > 1) others.unheard.add(stuck);
			return await unheardAmong(ids);
		};
		expect((await failureOf(remind(stuck, WEDNESDAY))).type).toBe('Held');
		expect(await remind(sound, WEDNESDAY + MINUTE)).toMatchObject({ kind: 'sent' });
		expect(received).toMatchObject([{ assignmentId: sound, alsoAbout: [] }]);
	});
});
