import type { IDataObject } from 'n8n-workflow';
import type { StopScope } from '../../../temporal/contract/stops';
import { changeId } from '../../shared/change-id';
import type { HomeworkConnection } from '../../shared/connection';
import { NOT_LOOKED_UP, TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { address } from '../../shared/parameters/address';
import { choice } from '../../shared/parameters/choice';
import { ItemParameters } from '../../shared/parameters/parameters';
import { text } from '../../shared/parameters/text';
import { counted, NOBODYS, standingAt, wishAt } from '../address-wish';
import { stopMessagesParameters } from './parameters';

/** Characters; the contract leaves room for what takes several units each. */
const MAX_WORDING = 500;

/** Records of the address of every item that whoever reads it wants no messages there, or no reminders. */
export const stopMessages: Changing = (context, connection) => (itemIndex) => {
	const parameters = new ItemParameters(context, itemIndex, stopMessagesParameters, 'Nothing was stopped');
	const email = parameters.need('stopEmail', address)!;
	const scope = parameters.need('stopScope', choice<StopScope>())!;
	const wording = parameters.read('stopWording', text({ longest: MAX_WORDING }));
	parameters.check();
	return {
		about: { scope },
		changes: email,
		preview: async () => await preview(connection, email, scope),
		carryOut: async () => {
			const said = wording === undefined ? {} : { wording };
			const stopId = changeId(context, connection.ring, itemIndex, { email, scope, ...said });
			const stopped = await wishAt(connection, email, stopId, { kind: 'record-stop', scope, ...said });
			if (!stopped) return { status: 'accepted', note: TAKES_EFFECT_LATER };
			if (stopped.as === 'stands') return { status: 'already stopped', note: STOOD[stopped.scope ?? scope] };
			return { status: 'stopped', messages: stopped.messages, note: `${DONE[scope]} ${ended(stopped.messages)}` };
		},
	};
};

const DONE: Record<StopScope, string> = {
	all: 'Nothing more is sent to this address.',
	reminders: 'No more reminders are sent to this address.',
};

const STOOD: Record<StopScope, string> = {
	all: 'All messages to this address were stopped before; nothing was changed.',
	reminders: 'Reminders to this address were stopped before; nothing was changed.',
};

function ended(messages: number): string {
	return messages === 0 ? 'None waited for it.' : `${counted(messages, 'message')} that waited for it will not go out.`;
}

async function preview(connection: HomeworkConnection, email: string, scope: StopScope): Promise<IDataObject> {
	const would = scope === 'all' ? 'Nothing more would be sent' : 'No more reminders would be sent';
	const known = await standingAt(connection, email);
	if (!known) return { plan: [`${would} to this address`, NOT_LOOKED_UP], checked: false };
	const { stop, assignments, waiting, reminders, isKnown } = known;
	if (stop && (stop.scope === 'all' || stop.scope === scope))
		return { plan: [`Nothing would be changed: ${STOOD[stop.scope].split(';')[0]}`], checked: true };
	const ends = counted(scope === 'all' ? waiting : reminders, 'message');
	const whose = `${counted(assignments, 'assignment')} open at this address`;
	const plan = [`${would} to this address: ${whose}, ${ends} waiting`, ...(isKnown ? [] : [NOBODYS])];
	return { plan, checked: true };
}
