import type { Channel, ClientCommand, RouteCommand, Topic } from '../../temporal/contract/command';
import { choice, choices } from '../shared/parameters/choice';
import { FixedParameters, type WithoutItems } from '../shared/parameters/parameters';
import { flag } from '../shared/parameters/flag';
import type { RouteWish } from '../shared/route-lifecycle';
import { triggerParameters } from './description';

/** What the parameter "Takes" may hold. */
export type Takes = 'messages' | 'brief' | 'code' | 'topic';

const REFUSED = 'Homework Trigger takes nothing';

/**
 * Every command that the node is set to take; none where no message is chosen.
 *
 * @throws NodeOperationError when a field is set to none of its choices
 */
export function commandsOf(context: WithoutItems): RouteCommand[] {
	const parameters = new FixedParameters(context, triggerParameters, REFUSED);
	const commands = read(parameters);
	parameters.check();
	return commands;
}

function read(parameters: FixedParameters): RouteCommand[] {
	switch (parameters.need('takes', choice<Takes>())) {
		case 'messages':
			return parameters.read('messages', choices<ClientCommand>()) ?? [];
		case 'brief':
			return ['brief'];
		case 'code':
			return ['code'];
		case 'topic': {
			const topic = parameters.need('topic', choice<Topic>());
			return topic === undefined ? [] : [topic];
		}
		case undefined:
			return [];
	}
}

/**
 * How the flow reaches clients, in whose words it gets a message.
 *
 * @throws NodeOperationError when it is none of the choices
 */
export function channelOf(context: WithoutItems): Channel {
	const parameters = new FixedParameters(context, triggerParameters, REFUSED);
	const channel = parameters.need('channel', choice<Channel>());
	if (channel === undefined) throw parameters.refusal();
	return channel;
}

/**
 * What the node claims when its flow is published, and which of its commands a test event shows.
 *
 * @throws NodeOperationError when a field is set to none of its choices
 */
export function wish(context: WithoutItems): RouteWish {
	const kinds = commandsOf(context);
	const parameters = new FixedParameters(context, triggerParameters, REFUSED);
	const chosen = parameters.read('sample', choice<RouteCommand>());
	const takeOver = parameters.read('takeOver', flag) ?? false;
	parameters.check();
	return { kinds, takeOver, sample: kinds.find((kind) => kind === chosen) ?? kinds[0] };
}
