import type { IDataObject } from 'n8n-workflow';
import { assignmentId, notOnRecord } from '../../shared/assignment-id';
import { ask } from '../../shared/ask';
import type { Telling } from '../../shared/operation';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters } from '../../shared/parameters/parameters';
import { tellOfEach } from '../../shared/rows';
import { statusParameters } from './parameters';
import type { Answer } from '../../../temporal/contract/question';

/** How the assignment of every item stands, with one line in plain words. */
export const status: Telling = async (context, connection) => {
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, statusParameters, 'No status');
		const id = parameters.need('assignmentId', assignmentId)!;
		const personal = parameters.read('includePersonal', flag);
		parameters.check();
		return { id, personal };
	};
	return await tellOfEach(context, read, async ({ id, personal }) => {
		const story = await ask(connection, 'assignmentStory', { assignmentId: id });
		if (!story) throw notOnRecord();
		return personal ? story : impersonal(story);
	});
};

type Story = NonNullable<Answer<'assignmentStory'>>;

/** A story without the client's name and words. */
function impersonal(story: Story): IDataObject {
	const { assignmentId, exercise, delivery, outcome, deliverAt, dueAt, sessionAt, zone, line } = story;
	const events = story.events.map(({ kind, at, hindrance, reason }) => ({
		kind,
		at,
		...(hindrance && { hindrance }),
		...(reason && { reason: reason.replace(ADDRESS, '(address)') }),
	}));
	return {
		line,
		assignmentId,
		exercise,
		delivery,
		outcome,
		deliverAt,
		dueAt,
		...(sessionAt && { sessionAt }),
		zone,
		events,
	};
}

/** Mail servers repeat the client's address in the reason why they refuse it. */
const ADDRESS = /[^\s<>()"',:;]+@[^\s<>()"',:;]+/g;
