import { randomBytes } from 'node:crypto';
import { CONTRACT_VERSION, taskQueues, WORKFLOW } from '../../temporal/contract/names';
import type { Request } from '../../temporal/contract/request';
import { useRig } from './rig';

jest.setTimeout(30_000);
const rig = useRig();

const DAY_S = 24 * 60 * 60;
const newId = () => randomBytes(16).toString('base64url');
const version = CONTRACT_VERSION;
const of = { assignmentId: newId() };
const at = new Date().toISOString();

const SAID: Request[] = [
	{ version, kind: 'record-stop', stopId: newId(), of, at, scope: 'all', source: 'client-page' },
	{ version, kind: 'lift-stop', stopId: newId(), of, at, source: 'client-page' },
	{ version, kind: 'keep-not-taken', ...of, change: 'submit', changeId: newId(), note: 'It was too much.' },
	{ version, kind: 'mark-reviewed', ...of, reviewId: newId(), at, note: 'Well done.' },
	{
		...{ version, kind: 'hand-over', handoverId: newId(), of: { scope: 'assignment', id: of.assignmentId } },
		...{ to: { clinicianId: newId(), person: { name: 'Dr. Kim Li', email: 'kim@practice.example' } }, from: at },
	},
	{
		version,
		kind: 'grant-consents',
		grants: [{ clientId: newId(), clientName: 'Ada', clientEmail: 'ada@example.com' }],
	},
	{ version, kind: 'hold', holdId: newId(), reason: 'Wrong text.' },
	{ version, kind: 'let-go', letGoId: newId() },
];

/** How long a request may take to be carried out, whatever stands in the way, in seconds. */
async function patienceOf(request: Request): Promise<number> {
	const handle = await rig().client.workflow.start(WORKFLOW.request, {
		workflowId: `request/${newId()}`,
		taskQueue: taskQueues('homework').workflows,
		args: [request],
	});
	await handle.result().catch(() => undefined);
	const { events } = await handle.fetchHistory();
	const scheduled = events!.flatMap(({ activityTaskScheduledEventAttributes: one }) => one ?? []);
	expect(scheduled).toHaveLength(1);
	return Number(scheduled[0]!.scheduleToCloseTimeout!.seconds);
}

it.each(SAID)('what somebody has said waits for the ledger, however long that takes: $kind', async (request) => {
	// Where a workflow names no bound, the server says ten years.
	expect(await patienceOf(request)).toBeGreaterThan(365 * DAY_S);
});

it('what n8n asks for anew waits for a day', async () => {
	expect(await patienceOf({ version, kind: 'release-routes', routeIds: [newId()] })).toBe(DAY_S);
});
