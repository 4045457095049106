import type { Person } from '../../temporal/contract/assignment';
import type { BriefCommand } from '../../temporal/contract/command';
import { clientId, clinicianId } from '../../temporal/contract/identity';
import { readBriefToken } from '../../temporal/contract/link-token';
import { CHANGE, CONTRACT_VERSION, TOLD } from '../../temporal/contract/names';
import type { HandOver } from '../../temporal/contract/request';
import type { Ask } from './ask';
import { FAILED } from './flow-server';
import { ZONE } from './ask';
import { submission, submit, type Assigned } from './assigned';
import { dayIn } from './day';
import { useRig } from './rig';
import { testRing } from './test-keys';

jest.setTimeout(60_000);

const underWay: Assigned[] = [];

// What is replayed has to be at rest: the rig replays after this.
afterEach(async () => {
	rig().flow.briefAnswer = () => ({ result: 'sent' });
	for (const assigned of underWay.splice(0)) await assigned.result();
});

const rig = useRig();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let clinicians = 0;

/** A clinician whom no other test has. */
function newClinician(): Person & { id: string } {
	const number = (clinicians += 1);
	const person = { name: `Dr. Kim ${number}`, email: `kim.${number}@practice.example` };
	return { ...person, id: clinicianId(testRing, person) };
}

/** Homework that is due an hour before a session. */
async function assignFor({ name, email }: Person, sessionAt: number, ask: Ask = {}) {
	const assigned = await rig().assign({ clinician: { name, email }, sessionAt, ...ask });
	underWay.push(assigned);
	return assigned;
}

function linesOf({ message }: BriefCommand): string[] {
	return message.text.split('\n').filter((line) => line.includes('Thought record:'));
}

async function handOver(of: HandOver['of'], to: Person & { id: string }, from: number) {
	return await rig().request({
		version: CONTRACT_VERSION,
		kind: 'hand-over',
		handoverId: testRing.blindIndex('handover', `${of.id} ${to.id}`),
		of,
		to: { clinicianId: to.id, person: { name: to.name, email: to.email } },
		from: new Date(from).toISOString(),
	});
}

describe('a brief', () => {
	it('goes out the evening before, says how the homework stands, and tells the assignment', async () => {
		const kim = newClinician();
		const day = await dayIn(rig(), 3);
		const assigned = await assignFor(kim, day.at('10:00'));
		await rig().until(day.eve - 5 * MINUTE);
		expect(rig().flow.briefs.filter(({ clinicianId: id }) => id === kim.id)).toEqual([]);
		await rig().until(day.eve + MINUTE);
		const [brief] = await rig().flow.briefed(kim.id, 1);
		expect(brief).toMatchObject({
			commandId: `${kim.id}.${day.date}.1`,
			date: day.date,
			edition: 1,
			attempt: 1,
			sample: false,
			to: { name: kim.name, email: kim.email },
			expiresAt: new Date(day.at('10:00')).toISOString(),
		});
		expect(linesOf(brief!)).toEqual([
			expect.stringMatching(/^10:00 Ada B\.: Thought record: delivered \w+ [\d:]+, no answer yet, due \w+ 9:00$/),
		]);
		const token = new URL(brief!.seenLink!).searchParams.get('t')!;
		expect(readBriefToken(testRing, token)).toEqual({ clinicianId: kim.id, date: day.date, edition: 1 });

		await rig().until(day.at('10:30'));
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'summarized', 'due']);
		await rig().brief(kim, day.date).result();
		expect(await rig().flow.briefed(kim.id, 1)).toHaveLength(1);
		expect((await rig().now()).getTime()).toBeGreaterThanOrEqual(day.at('10:00') + 24 * HOUR);
	});

	it('says that it is late where its flow was away, and when it was meant to come', async () => {
		const kim = newClinician();
		const day = await dayIn(rig(), 3);
		await assignFor(kim, day.at('10:00'));
		rig().flow.briefAnswer = () => ({ status: 404 });
		await rig().until(day.eve + 5 * HOUR);
		rig().flow.briefAnswer = () => ({ result: 'sent' });
		await rig().until(day.eve + 6 * HOUR);
		const { message } = (await rig().flow.briefed(kim.id, 1)).at(-1)!;
		expect(message.text).toMatch(/\n\nThis message comes late: it was meant for \w+ \d+ \w+ at 18:00\. /);
		expect(message.html).toContain('<strong>This message comes late:</strong>');
	});

	it('goes out at once to the right address, where the wrong one was refused, and is not late there', async () => {
		const [wrong, right] = [newClinician(), newClinician()];
		const day = await dayIn(rig(), 3);
		await assignFor(wrong, day.at('10:00'));
		rig().flow.briefAnswer = () => ({ result: 'refused', reason: 'No such mailbox.' });
		await rig().until(day.eve + 5 * MINUTE);
		expect(await rig().flow.briefed(wrong.id, 1)).toHaveLength(1);
		rig().flow.briefAnswer = () => ({ result: 'sent' });
		await handOver({ scope: 'clinician', id: wrong.id }, right, (await rig().now()).getTime());
		await rig().until(day.eve + 3 * HOUR);
		const [brief] = await rig().flow.briefed(right.id, 1);
		expect(brief).toMatchObject({ date: day.date, to: { email: right.email } });
		expect(linesOf(brief!)).toHaveLength(1);
		expect(brief!.message.text).not.toContain('late');
		expect(await rig().flow.briefed(wrong.id, 1)).toHaveLength(1);
	});

	it('is one message for twelve sessions of a day', async () => {
		const kim = newClinician();
		const day = await dayIn(rig(), 3);
		const hours = Array.from({ length: 12 }, (_, index) => 8 + index);
		for (const hour of hours) {
			const email = `client.${hour}@example.com`;
			await assignFor(kim, day.at(`${String(hour).padStart(2, '0')}:00`), {
				clientEmail: email,
				clientName: `C${hour} Day`,
			});
		}
		await rig().until(day.eve + 5 * MINUTE);
		const briefs = await rig().flow.briefed(kim.id, 1);
		expect(briefs).toHaveLength(1);
		expect(linesOf(briefs[0]!).map((line) => line.slice(0, line.indexOf(': ')))).toEqual(
			hours.map((hour) => `${hour}:00 C${hour} D.`),
		);
		await rig().brief(kim, day.date).result();
		expect(await rig().flow.briefed(kim.id, 1)).toHaveLength(1);
	});

	it('is corrected once in the last hour where answers came late, and not for a session that has begun', async () => {
		const kim = newClinician();
		const day = await dayIn(rig(), 3);
		const first = await assignFor(kim, day.at('10:00'), { clientEmail: 'first@example.com' });
		const second = await assignFor(kim, day.at('14:00'), { clientEmail: 'second@example.com', clientName: 'Bo' });
		await rig().until(day.eve + 5 * MINUTE);
		await rig().flow.briefed(kim.id, 1);
		await rig().until(day.eve + 60 * MINUTE);
		await submit(first, submission('done'));
		await rig().until(day.eve + 90 * MINUTE);
		await submit(second, submission('could-not', { hindrance: 'no-time' }));
		await rig().until(day.at('08:55'));
		expect(await rig().flow.briefed(kim.id, 1)).toHaveLength(1);
		await rig().until(day.at('09:05'));
		const [, correction] = await rig().flow.briefed(kim.id, 2);
		expect(correction).toMatchObject({
			edition: 2,
			message: { subject: expect.stringMatching(/^Changed/) as unknown },
		});
		expect(linesOf(correction!)).toEqual([
			expect.stringMatching(/^CHANGED: 10:00 Ada B\.: .*, done \w+$/),
			expect.stringMatching(/^CHANGED: 14:00 Bo: .*, could not be done \w+ \(no time\)$/),
		]);
		const third = await assignFor(kim, day.at('16:00'), { clientEmail: 'third@example.com' });
		await rig().until(day.at('16:30'));
		expect(await rig().flow.briefed(kim.id, 3)).toHaveLength(3);
		await submit(third, submission('done'));
		await rig().brief(kim, day.date).result();
		expect(await rig().flow.briefed(kim.id, 3)).toHaveLength(3);
	});

	it('is corrected in time, however often it is told that something has changed', async () => {
		const kim = newClinician();
		const { date, at, eveAt } = await dayIn(rig(), 3);
		const session = at('10:00');
		const assigned = await assignFor(kim, session);
		await rig().until(eveAt('18:05'));
		await rig().flow.briefed(kim.id, 1);
		await submit(assigned, submission('could-not'));
		for (let woken = at('08:59'); woken < session; woken += 1.5 * MINUTE) {
			await rig().until(woken);
			await rig().brief(kim, date).signal(TOLD.changed);
		}
		await rig().until(session + MINUTE);
		const editions = rig()
			.flow.briefs.filter(({ clinicianId: id }) => id === kim.id)
			.map(({ edition }) => edition);
		expect(editions).toEqual([1, 2]);
	});

	it('says nothing twice: where nothing is new, nothing goes out', async () => {
		const kim = newClinician();
		const day = await dayIn(rig(), 2);
		await assignFor(kim, day.at('10:00'));
		await rig().until(day.eve + 5 * MINUTE);
		await rig().flow.briefed(kim.id, 1);
		const brief = rig().brief(kim, day.date);
		await brief.signal(TOLD.changed);
		await brief.result();
		expect(await rig().flow.briefed(kim.id, 1)).toHaveLength(1);
	});

	it('ends where nothing is left to tell', async () => {
		const kim = newClinician();
		const day = await dayIn(rig(), 2);
		const assigned = await assignFor(kim, day.at('10:00'));
		await rig().pass(2);
		await assigned.executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: 'one' }] });
		// Its result would be waited for with the clock set free.
		const brief = rig().brief(kim, day.date);
		while ((await brief.describe()).status.name === 'RUNNING');
		expect((await rig().now()).getTime()).toBeLessThan(day.eve);
		expect(rig().flow.briefs.filter(({ clinicianId: id }) => id === kim.id)).toEqual([]);
	});

	it('goes to whoever takes over on the day, if the session is still ahead', async () => {
		const kim = newClinician();
		const lou = newClinician();
		const day = await dayIn(rig(), 2);
		const assigned = await assignFor(kim, day.at('15:00'), { clientEmail: 'handed@example.com' });
		await rig().until(day.eve + 5 * MINUTE);
		await rig().flow.briefed(kim.id, 1);
		await rig().until(day.at('08:00'));
		const client = {
			scope: 'client',
			id: clientId(testRing, { name: 'Ada Byron', email: 'handed@example.com' }),
		} as const;
		expect(await handOver(client, lou, day.at('08:00'))).toEqual({ kind: 'handed-over', assignments: 1 });
		await rig().until(day.at('08:10'));
		const [brief] = await rig().flow.briefed(lou.id, 1);
		expect(brief).toMatchObject({ edition: 1, to: { email: lou.email } });
		await rig().brief(kim, day.date).result();
		await rig().brief(lou, day.date).result();
		const [, correction] = await rig().flow.briefed(kim.id, 2);
		expect(correction!.message.text).toContain('No homework is left to look at on ');
		expect(linesOf(correction!)).toEqual([expect.stringMatching(/^GONE: 15:00 .*: Thought record: handed over$/)]);
		expect(await rig().flow.briefed(kim.id, 2)).toHaveLength(2);
		expect(await rig().flow.briefed(lou.id, 1)).toHaveLength(1);
		expect(await rig().steps(assigned)).toContain('handed-over');
	});

	it('moves with a session: the day that it leaves is corrected, the day that it goes to is briefed', async () => {
		const kim = newClinician();
		const day = await dayIn(rig(), 2);
		const later = await dayIn(rig(), 5);
		await assignFor(kim, day.at('10:00'));
		const moved = await assignFor(kim, day.at('14:00'), { clientName: 'Bo' });
		await rig().until(day.eve + 5 * MINUTE);
		await rig().flow.briefed(kim.id, 1);
		const sessionAt = new Date(later.at('11:00')).toISOString();
		await moved.executeUpdate(CHANGE.reschedule, { args: [{ rescheduleId: 'one', dueAt: sessionAt, sessionAt }] });
		await rig().until(later.eve + 5 * MINUTE);
		const [first, corrected, second] = await rig().flow.briefed(kim.id, 3);
		expect(linesOf(first!)).toHaveLength(2);
		expect(corrected).toMatchObject({ date: day.date, edition: 2 });
		expect(linesOf(corrected!)).toEqual([
			expect.stringMatching(/^10:00 Ada B\./) as unknown,
			expect.stringMatching(/^GONE: 14:00 Bo: Thought record: the session is now \w+( \d+ \w+)? 11:00$/) as unknown,
		]);
		expect(second).toMatchObject({ date: later.date, edition: 1 });
		expect(linesOf(second!)).toEqual([expect.stringMatching(/^11:00 Bo: .*due \w+( \d+ \w+)? 11:00$/) as unknown]);
		await rig().brief(kim, day.date).result();
		await rig().brief(kim, later.date).result();
		expect(await rig().flow.briefed(kim.id, 3)).toHaveLength(3);
	});

	it('is tried again under the same id while the flow fails, and pointless once the session begins', async () => {
		const kim = newClinician();
		const day = await dayIn(rig(), 2);
		const assigned = await assignFor(kim, day.at('10:00'));
		rig().flow.briefAnswer = FAILED;
		rig().brief(kim, day.date);
		await rig().until(day.at('10:05'));
		const briefs = await rig().flow.briefed(kim.id, 2);
		expect(new Set(briefs.map(({ commandId }) => commandId))).toEqual(new Set([`${kim.id}.${day.date}.1`]));
		expect(briefs.map(({ attempt }) => attempt)).toEqual(briefs.map((_, index) => index + 1));
		expect(await rig().steps(assigned)).not.toContain('summarized');
		const tries = briefs.length;
		await rig().brief(kim, day.date).result();
		expect(await rig().flow.briefed(kim.id, 1)).toHaveLength(tries);
	});

	it('is recorded once as seen, however often the clinician says so', async () => {
		const kim = newClinician();
		const day = await dayIn(rig(), 2);
		const assigned = await assignFor(kim, day.at('10:00'));
		await rig().until(day.eve + 5 * MINUTE);
		await rig().flow.briefed(kim.id, 1);
		const brief = rig().brief(kim, day.date);
		const seen = { seenId: 'a', edition: 1, at: (await rig().now()).toISOString() };
		const first = { repeated: false, at: seen.at, zone: ZONE };
		expect(await brief.executeUpdate(CHANGE.seen, { args: [seen] })).toEqual(first);
		const again = { ...seen, seenId: 'b', at: new Date(Date.parse(seen.at) + MINUTE).toISOString() };
		expect(await brief.executeUpdate(CHANGE.seen, { args: [again] })).toEqual({ ...first, repeated: true });
		await brief.signal(CHANGE.seen, seen);
		await expect(brief.executeUpdate(CHANGE.seen, { args: [{ ...seen, edition: 0 }] })).rejects.toMatchObject({
			cause: { message: 'seen: edition must be a whole number from 1 on' },
		});
		await brief.signal(CHANGE.seen, { ...seen, edition: 0 });
		await brief.signal('read', seen);
		await brief.result();
		expect(await rig().timerSummaries(brief)).toEqual(
			expect.arrayContaining([
				'seen not taken: edition must be a whole number from 1 on',
				'a Signal not taken: its name is none of seen, changed',
			]),
		);
		expect((await rig().steps(assigned)).filter((kind) => kind === 'reviewed')).toHaveLength(1);
	});
});
