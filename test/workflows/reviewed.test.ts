import { randomBytes } from 'node:crypto';
import { CONTRACT_VERSION, TOLD } from '../../temporal/contract/names';
import type { MarkReviewed } from '../../temporal/contract/review';
import { page, result, status, submission, submit, tell, type Assigned } from './assigned';
import { useRig } from './rig';

jest.setTimeout(60_000);
const rig = useRig({ confirm: true });

const CANARY = 'Between the two of us';

/** Marks an answer as reviewed, as Homework Capture Completion does. */
async function review({ assignmentId }: Assigned, said: Pick<MarkReviewed, 'effort' | 'note'>) {
	return await rig().request({
		...{ version: CONTRACT_VERSION, kind: 'mark-reviewed', reviewId: randomBytes(16).toString('base64url') },
		...{ assignmentId, at: (await rig().now()).toISOString(), ...said },
	});
}

it('has the page told that there is a note, and none of its words, and sends nothing', async () => {
	const assigned = await rig().assign();
	await rig().pass(2);
	await submit(assigned, submission('done'));
	expect(await review(assigned, { effort: 3, note: CANARY })).toEqual({ kind: 'reviewed', as: 'recorded' });
	await status(assigned);
	expect(await page(assigned)).toMatchObject({ noteToClient: true });
	expect(JSON.stringify(await page(assigned))).not.toContain(CANARY);
	await review(assigned, { effort: 3 });
	await status(assigned);
	expect(await page(assigned)).not.toHaveProperty('noteToClient');
	expect(await result(assigned)).toMatchObject({ outcome: 'done' });
	expect(rig().sent(assigned)).toEqual(['deliver', 'confirm']);
	expect((await rig().steps(assigned)).filter((kind) => kind === 'reviewed')).toHaveLength(2);
});

it('is taken after a snooze, a stop and an answer that was changed, each of which stands', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 120, reminders: [{ share: 0.8 }] });
	await rig().pass(2);
	await tell(assigned, 'snooze', { snoozeId: 'later', days: 1 });
	const [stopId, at] = [randomBytes(16).toString('base64url'), (await rig().now()).toISOString()];
	const { assignmentId } = assigned;
	const wish = { version: CONTRACT_VERSION, kind: 'record-stop', stopId, of: { assignmentId }, at } as const;
	await rig().request({ ...wish, scope: 'reminders', source: 'client-page' }, rig().still);
	await submit(assigned, submission('could-not', { hindrance: 'forgot' }));
	await submit(assigned, submission('done', { submissionId: 'two', corrects: true }));
	await review(assigned, { effort: 4, note: CANARY });
	await status(assigned);
	expect(await page(assigned)).toMatchObject({
		...{ outcome: 'done', answer: { count: 2 } },
		...{ stopped: 'reminders', noteToClient: true },
	});
	await result(assigned);
	const steps = await rig().steps(assigned);
	expect(steps.slice(0, 5)).toEqual(['assigned', 'delivered', 'snoozed', 'answered', 'corrected']);
	expect(steps.slice(5).sort()).toEqual(['confirmed', 'reviewed']);
});

it('is recorded after the close, when the assignment is told nothing any more', async () => {
	const assigned = await rig().assign();
	await rig().pass(2);
	await submit(assigned, submission('partly'));
	await result(assigned);
	expect(await review(assigned, { note: CANARY })).toEqual({ kind: 'reviewed', as: 'recorded' });
	expect(await rig().ledger.reviews.noteToClient(assigned.assignmentId)).toMatchObject({ note: CANARY });
});

it('takes no rubbish for a note, and says so in its story', async () => {
	const assigned = await rig().assign();
	await rig().pass(2);
	for (const told of [{}, { noteToClient: 'yes' }, 'yes', null]) await assigned.signal(TOLD.reviewed, told);
	await status(assigned);
	expect(await page(assigned)).not.toHaveProperty('noteToClient');
	expect(await rig().steps(assigned)).toContain('unreadable');
});
