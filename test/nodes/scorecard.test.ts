import { eventId } from '../../temporal/contract/names';
import { useDesk, WISH_FOR_SESSION } from './desk';

const desk = useDesk();

/** Due in March 2031; the homework of the desk is never delivered while a test runs. */
async function done(key: string, email: string, at: string) {
	const id = await desk().assigned(key, { ...WISH_FOR_SESSION, email }, 'assign-for-session');
	const { events } = desk().practice.ledger;
	const step = { assignmentId: id, outcome: 'done', reportedBy: 'client' } as const;
	await events.record({ ...step, eventId: eventId(id, 'answered'), kind: 'answered', at });
}

async function scorecard(item: Record<string, string | number>) {
	const { outputs, error } = await desk().run('scorecard', [{ months: 3, ...item }]);
	if (error) throw error;
	return outputs[0]![0]!.json;
}

it('tells what is due in a month, by exercise and clinician, and what of it was not due yet', async () => {
	await done('one', 'one@example.org', '2026-03-01T10:00:00.000Z');
	expect(await scorecard({ month: '2031-03' })).toMatchObject({
		...{ month: '2031-03', isOver: false, counts: { assigned: 1, ahead: 1, due: 0 } },
		completion: { numerator: 0, denominator: 0 },
		trend: [{ month: '2031-01' }, { month: '2031-02' }, { month: '2031-03' }],
		exercises: [{ exerciseId: 'thought-record', title: 'Thought record', kind: 'worksheet', isLow: false }],
		clinicians: [{ name: 'Sam Rivers' }],
		text: expect.stringMatching(
			/^Homework due in March 2031, so far\n\nCompleted before the session after it was due: 0 of 0\n/,
		) as string,
	});
});

it('takes a day for its month, and says of a month before the first record that nothing was due', async () => {
	expect(await scorecard({ month: '2025-02-14', months: 1 })).toMatchObject({
		...{ month: '2025-02', isOver: true, counts: { assigned: 0 }, exercises: [], clinicians: [] },
		trend: [{ month: '2025-02', completion: { numerator: 0, denominator: 0 } }],
	});
});

it.each([
	[{ month: 'soon' }, 'No scorecard: Which Month "soon" is no month; write it like 2026-11'],
	[{ month: '2026-13' }, 'No scorecard: Which Month "2026-13" is no month'],
	[{ month: '' }, 'No scorecard: Which Month is missing'],
	[{ month: '2026-11', months: 0 }, 'Months of Trend is the number 0; it must be a number from 1 to 60'],
])('says what is wrong with %j', async (item, message) => {
	const { error } = await desk().run('scorecard', [{ months: 3, ...item }]);
	expect(error?.message).toContain(message);
});
