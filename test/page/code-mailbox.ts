import type { CodeCommand } from '../../temporal/contract/command';
import { routeId } from '../../temporal/contract/identity';
import type { KeyRing } from '../../temporal/contract/keys';
import { receipting, serveFlow } from '../activities/flow-server';
import type { PublishedPage } from './served-page';

const PLACE = { instanceId: 'n8n', flowId: 'codes', nodeId: 'trigger' };

/** Publishes a flow that takes codes until the test is over; answers where those are that it got. */
export async function takeCodes({ practice }: PublishedPage): Promise<CodeCommand[]> {
	const own = { routeId: routeOfCodes(practice.ring), command: 'code' } as const;
	const { url, received } = await serveFlow<CodeCommand>(practice.ring, own, receipting({}));
	const route = { routeId: own.routeId, kind: own.command, ...PLACE, flowName: 'Codes', nodeName: 'Trigger', url };
	await practice.ledger.routes.claim({ routes: [route], givenUp: [], takeOver: true });
	return received;
}

/** Unpublishes that flow. */
export async function takeNoCodes({ practice }: PublishedPage): Promise<void> {
	await practice.ledger.routes.release([routeOfCodes(practice.ring)]);
}

function routeOfCodes(ring: KeyRing): string {
	return routeId(ring, { ...PLACE, command: 'code' });
}

/** The six digits that came last, once there are more than so many messages. */
export async function codeAfter(codes: CodeCommand[], before: number): Promise<string> {
	while (codes.length <= before) await new Promise((resolve) => setImmediate(resolve));
	return /\b\d{6}\b/.exec(codes.at(-1)!.message.text)![0];
}

/** Another code of six digits. */
export function otherThan(code: string): string {
	return code === '000000' ? '000001' : '000000';
}
