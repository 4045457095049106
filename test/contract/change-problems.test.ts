import { instantSchema } from '../../temporal/contract/assignment';
import { hindranceSchema } from '../../temporal/contract/change-inputs';
import { endingProblem, reschedulingProblem, submissionProblem } from '../../temporal/contract/change-problems';

const submission = { submissionId: 'one', outcome: 'done', reportedBy: 'staff' };

describe('the instant of a submission', () => {
	it.each(['2025-11-03T09:00:00Z', '2025-11-03T09:00Z', '2025-11-03T09:00:00.123Z', '0001-01-01T00:00:00Z'])(
		'may be %s, which the ledger takes',
		(submittedAt) => {
			expect(submissionProblem({ ...submission, submittedAt })).toBeUndefined();
			expect(instantSchema.safeParse(new Date(submittedAt).toISOString()).success).toBe(true);
		},
	);

	it.each(['-000001-01-01T00:00:00Z', '+010000-01-01T00:00:00Z', '1 Z', '2025-13-03T09:00:00Z', 'now', 7])(
		'may not be %s',
		(submittedAt) => {
			expect(submissionProblem({ ...submission, submittedAt })).toContain('submittedAt must be a UTC instant');
		},
	);
});

describe('the zone that a client is moved to', () => {
	it.each(['Europe/London', 'UTC', 'America/Argentina/Buenos_Aires'])('may be %s', (zone) => {
		expect(reschedulingProblem({ rescheduleId: 'one', zone })).toBeUndefined();
	});

	it.each(['+05:00', 'EST', 'GMT+2', 'America', 'Europe/Nowhere', '', 7])('may not be %s', (zone) => {
		expect(reschedulingProblem({ rescheduleId: 'one', zone })).toContain('zone must be the IANA name of a time zone');
	});
});

describe('the reason why it could not be done', () => {
	it.each(hindranceSchema.options)('may be %s', (hindrance) => {
		expect(submissionProblem({ ...submission, outcome: 'could-not', hindrance })).toBeUndefined();
	});

	it('is one of those, and goes with no other outcome', () => {
		expect(submissionProblem({ ...submission, outcome: 'could-not', hindrance: 'lazy' })).toContain(
			'hindrance must be one of no-time,',
		);
		expect(submissionProblem({ ...submission, outcome: 'partly', hindrance: 'forgot' })).toContain(
			'hindrance goes with the outcome could-not only',
		);
	});
});

describe('what an assignment is told of one of its messages', () => {
	const at = '2025-11-03T09:00:00Z';

	it.each([
		{ kind: 'sent', at },
		{ kind: 'refused', at, reason: 'No mailbox', optedOut: true },
		{ kind: 'skipped', at, reason: 'by-flow', detail: 'On holiday' },
		{ kind: 'unknown', at, reason: 'The connection broke.' },
		{ kind: 'given-up', at, reason: 'The mail server is down.' },
	])('may be %j', (ending) => {
		expect(endingProblem({ commandId: 'a.deliver', ending })).toBeUndefined();
	});

	it.each([
		[undefined, 'the input must be an object'],
		[{ ending: { kind: 'sent', at } }, 'commandId must be a text'],
		[{ commandId: 'a.deliver' }, 'the input must be an object'],
		[{ commandId: 'a.deliver', ending: { kind: 'lost', at } }, 'kind must be one of sent,'],
		[{ commandId: 'a.deliver', ending: { kind: 'sent' } }, 'at must be there'],
		[{ commandId: 'a.deliver', ending: { kind: 'sent', at: 'now' } }, 'at must be a UTC instant'],
		[{ commandId: 'a.deliver', ending: { kind: 'refused', at } }, 'reason must be there'],
	])('may not be %j', (told, problem) => {
		expect(endingProblem(told)).toContain(problem);
	});
});
