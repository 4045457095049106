import type { WorkflowHandle } from '@temporalio/client';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { encode } from '@temporalio/common/lib/internal-non-workflow';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { SEARCH_ATTRIBUTE } from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import { until } from '../e2e/until';
import { status, type Assigned } from './assigned';
import { SENT } from './flow-server';
import { useRig } from './rig';
import { TEST_KEYS } from './test-keys';

jest.setTimeout(30_000);
const rig = useRig();

const foreignKeys = generateKeys();
const foreign = encryptingDataConverter(new KeyRing(foreignKeys)).payloadCodecs!;

const inTheClear = (value: unknown): Promise<Payload[]> => Promise.resolve([defaultPayloadConverter.toPayload(value)]);
const withForeignKey = async (value: unknown) => await encode(foreign, await inTheClear(value));

/** What whoever reaches Temporal's address says of an activity in its worker's place. */
type Forging = (of: { workflowId: string; activityId: string }) => Promise<unknown>;

const DELIVERED = { kind: 'sent', at: '2031-03-03T10:00:00.000Z' };
const REASON = 'Ring 0900 at once';

function completing(payloads: () => Promise<Payload[]>): Forging {
	return async ({ workflowId, activityId }) =>
		await rig().client.workflowService.respondActivityTaskCompletedById({
			...{ namespace: 'default', workflowId, activityId },
			result: { payloads: await payloads() },
		});
}

function failing(attributes?: () => Promise<Payload[]>): Forging {
	return async ({ workflowId, activityId }) =>
		await rig().client.workflowService.respondActivityTaskFailedById({
			...{ namespace: 'default', workflowId, activityId },
			failure: {
				message: REASON,
				applicationFailureInfo: { type: 'BadInput', nonRetryable: true },
				...(attributes && { encodedAttributes: (await attributes())[0] }),
			},
		});
}

const WITH_FOREIGN_KEY: Record<string, Forging> = {
	'completes with a foreign key': completing(() => withForeignKey(DELIVERED)),
	'fails with a foreign key': failing(() => withForeignKey({ message: REASON, stack_trace: '' })),
};

const FORGINGS: Record<string, Forging> = {
	...WITH_FOREIGN_KEY,
	'completes in the clear': completing(() => inTheClear(DELIVERED)),
	'fails in the clear': failing(),
};

async function trouble(handle: WorkflowHandle): Promise<unknown> {
	return (await handle.describe()).searchAttributes[SEARCH_ATTRIBUTE.trouble]?.[0];
}

/** A delivery that a stranger speaks for while it is being posted; answers how the flow goes on with it. */
async function spokenFor(forging: Forging): Promise<{ assigned: Assigned; goOn: () => void }> {
	let goOn!: () => void;
	rig().flow.answer = (command) => new Promise((resolve) => (goOn = () => resolve(SENT(command))));
	const assigned = await rig().assign({ deliverIn: 0 });
	await rig().flow.arrived(assigned.assignmentId);
	const { raw } = await assigned.describe();
	await forging({ workflowId: assigned.workflowId, activityId: raw.pendingActivities![0]!.activityId! });
	rig().flow.answer = SENT;
	return { assigned, goOn };
}

it.each(Object.entries(FORGINGS))('who %s in the place of a worker is not believed', async (_how, forging) => {
	const { assigned, goOn } = await spokenFor(forging);
	expect(await status(assigned)).toMatchObject({ delivery: 'waiting', outcome: 'open' });
	expect(await trouble(assigned)).toBe('unreadable');
	goOn();
	await until(async () => (await rig().steps(assigned)).includes('delivered'));
	await rig().pass(0.3);
	const standing = await status(assigned);
	expect(standing).toMatchObject({ delivery: 'delivered' });
	expect(standing).not.toHaveProperty('problem');
	expect(await trouble(assigned)).toBeFalsy();
	expect(rig().sent(assigned)).toEqual(['deliver']);
	const { events } = (await rig().ledger.stories.of(assigned.assignmentId))!;
	expect(events.map(({ kind }) => kind).toSorted()).toEqual(['assigned', 'delivered', 'unreadable']);
	expect(JSON.stringify(events)).not.toContain(REASON);
	await assigned.terminate();
});

it.each(Object.entries(WITH_FOREIGN_KEY))(
	'who %s is not believed when the worker gets the key later',
	async (_how, forging) => {
		const { assigned, goOn } = await spokenFor(forging);
		goOn();
		await until(async () => (await rig().steps(assigned)).includes('delivered'));
		await rig().pass(0.3);
		expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
		await assigned.terminate();
		await rig().replay(new KeyRing({ ...TEST_KEYS, ring: [...TEST_KEYS.ring, ...foreignKeys.ring] }));
	},
);
