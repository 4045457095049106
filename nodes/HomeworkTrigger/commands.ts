import type { IHookFunctions } from 'n8n-workflow';
import type { ClientCommand, RouteCommand, Topic } from '../../temporal/contract/command';
import type { RouteWish } from '../shared/route-lifecycle';

/** What the parameter "Takes" may hold. */
export type Takes = 'messages' | 'brief' | 'topic';

/** Every command that the node is set to take; none where no message is chosen. */
export function commandsOf(context: Pick<IHookFunctions, 'getNodeParameter'>): RouteCommand[] {
	switch (context.getNodeParameter('takes') as Takes) {
		case 'messages':
			return context.getNodeParameter('messages', []) as ClientCommand[];
		case 'brief':
			return ['brief'];
		case 'topic':
			return [context.getNodeParameter('topic') as Topic];
	}
}

/** What the node claims when its flow is published, and which of its commands a test event shows. */
export function wish(context: IHookFunctions): RouteWish {
	const kinds = commandsOf(context);
	const chosen = context.getNodeParameter('sample', '') as RouteCommand | '';
	return {
		kinds,
		takeOver: context.getNodeParameter('takeOver', false) as boolean,
		sample: kinds.find((kind) => kind === chosen) ?? kinds[0],
	};
}
