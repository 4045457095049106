import type { IDataObject } from 'n8n-workflow';
import { askIfAnswered } from '../../shared/ask';
import { aboutAssignment, assignmentId } from '../../shared/assignment-id';
import { previewOfAssignment } from '../../shared/assignment-preview';
import { changeId } from '../../shared/change-id';
import { changeAssignment } from '../../shared/change-assignment';
import type { HomeworkConnection } from '../../shared/connection';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters } from '../../shared/parameters/parameters';
import { sendNowParameters } from './parameters';
import { foreseen, toldWords } from './words';

/** Has the client of every item told as soon as hours and limits allow. It answers when that is planned, and when it goes out. */
export const sendNow: Changing = (context, connection) => (itemIndex) => {
	const parameters = new ItemParameters(context, itemIndex, sendNowParameters, 'Nobody was reminded');
	const id = parameters.need('assignmentId', assignmentId)!;
	const anyHour = parameters.read('anyHour', flag) ?? false;
	parameters.check();
	return {
		about: aboutAssignment(id),
		changes: id,
		preview: async () => await previewOne(connection, id, anyHour),
		carryOut: async () => {
			const more = anyHour ? { anyHour } : {};
			const asked = { changeId: changeId(context, connection.ring, itemIndex, { id, ...more }), ...more };
			return await tellOne(connection, id, asked);
		},
	};
};

/** Has one client told; answers when that goes out, or why nothing does. */
export async function tellOne(
	connection: HomeworkConnection,
	id: string,
	asked: { changeId: string; anyHour?: boolean },
): Promise<IDataObject> {
	const changed = await changeAssignment(connection, id, 'remindNow', asked);
	return changed.taken ? toldWords(changed.result, Date.now()) : { status: 'accepted', note: TAKES_EFFECT_LATER };
}

/** Whose it is, how it stands, and when a message would go out; where nobody can say when, what holds. */
export async function previewOne(connection: HomeworkConnection, id: string, anyHour: boolean): Promise<IDataObject> {
	const sending = await askIfAnswered(connection, 'previewSendNow', { assignmentId: id, anyHour });
	const { at, plan } = foreseen(sending ?? null, Date.now());
	return { ...(await previewOfAssignment(connection, id, plan)), ...at };
}
