import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Scope } from '../../../temporal/contract/batch';
import type { ClientCommand } from '../../../temporal/contract/command';
import type { KeyRing } from '../../../temporal/contract/keys';
import { briefId, commandId, noticeCommandId, reminderCommandId } from '../../../temporal/contract/names';
import { DEFAULT_POLICY } from '../../../temporal/contract/policy';
import { Ledger, openDatabase } from '../../../temporal/ledger/ledger';
import type { Gated, Order } from '../../../temporal/ledger/sending/orders';
import type { TryEnd } from '../../../temporal/ledger/sending/try-end';
import { migrate } from '../../../temporal/ledger/tables/migrate';
import { Store } from '../../../temporal/ledger/tables/store';
import { OPEN_EVERY_DAY } from '../../../temporal/plan/sending-hours';
import { newFile } from '../databases';
import { claimOf, forTest, newRing, routeOf } from '../practice';
import { day, DAY, Practice } from '../responsibility';

const HOUR = 60 * 60_000;
const CIRCUMSTANCES = { unheard: [], pinged: true, policy: () => DEFAULT_POLICY, practiceHours: OPEN_EVERY_DAY };
const TODAY = { policy: () => ({ ...DEFAULT_POLICY, reminders: [] }), practiceHours: OPEN_EVERY_DAY };
const ROUTE = 'route';

/** A practice of any size has few of these. */
const FEW = ['brakes', 'exercises', 'ledger_keys', 'locks', 'routes'];

/** What tells one assignment, person, command or trouble from all others. Of a reader, some of what was ever said to it. */
const TELLS_APART =
	/\b(assignment_id|client_id|clinician_id|code_id|command_id|contact_index|event_id|handover_id|host|scope_id)=\?|readers .*reader=\?|reader=\? AND|about=\? AND because=\?/;

/** Statements with their last parameters. */
type Statements = Map<string, readonly unknown[]>;

async function recording(): Promise<{ file: string; ring: KeyRing; ledger: Ledger; statements: Statements }> {
	const { file } = forTest(newFile());
	const statements: Statements = new Map();
	const database = openDatabase({ file }, { log: ({ query }) => void statements.set(query.sql, query.parameters) });
	await migrate(database);
	statements.clear();
	const ring = newRing();
	return { file, ring, ledger: new Ledger(new Store(database, ring)), statements };
}

/** What SQLite does for each of the statements, in its own words. */
function planSteps(file: string, statements: Statements): string[] {
	const database = new DatabaseSync(file);
	const steps = [...statements].flatMap(([sql, parameters]) =>
		database.prepare(`explain query plan ${sql}`).all(...(parameters as SQLInputValue[])),
	);
	database.close();
	return steps.map(({ detail }) => String(detail));
}

/** The steps of each plan that read more of a growing table than belongs to one assignment, person or command. */
function wideReads(file: string, statements: Statements): string[] {
	const database = new DatabaseSync(file);
	const wide: string[] = [];
	for (const [sql, parameters] of statements) {
		if (!/^(with|select|insert|update|delete)\b/.test(sql)) continue;
		const plan = database.prepare(`explain query plan ${sql}`).all(...(parameters as SQLInputValue[]));
		for (const detail of plan.map((step) => String(step['detail']))) {
			const [, how, table] = /^(SCAN|SEARCH) (\S+)/.exec(detail) ?? [];
			if (!table || FEW.includes(table) || /^SCAN (CONSTANT ROW|\d+ CONSTANT ROWS|\S+ VALUES)/.test(detail)) continue;
			if (how === 'SCAN' || !TELLS_APART.test(detail)) wide.push(`${detail}: ${sql}`);
		}
	}
	database.close();
	return wide;
}

it('nothing on the way of one assignment reads more when the practice grows', async () => {
	const { file, ring, ledger, statements } = await recording();
	const practice = new Practice(ledger, ring);
	const carryOut = async (order: Order, end?: TryEnd): Promise<Gated> => {
		const gated = await ledger.commands.begin(order, order.at, CIRCUMSTANCES);
		if (gated.kind !== 'go' || !end) return gated;
		expect(await ledger.commands.posting(gated, ROUTE, order.at, CIRCUMSTANCES)).toBe(true);
		await ledger.commands.settle(gated.attempt, end, order.at);
		return gated;
	};
	const message = (assignmentId: string, kind: ClientCommand, id: string, at: number): Order => {
		return { commandId: id, kind, assignmentId, at, expiresAt: at + DAY };
	};
	const happen = (assignmentId: string, kind: 'answered' | 'withdrawn' | 'reminders-paused', at: number) => {
		const outcome = kind === 'answered' ? 'done' : kind === 'withdrawn' ? kind : 'open';
		return ledger.events.record({
			...{ eventId: `${assignmentId}.${kind}`, assignmentId, kind, outcome },
			at: new Date(at).toISOString(),
		});
	};

	await ledger.routes.claim(claimOf(routeOf(ring, 'confirm', 'Flow')));
	const route = routeOf(ring, 'answered', 'Flow');
	await ledger.routes.claim(claimOf(route));
	const one = await practice.assign('one', { clinician: 'kim', due: 7, session: 8 });
	const two = await practice.assign('two', { clinician: 'kim', due: 7, session: 8 });
	await ledger.assignments.recorded([one.id, two.id]);
	for (const { id } of [one, two]) {
		const order = message(id, 'deliver', commandId(id, 'deliver'), day(0) + 8 * HOUR);
		const noRoom = { until: order.at + 1, reason: 'busy' } as const;
		await ledger.commands.begin(order, order.at, CIRCUMSTANCES, noRoom);
		await carryOut(order, { result: 'sent', providerMessageId: '<1@mail.example>' });
		await ledger.messages.content(order.commandId, []);
	}
	await ledger.commands.standing(commandId(one.id, 'deliver'));
	await ledger.commands.handIn(`${commandId(one.id, 'deliver')}/1`, { result: 'refused', reason: 'No.' }, day(0));

	const first = reminderCommandId(one.id, '1');
	const { reminders } = (await ledger.reminders.of(one.id))!;
	const at = Date.parse(reminders[0]!.plannedAt);
	const both = await carryOut(message(one.id, 'remind', first, at), { result: 'unknown', reason: 'Lost.' });
	expect(both).toMatchObject({ kind: 'go', alsoSays: [reminderCommandId(two.id, '1')] });
	await ledger.messages.content(first, [reminderCommandId(two.id, '1')]);
	await ledger.commands.named(first);
	await carryOut(message(one.id, 'remind', first, at + 20 * HOUR), { result: 'sent' });

	await practice.reschedule(one, { due: 9, session: 10 });
	await practice.handOver({ id: 'h1', of: { scope: 'client', id: 'ada' }, to: 'lou', from: 6, recorded: 5 });
	await practice.reschedule(two, { due: 9, session: 10 });
	await practice.assign('three', { clinician: 'lou', recorded: 5, due: 12 });
	await ledger.policies.apply(
		{
			...{ assignmentId: two.id, eventId: `${two.id}.policy-applied`, outcome: 'open', lastOrdinal: 0 },
			at: new Date(day(7)).toISOString(),
		},
		TODAY,
	);
	await happen(two.id, 'reminders-paused', day(8));
	await happen(one.id, 'answered', day(8));
	await ledger.notices.waiting(one.id);
	const noticeId = noticeCommandId(`${one.id}.answered`, route.routeId);
	await carryOut({ commandId: noticeId, kind: 'notice', at: day(8), expiresAt: day(9) }, { result: 'sent' });
	await ledger.notices.topic(noticeId);
	await ledger.notices.content(noticeId, day(8));
	await carryOut(message(one.id, 'confirm', commandId(one.id, 'confirm'), day(8)), { result: 'sent' });

	const sessions = { clinicianId: 'lou', date: '2026-03-12', from: day(9.5), to: day(10.5) };
	for (const edition of [1, 2]) {
		const { edition: next, changed } = await ledger.briefs.standing(sessions);
		expect(next).toBe(edition);
		expect(changed).toHaveLength(edition === 1 ? 2 : 1);
		const id = briefId('lou', sessions.date, edition);
		const order = { ...sessions, commandId: id, kind: 'brief' as const, edition, at: day(9), expiresAt: day(10) };
		await carryOut(order, { result: 'sent' });
		await ledger.briefs.content(id);
		await ledger.briefs.seen(order, day(9));
		await ledger.commands.named(id);
		if (edition === 1) await happen(two.id, 'withdrawn', day(9));
	}
	await ledger.policies.moves([one.id, two.id], TODAY, day(9));
	await ledger.briefs.about(one.id);
	for (const whose of [{ clinicianId: 'lou' }, { clientId: 'ada' }]) {
		await ledger.briefs.isKnown(whose);
	}
	await ledger.briefs.lines({ clinicianId: 'lou', from: day(0), to: day(20) });
	expect(await ledger.briefs.nextSession('lou', day(9))).toBe(day(10));
	expect(await ledger.clientsAssignments.of('ada', day(0))).toHaveLength(3);
	const contact = (await ledger.stops.addressOf(one.id))!;
	const wish = { contactIndex: contact, source: 'staff', askedAt: day(9) } as const;
	await ledger.stops.record({ ...wish, stopId: 'stop', scope: 'all' }, day(9));
	await ledger.stops.record({ ...wish, stopId: 'back', scope: 'none' }, day(9.5));
	await ledger.stops.openAt(contact);
	await ledger.stops.notClosedAt(contact);
	await ledger.stops.keptBackAt(contact, day(9.5));
	await ledger.consents.undeliveredFor({ clientId: 'ada', clientEmail: 'ada@example.org' }, day(9.5));
	await ledger.stops.standing(contact, day(9.5));
	await ledger.stories.of(one.id);
	await ledger.close();

	expect(statements.size).toBeGreaterThan(60);
	expect(wideReads(file, statements)).toEqual([]);
});

it.each(['assignment', 'client', 'clinician'] as const)(
	'the handover of one %s reads what it concerns',
	async (scope) => {
		const { file, ring, ledger, statements } = await recording();
		const practice = new Practice(ledger, ring);
		const { id } = await practice.assign('one', { client: 'ada', clinician: 'kim' });
		statements.clear();
		const ids = { assignment: id, client: 'ada', clinician: 'kim' };
		await practice.handOver({ id: 'h1', of: { scope, id: ids[scope] }, to: 'lou', from: 6, recorded: 5 });
		await ledger.close();
		expect(wideReads(file, statements)).toEqual([]);
	},
);

it('what a batch reads next is found by index, and no more than a page', async () => {
	const { file, ring, ledger, statements } = await recording();
	await new Practice(ledger, ring).assign('one', { clinician: 'kim' });
	statements.clear();
	for (const of of [
		{ scope: 'practice' },
		{ scope: 'clinician', id: 'kim' },
		{ scope: 'exercise', id: 'thought-record' },
	] as const) {
		await ledger.openAssignments.page(of, day(1), 200, 'A');
	}
	await ledger.close();
	const details = planSteps(file, statements);
	expect(statements.size).toBe(3);
	expect(details.filter((detail) => /^SCAN|TEMP B-TREE/.test(detail))).toEqual([]);
});

it('the reference on a printed worksheet is found by index', async () => {
	const { file, ring, ledger, statements } = await recording();
	const { id } = await new Practice(ledger, ring).assign('one', { clinician: 'kim' });
	statements.clear();
	expect(await ledger.assignments.beginningWith([id.slice(0, 8), '________'])).toEqual([id]);
	await ledger.close();
	expect(planSteps(file, statements)).toEqual([
		expect.stringMatching(/^SEARCH .*assignments_by_reference \(<expr>=\?\)/),
	]);
});

it('what went wrong in a span of time is found by that span, however much is open', async () => {
	const { file, ring, ledger, statements } = await recording();
	await new Practice(ledger, ring).assign('one', { clinician: 'kim' });
	statements.clear();
	const span = { from: new Date(day(1)).toISOString(), to: new Date(day(2)).toISOString() };
	const scope: Scope = { scope: 'went-wrong', what: ['unknown', 'not-arrived'], ...span };
	await ledger.openAssignments.page(scope, day(2), 200, 'A');
	await ledger.openAssignments.count(scope, day(2));
	await ledger.close();
	const steps = planSteps(file, statements).filter((detail) => /^SEARCH (commands|events|assignments) /.test(detail));
	const expected = [
		/^SEARCH assignments USING .*assignment_id=\?/,
		/^SEARCH commands USING .*commands_unsure \(may_have_gone_at>\? AND may_have_gone_at<\?\)/,
		/^SEARCH events USING .*events_not_arrived \(at>\? AND at<\?\)/,
	];
	expect(steps).toHaveLength(6);
	for (const [index, step] of steps.entries()) expect(step).toMatch(expected[index % 3]!);
});

it('what is read behind a code, and who read it, is found by whose it is', async () => {
	const { file, ring, ledger, statements } = await recording();
	const practice = new Practice(ledger, ring);
	const { id } = await practice.assign('one', { client: 'ada', clinician: 'kim', session: 8 });
	const sessions = { clinicianId: 'kim', date: '2026-03-10', from: day(7.5), to: day(8.5) };
	await ledger.briefs.standing(sessions);
	const brief = { ...sessions, commandId: briefId('kim', sessions.date, 1), kind: 'brief' as const, edition: 1 };
	const gated = await ledger.commands.begin({ ...brief, at: day(7), expiresAt: day(8) }, day(7), CIRCUMSTANCES);
	if (gated.kind !== 'go') throw new Error(`The gate said ${JSON.stringify(gated)}.`);
	await ledger.commands.posting(gated, ROUTE, day(7), CIRCUMSTANCES);
	await ledger.commands.settle(gated.attempt, { result: 'sent' }, day(7));
	await ledger.events.record({
		...{ eventId: `${id}.answered`, assignmentId: id, kind: 'answered', outcome: 'done', note: 'It went well.' },
		at: new Date(day(7)).toISOString(),
	});
	statements.clear();
	const code = { clinicianId: 'kim', date: sessions.date, at: new Date(day(7)).toISOString() };
	await ledger.codes.ask({ ...code, version: 1, kind: 'ask-code', codeId: 'code' }, day(7));
	await ledger.codes.content('code');
	await ledger.codes.enter({ ...code, version: 1, kind: 'enter-code', entryId: 'entry', code: '000000' }, day(7));
	const { homework } = await ledger.readings.read(code, 0, day(7));
	expect(homework).toMatchObject([{ said: [{ note: 'It went well.' }] }]);
	const span = { from: day(0), until: day(9) };
	for (const of of [
		{ scope: 'assignment', id },
		{ scope: 'client', id: 'ada' },
		{ scope: 'clinician', id: 'kim' },
	] as const) {
		expect(await ledger.readings.whoRead(of, span)).toHaveLength(1);
	}
	await ledger.close();
	expect(statements.size).toBeGreaterThan(15);
	expect(wideReads(file, statements)).toEqual([]);
});
