import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { WISH, type Desk } from './desk';
import type { FlowResult } from './harness';

const OPTIONS: INodeParameters = {
	assignmentKey: '={{ $json.key }}',
	clientReference: '={{ $json.reference }}',
	deliverAt: '={{ $json.deliverAt }}',
};

/** Assigns under the keys of the items, to clients by the practice's reference where an item has one. */
export async function assignByKey(desk: Desk, items: IDataObject[]): Promise<FlowResult> {
	const wishes = items.map((item) => ({ ...WISH, ...item }));
	return await desk.run('assign', wishes, { parameters: { options: OPTIONS } });
}

/** An assignment that a worker has taken up. */
export async function assignedByKey(desk: Desk, item: IDataObject & { key: string }): Promise<void> {
	const { error } = await assignByKey(desk, [item]);
	expect(error).toBeUndefined();
	await desk.practice.taken(desk.practice.idOf(item.key));
}
