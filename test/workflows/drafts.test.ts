import { keptDraftsSchema } from '../../temporal/contract/draft';
import { MAX_DRAFTS_SAVED, MAX_SIDE_BY_SIDE, MEMO } from '../../temporal/contract/names';
import { result, submission, submit, tell, type Assigned } from './assigned';
import { useRig } from './rig';

jest.setTimeout(60_000);
const rig = useRig();

/** Homework that was delivered. */
async function delivered(): Promise<Assigned> {
	const assigned = await rig().assign({ deliverIn: 0.1, dueIn: 48 });
	await rig().pass(2);
	return assigned;
}

async function save(assigned: Assigned, draftId: string, over: string[] = [], sealed = `k.${draftId}`) {
	return await tell(assigned, 'saveDraft', { draftId, over, sealed });
}

async function keptOf(assigned: Assigned): Promise<string[]> {
	const { memo } = await assigned.describe();
	return keptDraftsSchema.parse(memo?.[MEMO.drafts] ?? []).map(({ draftId }) => draftId);
}

it('keeps what is saved in the place of what is in it, and side by side what knew nothing of each other', async () => {
	const assigned = await delivered();
	expect(await save(assigned, 'first')).toEqual({ repeated: false });
	await save(assigned, 'left', ['first']);
	await save(assigned, 'right', ['first']);
	expect(await keptOf(assigned)).toEqual(['left', 'right']);
	expect(await save(assigned, 'left', ['first'])).toEqual({ repeated: true });
	await save(assigned, 'both', ['left', 'right']);
	expect(await save(assigned, 'left', ['first'])).toEqual({ repeated: true });
	expect(await keptOf(assigned)).toEqual(['both']);
	await tell(assigned, 'saveDraft', { draftId: 'none', over: ['both'] });
	expect(await keptOf(assigned)).toEqual([]);
	await assigned.terminate();
});

it('an answer takes along what is in it, and leaves what was saved beside it', async () => {
	const assigned = await delivered();
	await save(assigned, 'mine');
	await save(assigned, 'theirs');
	await submit(assigned, { ...submission('done'), drafts: ['mine'] });
	expect(await keptOf(assigned)).toEqual(['theirs']);
	await assigned.terminate();
});

it.each([
	['answered', true],
	['without an answer', false],
])('nothing of it is left once the assignment closes, %s', async (_how, isAnswered) => {
	const assigned = await delivered();
	await save(assigned, 'mine');
	if (isAnswered) await submit(assigned, submission('done'));
	expect(await keptOf(assigned)).toEqual(['mine']);
	await result(assigned);
	expect(await keptOf(assigned)).toEqual([]);
});

it('nothing of it is left once the assignment is withdrawn, and no step tells of any', async () => {
	const assigned = await delivered();
	await save(assigned, 'mine');
	await tell(assigned, 'withdraw', { withdrawalId: 'w' });
	await result(assigned);
	expect(await keptOf(assigned)).toEqual([]);
	expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'withdrawn', 'closed']);
});

it('takes no more than so many of one assignment, and deletes what is saved all the same', async () => {
	const assigned = await delivered();
	await save(assigned, 'mine');
	const others = Array.from({ length: MAX_DRAFTS_SAVED - 1 }, (_, index) => ({ draftId: `${index}`, over: ['other'] }));
	for (const asked of others) await assigned.signal('saveDraft', asked);
	await rig().pass(1);
	await expect(save(assigned, 'one more')).rejects.toThrow();
	expect(await keptOf(assigned)).toEqual(['mine']);
	expect(await tell(assigned, 'saveDraft', { draftId: 'none', over: ['mine'] })).toEqual({ repeated: false });
	expect(await keptOf(assigned)).toEqual([]);
	await assigned.terminate();
});

it('takes no more side by side than devices ever save at one moment', async () => {
	const assigned = await delivered();
	for (let count = 1; count <= MAX_SIDE_BY_SIDE; count += 1) await save(assigned, `${count}`);
	await expect(save(assigned, 'one more')).rejects.toThrow();
	expect(await keptOf(assigned)).toHaveLength(MAX_SIDE_BY_SIDE);
	await assigned.terminate();
});
