import type { RouteKind } from '../../temporal/contract/command';
import type { TakenRoute } from '../../temporal/contract/request';

/** The routes by the names that they have in the editor. */
const NAMES: Record<RouteKind, string> = {
	deliver: '"Deliver Homework"',
	remind: '"Remind a Client"',
	confirm: '"Confirm Completion"',
	brief: '"Brief a Clinician"',
	answered: '"A Client Answered"',
	overdue: '"Homework Is Overdue"',
	undeliverable: '"Homework Could Not Be Delivered"',
	page: "the client's page",
};

/** What these are called, in one line. */
export function namesOf(kinds: RouteKind[]): string {
	return kinds.map((kind) => NAMES[kind]).join(', ');
}

/** Says of each flow that has some of it what that is, and what to do. */
export function takenMessage(taken: TakenRoute[]): string {
	const flows = new Map(taken.map((route) => [`${route.flowId}/${route.nodeName}`, route]));
	const facts = [...flows.values()].map(({ flowId, flowName, nodeName }) => {
		const has = taken.filter((route) => route.flowId === flowId && route.nodeName === nodeName);
		return `The flow "${flowName}" (node "${nodeName}") already has ${namesOf(has.map(({ kind }) => kind))}.`;
	});
	return (
		`${facts.join(' ')} Unpublish ${facts.length > 1 ? 'these flows' : 'that flow'} first, ` +
		'or switch on "Take Over From Another Flow" in this node and publish again.'
	);
}
