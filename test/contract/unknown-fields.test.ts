import { z } from 'zod/v4';
import { assignmentInputSchema } from '../../temporal/contract/assignment';
import { receiptAnswerSchema } from '../../temporal/contract/receipt';
import { requestSchema } from '../../temporal/contract/request';
import { read } from '../../temporal/contract/unknown-fields';
import { assignmentInput } from '../assignment-input';
import { testRing } from '../workflows/test-keys';

type Json = Record<string, unknown>;

/** The same with a field that nobody knows, once in each object within. */
function* withUnknown(value: Json): Generator<Json> {
	yield { ...value, fromAnotherRelease: 1 };
	for (const [name, part] of Object.entries(value)) {
		if (Array.isArray(part)) {
			const [first, ...others] = part as Json[];
			if (typeof first !== 'object') continue;
			for (const changed of withUnknown(first)) yield { ...value, [name]: [changed, ...others] };
		} else if (typeof part === 'object' && part !== null) {
			for (const changed of withUnknown(part as Json)) yield { ...value, [name]: changed };
		}
	}
}

describe('a field that this release does not know', () => {
	const input = assignmentInput(testRing, {
		clientName: 'Ada',
		clientEmail: 'ada@example.com',
		exerciseId: 'x',
		deliverAt: '2026-03-03T09:00:00Z',
		dueAt: '2026-03-05T09:00:00Z',
		zone: 'Europe/Berlin',
		key: 'k',
		policy: { reminders: [{ share: 0.5 }, { before: 'due', hours: 3 }] },
	});
	const receipt = { homeworkReceipt: { version: 1, tryId: 'a.deliver/1', result: 'sent' } };
	const request = { version: 1, kind: 'release-routes', routeIds: ['A'.repeat(22)] };

	it.each<[string, z.ZodType, Json]>([
		['a start', assignmentInputSchema, input],
		['a receipt', receiptAnswerSchema, receipt],
		['a request', requestSchema, request],
	])('is kept, and no reason to refuse %s', (_case, schema, value) => {
		expect(schema.safeParse(value).error).toBeUndefined();
		const changed = [...withUnknown(value)];
		for (const each of changed) expect(read(schema, each)).toEqual({ success: true, data: each });
		expect(changed.length).toBeGreaterThan(0);
	});

	it('keeps nothing else from being as its schema makes it', () => {
		const part = z.strictObject({ email: z.string().trim().toLowerCase(), language: z.string().default('en') });
		const schema = z.strictObject({ people: z.array(part), either: z.union([z.string(), part]) });
		const person = { email: ' ADA@x.example', more: { of: 1 } };
		expect(read(schema, { people: [person], either: person, beside: [1] })).toEqual({
			success: true,
			data: {
				people: [{ email: 'ada@x.example', language: 'en', more: { of: 1 } }],
				either: { email: 'ada@x.example', language: 'en', more: { of: 1 } },
				beside: [1],
			},
		});
	});

	it('hides nothing that is wrong beside it', () => {
		expect(read(requestSchema, { ...request, routeIds: [], fromAnotherRelease: 1 }).success).toBe(false);
		expect(read(requestSchema, { ...request, kind: 'other' }).success).toBe(false);
	});
});
