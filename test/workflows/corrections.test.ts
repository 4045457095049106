import { randomBytes } from 'node:crypto';
import type { NoticeCommand } from '../../temporal/contract/command';
import { CHANGE, CONTRACT_VERSION, noticeWorkflowId } from '../../temporal/contract/names';
import { receipting, serveFlow } from '../activities/flow-server';
import type { Submission } from '../../temporal/contract/change-inputs';
import { until } from '../e2e/until';
import { page, result, status, submission as said, submit, type Assigned } from './assigned';
import { useRig } from './rig';
import { testRing } from './test-keys';

jest.setTimeout(60_000);
const rig = useRig({ confirm: true, restarts: true });

/** As page and node send it. */
function submission(outcome: Submission['outcome'], more: Partial<Submission> = {}): Submission {
	return said(outcome, { corrects: true, ...more });
}

/** What is on record of the answers, in their order, once there are so many. */
async function answers({ assignmentId }: Assigned, count: number) {
	return await until(async () => {
		const { events } = (await rig().ledger.stories.of(assignmentId)) ?? { events: [] };
		const steps = events.filter(({ kind }) => kind === 'answered' || kind === 'corrected' || kind === 'not-taken');
		return steps.length >= count && steps.map(({ kind, reportedBy, note }) => [kind, reportedBy, note]);
	});
}

describe('an answer that is changed', () => {
	it('takes the place of the one before, which stays on record, also back again', async () => {
		const assigned = await rig().assign();
		await rig().pass(2);
		await submit(assigned, submission('done', { note: 'All of it.' }));
		expect(await submit(assigned, submission('partly', { submissionId: 'two' }))).toEqual({
			outcome: 'partly',
			repeated: false,
			corrected: true,
		});
		expect(await page(assigned)).toMatchObject({ outcome: 'partly', answer: { reportedBy: 'client', count: 2 } });
		const could = submission('could-not', { submissionId: 'three', reportedBy: 'staff', hindrance: 'forgot' });
		await submit(assigned, could);
		expect(await page(assigned)).toMatchObject({ answer: { reportedBy: 'staff', hindrance: 'forgot', count: 3 } });
		await submit(assigned, submission('done', { submissionId: 'four', note: 'After all.' }));
		expect(await result(assigned)).toMatchObject({ outcome: 'done' });
		expect(await answers(assigned, 4)).toEqual([
			['answered', 'client', 'All of it.'],
			['corrected', 'client', undefined],
			['corrected', 'staff', undefined],
			['corrected', 'client', 'After all.'],
		]);
		expect((await rig().ledger.stories.of(assigned.assignmentId))!.outcome).toBe('done');
		expect(rig().sent(assigned)).toEqual(['deliver', 'confirm']);
	});

	it('is changed once, however often the same is asked, and not where it says nothing new', async () => {
		const assigned = await rig().assign();
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		const other = submission('partly', { submissionId: 'two', note: 'Half.' });
		await Promise.all([submit(assigned, other), assigned.signal(CHANGE.submit, other), submit(assigned, other)]);
		expect(await submit(assigned, submission('partly', { submissionId: 'three' }))).toEqual({
			outcome: 'partly',
			repeated: true,
		});
		expect(await submit(assigned, submission('done', { reportedBy: 'staff' }))).toMatchObject({
			outcome: 'partly',
			repeated: true,
		});
		await status(assigned);
		expect(await answers(assigned, 2)).toEqual([
			['answered', 'staff', undefined],
			['corrected', 'client', 'Half.'],
		]);
		await assigned.terminate();
	});

	it('is the client’s own word where staff have recorded the same before', async () => {
		const assigned = await rig().assign();
		await submit(assigned, submission('done', { submissionId: 'staff', reportedBy: 'staff' }));
		expect(await submit(assigned, submission('done'))).toMatchObject({ corrected: true });
		expect(await page(assigned)).toMatchObject({ answer: { reportedBy: 'client' } });
		await assigned.terminate();
	});

	it('from two phones at once is on record from both, and the later one stands, by Update and by Signal', async () => {
		const assigned = await rig().assign();
		await submit(assigned, submission('done'));
		const [one, other] = ['partly', 'could-not'] as const;
		await Promise.all([submit(assigned, submission(one)), submit(assigned, submission(other))]);
		await Promise.all([
			assigned.signal(CHANGE.submit, submission('partly', { submissionId: 'phone 1', note: 'one' })),
			assigned.signal(CHANGE.submit, submission('done', { submissionId: 'phone 2', note: 'two' })),
		]);
		const recorded = await answers(assigned, 5);
		const { outcome } = await status(assigned);
		expect(recorded.map(([kind]) => kind)).toEqual(['answered', ...Array<string>(4).fill('corrected')]);
		expect(recorded.at(-1)![2]).toBe(outcome === 'partly' ? 'one' : 'two');
		expect((await rig().ledger.stories.of(assigned.assignmentId))!.outcome).toBe(outcome);
		await assigned.terminate();
	});

	it('while no worker runs waits, and is taken up in its order, whatever their clocks said', async () => {
		const assigned = await rig().assign();
		await rig().pass(2);
		await rig().stopWorkers();
		const now = (await rig().now()).getTime();
		const at = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString();
		await assigned.signal(CHANGE.submit, submission('done', { submittedAt: at(5) }));
		await assigned.signal(CHANGE.submit, submission('could-not', { submittedAt: at(10) }));
		await rig().startWorkers();
		expect(await result(assigned)).toMatchObject({ outcome: 'could-not', outcomeAt: at(5) });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'answered', 'corrected', 'confirmed']);
	});

	it('twenty times is changed no more; what is said then is kept', async () => {
		const assigned = await rig().assign();
		const other = (count: number) =>
			submission(count % 2 ? 'partly' : 'done', { submissionId: `answer ${count}`, reportedBy: 'staff' });
		for (let count = 0; count <= 20; count += 1) await submit(assigned, other(count));
		const cause = await submit(assigned, other(21)).catch((error: Error) => error.cause);
		expect(String(cause)).toContain('The answer was changed 20 times');
		await assigned.signal(CHANGE.submit, { ...other(21), note: 'One more.' });
		expect(await submit(assigned, other(20))).toEqual({ outcome: 'done', repeated: true });
		expect(await status(assigned)).toMatchObject({ outcome: 'done' });
		const recorded = await answers(assigned, 22);
		expect(recorded.filter(([kind]) => kind === 'corrected')).toHaveLength(20);
		expect(recorded.at(-1)).toMatchObject(['not-taken']);
		expect(await rig().kept(assigned, 'not-taken')).toContain('One more.');
		await assigned.terminate();
	});
});

it('tells whoever asked of answers each time that the outcome is another one, and then says that it was changed', async () => {
	const routeId = randomBytes(16).toString('base64url');
	const { url, received } = await serveFlow<NoticeCommand>(testRing, { routeId, command: 'answered' }, receipting({}));
	const names = { instanceId: 'n8n', flowId: routeId, flowName: 'Tell', nodeId: 'node', nodeName: 'Homework Trigger' };
	const routes = [{ routeId, kind: 'answered' as const, ...names, url }];
	await rig().request({ version: CONTRACT_VERSION, kind: 'claim-routes', routes, givenUp: [], takeOver: false });
	const assigned = await rig().assign();
	await rig().pass(2);
	for (const [outcome, step] of [
		['done', 'answered'],
		['partly', 'corrected'],
		['partly', undefined],
		['could-not', 'corrected.3'],
	] as const) {
		await submit(assigned, submission(outcome, { submissionId: `${outcome} ${step}`, note: 'A secret.' }));
		if (step === undefined) continue;
		const notice = rig().follow(noticeWorkflowId(`${assigned.assignmentId}.${step}`, routeId));
		expect(await notice.result()).toMatchObject({ kind: 'sent' });
	}
	expect(received.map(({ message: { subject, text } }) => [subject, text.split('\n')[0]])).toEqual([
		['Ada B. has answered: Thought record', 'Ada B. has done "Thought record".'],
		['Ada B. has changed the answer: Thought record', 'Ada B. has done a part of "Thought record".'],
		['Ada B. has changed the answer: Thought record', 'Ada B. could not do "Thought record" this time.'],
	]);
	expect(JSON.stringify(received)).not.toContain('secret');
	await result(assigned);
	await rig().request({ version: CONTRACT_VERSION, kind: 'release-routes', routeIds: [routeId] });
	await rig().replay();
});
