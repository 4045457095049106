import type { IDataObject } from 'n8n-workflow';
import { changeId } from '../../shared/change-id';
import type { HomeworkConnection } from '../../shared/connection';
import { NOT_LOOKED_UP, TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { address } from '../../shared/parameters/address';
import { ItemParameters } from '../../shared/parameters/parameters';
import { text } from '../../shared/parameters/text';
import { counted, standingAt, wishAt } from '../address-wish';
import { allowMessagesParameters } from './parameters';

/** Characters; the contract leaves room for what takes several units each. */
const MAX_REASON = 500;

/** Takes back, with a reason, that messages to the address of every item were stopped. */
export const allowMessages: Changing = (context, connection) => (itemIndex) => {
	const parameters = new ItemParameters(context, itemIndex, allowMessagesParameters, 'Nothing was changed');
	const email = parameters.need('allowEmail', address)!;
	const wording = parameters.need('allowReason', text({ longest: MAX_REASON }))!;
	parameters.check();
	return {
		about: {},
		changes: email,
		preview: async () => await preview(connection, email),
		carryOut: async () => {
			const stopId = changeId(context, connection.ring, itemIndex, { email, wording });
			const lifted = await wishAt(connection, email, stopId, { kind: 'lift-stop', wording });
			if (!lifted) return { status: 'accepted', note: TAKES_EFFECT_LATER };
			if (lifted.as === 'stands') return { status: 'not stopped', note: STOOD };
			return { status: 'sent again', messages: lifted.messages, note: `${DONE} ${again(lifted.messages)}` };
		},
	};
};

const DONE = 'What is assigned to this address is sent again.';

const STOOD = 'Nothing was stopped at this address; nothing was changed.';

function again(messages: number): string {
	return messages === 0
		? 'Nothing that was stopped waits for it any more.'
		: `${counted(messages, 'message')} will go out that had been stopped, when its time comes.`;
}

async function preview(connection: HomeworkConnection, email: string): Promise<IDataObject> {
	const would = 'What is assigned to this address would be sent again';
	const known = await standingAt(connection, email);
	if (!known) return { plan: [would, NOT_LOOKED_UP], checked: false };
	const { stop, assignments, stopped } = known;
	if (!stop) return { plan: ['Nothing would be changed: nothing is stopped at this address'], checked: true };
	const whose = `${counted(assignments, 'assignment')} open at this address`;
	return { plan: [`${would}: ${whose}, ${counted(stopped, 'message')} that had been stopped`], checked: true };
}
