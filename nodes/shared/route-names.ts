import type { INodePropertyOptions } from 'n8n-workflow';
import type { RouteKind } from '../../temporal/contract/command';
import type { NodePlace } from '../../temporal/contract/identity';
import type { TakenRoute } from '../../temporal/contract/request';
import { triggerParameters } from '../HomeworkTrigger/description';

/** The routes by the names that they have in the editor. */
const NAMES = new Map<unknown, string>(
	triggerParameters
		.filter(({ name }) => ['takes', 'messages', 'topic'].includes(name))
		.flatMap(({ options }) => options as INodePropertyOptions[])
		.map(({ name, value }) => [value, `"${name}"`]),
).set('page', "the client's page");

/** What these are called, in one line. */
export function namesOf(kinds: RouteKind[]): string {
	return kinds.map((kind) => NAMES.get(kind)!).join(', ');
}

/** The flow that wants routes. */
export type OwnFlow = Pick<NodePlace, 'instanceId' | 'flowId'>;

/** Says of each node that has some of it what that is, and what to do: in another flow, and in this very one. */
export function takenMessage(taken: TakenRoute[], own: OwnFlow): string {
	const isOwn = ({ instanceId, flowId }: TakenRoute) => instanceId === own.instanceId && flowId === own.flowId;
	return [...inThisFlow(taken.filter(isOwn)), ...inOtherFlows(taken.filter((route) => !isOwn(route)))].join(' ');
}

function inThisFlow(taken: TakenRoute[]): string[] {
	if (taken.length === 0) return [];
	const facts = byNode(taken).map(
		([{ nodeName }, kinds]) => `This flow itself already has ${kinds}, at its node "${nodeName}".`,
	);
	return [
		...facts,
		'Choose it in one of the two nodes only, then publish again. If there is no such node any more, unpublish this flow, ' +
			'then publish it again.',
	];
}

function inOtherFlows(taken: TakenRoute[]): string[] {
	if (taken.length === 0) return [];
	const nodes = byNode(taken);
	const facts = nodes.map(
		([{ flowName, nodeName }, kinds]) => `The flow "${flowName}" (node "${nodeName}") already has ${kinds}.`,
	);
	return [
		...facts,
		`Unpublish ${nodes.length > 1 ? 'these flows' : 'that flow'} first, ` +
			'or switch on "Take Over From Another Flow" in this node and publish again.',
	];
}

/** Each node with what it has, in words. */
function byNode(taken: TakenRoute[]): Array<[TakenRoute, string]> {
	const nodeOf = ({ instanceId, flowId, nodeName }: TakenRoute) => `${instanceId}/${flowId}/${nodeName}`;
	const nodes = new Map(taken.map((route) => [nodeOf(route), route]));
	return [...nodes].map(([node, route]) => {
		const has = taken.filter((other) => nodeOf(other) === node);
		return [route, namesOf(has.map(({ kind }) => kind))];
	});
}
