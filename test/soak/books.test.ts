import { findings, repeatsOf, type Finding } from './books';
import type { AssignmentEvidence, CommandRecord, Evidence, Kill, TryRecord } from './evidence';
import { report } from './report';

const BEGIN = Date.parse('2026-11-26T12:00:00Z');
const SECOND = 1000;

/** Five seconds in which the worker was away. */
const KILL: Kill = { part: 'worker', at: BEGIN + 20 * SECOND, readyAt: BEGIN + 25 * SECOND };

function attempt(second: number, made: Partial<TryRecord> = {}): TryRecord {
	const startedAt = BEGIN + second * SECOND;
	return { startedAt, postedAt: startedAt + 10, result: 'sent', settledAt: startedAt + 200, ...made };
}

function command(kind: CommandRecord['kind'], made: Partial<CommandRecord> = {}): CommandRecord {
	const second = { deliver: 1, remind: 60, confirm: 71 }[kind];
	return {
		commandId: `a.${kind}`,
		kind,
		state: 'sent',
		reason: null,
		plannedAt: BEGIN + second * SECOND,
		nextAt: null,
		tries: [attempt(second)],
		...made,
	};
}

/** One that was delivered, reminded of, and then answered. */
function answered(made: Partial<AssignmentEvidence> = {}): AssignmentEvidence {
	return {
		assignmentId: 'a',
		said: { outcome: 'done', acceptedAt: BEGIN + 70 * SECOND },
		calledDeadAt: [],
		unservedAt: [],
		mails: ['deliver', 'remind', 'confirm'],
		record: {
			outcome: 'done',
			delivery: 'delivered',
			commands: [command('deliver'), command('remind'), command('confirm')],
		},
		workflow: { status: 'RUNNING', outcome: 'done', delivery: 'delivered' },
		...made,
	};
}

/** The same with other commands on record. */
function withCommands(commands: CommandRecord[], made: Partial<AssignmentEvidence> = {}): AssignmentEvidence {
	return answered({ record: { outcome: 'done', delivery: 'delivered', commands }, ...made });
}

/** Its delivery as it stands, and the rest as usual. */
function withDelivery(delivery: Partial<CommandRecord>, made: Partial<AssignmentEvidence> = {}): AssignmentEvidence {
	return withCommands([command('deliver', delivery), command('remind'), command('confirm')], made);
}

function evidence(assignment: AssignmentEvidence, made: Partial<Evidence> = {}): Evidence {
	return { kills: [KILL], assignments: [assignment], strayMails: 0, ...made };
}

function found(assignment: AssignmentEvidence, made: Partial<Evidence> = {}): Array<Pick<Finding, 'rule' | 'words'>> {
	return findings(evidence(assignment, made)).map(({ rule, words }) => ({ rule, words }));
}

/** Cut off by the kill, and sent once more ten minutes later. */
const SENT_AGAIN = { tries: [attempt(20, { result: 'unknown', settledAt: BEGIN + 700 * SECOND }), attempt(700)] };
const TWICE = {
	mails: ['deliver', 'deliver', 'remind', 'confirm'],
	said: { outcome: 'done', acceptedAt: BEGIN + 800 * SECOND },
} satisfies Partial<AssignmentEvidence>;

describe('the books of a run', () => {
	it('find nothing where all went well', () => {
		expect(found(answered())).toEqual([]);
	});

	it('find nothing where an assignment was withdrawn before its reminder', () => {
		const withdrawn = answered({
			said: { outcome: 'withdrawn', acceptedAt: BEGIN + 30 * SECOND },
			mails: ['deliver'],
			record: {
				outcome: 'withdrawn',
				delivery: 'delivered',
				commands: [command('deliver'), command('remind', { state: 'skipped', reason: 'withdrawn', tries: [] })],
			},
			workflow: { status: 'COMPLETED', outcome: 'withdrawn', delivery: 'delivered' },
		});
		expect(found(withdrawn)).toEqual([]);
		const stillRuns = { ...withdrawn, workflow: { ...withdrawn.workflow!, status: 'RUNNING' } };
		expect(found(stillRuns)).toEqual([{ rule: 'lost', words: 'its workflow is RUNNING instead of COMPLETED' }]);
	});

	it.each<[string, AssignmentEvidence, string]>([
		['an assignment', answered({ record: undefined }), 'it is not on record'],
		['a workflow', answered({ workflow: undefined }), 'Temporal does not know it'],
		['what nobody foresaw', answered({ trouble: 'The page was answered 400.' }), 'The page was answered 400.'],
		[
			'an answer',
			answered({ said: { outcome: 'partly', acceptedAt: BEGIN + 70 * SECOND } }),
			'"partly" was accepted, and "done" is on record',
		],
		['whose answer it is', answered({ said: undefined }), 'nobody said "done", which is on record'],
		[
			'a workflow that failed',
			answered({ workflow: { status: 'FAILED', outcome: 'done', delivery: 'delivered' } }),
			'its workflow is FAILED instead of RUNNING',
		],
		['a message', answered({ mails: ['remind', 'confirm'] }), 'deliver is on record as sent, and did not arrive'],
		[
			'a delivery',
			withCommands([command('remind'), command('confirm')], { mails: ['remind', 'confirm'] }),
			'no delivery is on record',
		],
		[
			'a confirmation',
			withCommands([command('deliver'), command('remind')], { mails: ['deliver', 'remind'] }),
			'no confirmation is on record',
		],
		[
			'a message that waits',
			withDelivery({ state: 'held', reason: 'busy' }),
			'deliver was still held at the end, as "busy"',
		],
		['a try', withDelivery({ state: 'trying' }), 'deliver was still trying at the end'],
		['a message that was given up', withDelivery({ state: 'given-up' }), 'deliver is given-up'],
		[
			'a message that was skipped',
			withDelivery({ state: 'skipped', reason: 'expired' }),
			'deliver was skipped, as "expired", without a cause',
		],
		[
			'a reminder of what was delivered in time',
			withCommands([
				command('deliver'),
				command('remind', { state: 'skipped', reason: 'undelivered' }),
				command('confirm'),
			]),
			'remind was skipped, as "undelivered", without a cause',
		],
		[
			'what became of a message that no kill met',
			withDelivery({ state: 'unknown', tries: [attempt(1, { result: 'unknown' })] }),
			'nobody knows whether deliver went out, and no kill is why',
		],
	])('find that %s is lost', (_, assignment, words) => {
		expect(found(assignment)).toContainEqual({ rule: 'lost', words });
	});

	it('take a message for explained of which nobody knows because of a kill', () => {
		const cutOff = { state: 'unknown', tries: [attempt(19.9, { result: null, settledAt: null })] } as const;
		const assignment = withDelivery({ ...cutOff, tries: [...cutOff.tries] }, { mails: ['remind', 'confirm'] });
		expect(found(assignment)).toEqual([]);
		expect(found(assignment, { kills: [] })).toHaveLength(1);
	});

	it('find a post that began more than a second after an answer, and none of a confirmation', () => {
		const at = (second: number) =>
			withCommands([command('deliver'), command('remind', { tries: [attempt(second)] }), command('confirm')]);
		expect(found(at(70.9))).toEqual([]);
		expect(found(at(72))).toEqual([
			{ rule: 'said after', words: 'remind was posted 2010 ms after "done" was accepted' },
		]);
	});

	it('find a message that the ledger does not know to have been posted', () => {
		const words = 'deliver arrived 2 times, and was posted 1 times';
		expect(found(answered({ mails: TWICE.mails }))).toContainEqual({ rule: 'said after', words });
	});

	it('tell a repeat that a kill explains from others', () => {
		const twice = withDelivery(SENT_AGAIN, TWICE);
		expect(found(twice)).toEqual([]);
		expect(repeatsOf(twice, [KILL])).toEqual([{ kind: 'deliver', times: 2, because: [KILL] }]);
		const before = { ...KILL, at: BEGIN, readyAt: BEGIN + SECOND };
		expect(found(twice, { kills: [before] })).toEqual([
			{ rule: 'repeated', words: 'deliver arrived twice, and no kill is why' },
		]);
	});

	it('explain no repeat by a kill that met only a try of which it was known what it came to', () => {
		const tries = [attempt(20, { result: 'failed' }), attempt(40), attempt(41)];
		const twice = withDelivery({ tries }, TWICE);
		expect(found(twice)).toContainEqual({ rule: 'repeated', words: 'deliver arrived twice, and no kill is why' });
	});

	it('explain no repeat by a kill that came when the worker of the try had been killed before', () => {
		const twice = withDelivery(SENT_AGAIN, TWICE);
		const later = { ...KILL, at: BEGIN + 30 * SECOND, readyAt: BEGIN + 31 * SECOND };
		expect(repeatsOf(twice, [KILL, later])).toMatchObject([{ because: [KILL] }]);
	});

	it('explain no third message at all', () => {
		const thrice = withDelivery(
			{ tries: [...SENT_AGAIN.tries, attempt(701)] },
			{ ...TWICE, mails: ['deliver', ...TWICE.mails] },
		);
		expect(found(thrice)).toEqual([{ rule: 'repeated', words: 'deliver arrived 3 times' }]);
	});

	it('find a good link that the page called dead, and one that n8n knew nothing of though it was ready', () => {
		const at = BEGIN + 22 * SECOND;
		expect(found(answered({ calledDeadAt: [at] }))).toEqual([
			{ rule: 'called dead', words: 'its page was answered 404 at 2026-11-26T12:00:22.000Z' },
		]);
		const unserved = answered({ unservedAt: [at] });
		expect(found(unserved, { kills: [{ ...KILL, part: 'n8n' }] })).toEqual([]);
		expect(found(unserved)).toEqual([
			{ rule: 'called dead', words: 'n8n, which was ready, knew of no page at 2026-11-26T12:00:22.000Z' },
		]);
	});

	it('find that ledger and Temporal disagree', () => {
		const workflow = { status: 'RUNNING', outcome: 'open', delivery: 'waiting' } as const;
		expect(found(answered({ workflow })).map(({ words }) => words)).toEqual([
			'its outcome is "done" in the ledger, and "open" in Temporal',
			'its delivery is "delivered" in the ledger, and "waiting" in Temporal',
		]);
		expect(found(answered(), { strayMails: 2 })).toEqual([
			{ rule: 'disagreeing', words: '2 messages name no assignment of the run' },
		]);
	});

	it('are told with what each kill met, and what broke each rule', () => {
		const told = report(evidence(withDelivery({ ...SENT_AGAIN, state: 'trying' }, TWICE)));
		expect(told).toContain('1 assignments, 1 answers, 0 withdrawals, 1 kills');
		expect(told).toContain('4 messages: 2 deliveries, 1 reminders, 1 confirmations');
		expect(told).toContain('12:00:20.000  worker   away for   5.0 s: 1 tries met, 1 unsure, 1 repeats');
		expect(told).toContain('a: deliver arrived 2 times: worker at 12:00:20.000');
		expect(told).toContain('lost          1');
		expect(told).toContain('lost: a: deliver was still trying at the end');
		expect(told).toContain('repeated      none');
	});
});
