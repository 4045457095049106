import type { IDataObject } from 'n8n-workflow';
import { assignmentId, notOnRecord } from '../../shared/assignment-id';
import { ask } from '../../shared/ask';
import type { Telling } from '../../shared/operation';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters } from '../../shared/parameters/parameters';
import { tellOfEach } from '../../shared/rows';
import { statusParameters } from './parameters';
import type { Answer } from '../../../temporal/contract/question';
import { redact } from '../../../temporal/wording/redact';

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
		return {
			...(personal ? story : impersonal(story)),
			events: story.events.map(personal ? told : toldWithout(story.clientName)),
		};
	});
};

type Story = NonNullable<Answer<'assignmentStory'>>;
type Event = Story['events'][number];

/** A story without the client's name. */
function impersonal(story: Story): IDataObject {
	const { assignmentId, exercise, delivery, outcome, deliverAt, dueAt, sessionAt, zone, line } = story;
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
	};
}

/** A step with its reason in one sentence. */
function told({ reason, said, ...event }: Event): IDataObject {
	const because = [reason, said].filter((words) => words !== undefined).join(': ');
	return { ...event, ...(because !== '' && { reason: because }) };
}

/** The same without notes; where others say why, as mail servers do, they may repeat the client's name and address. */
function toldWithout(clientName: string): (event: Event) => IDataObject {
	return ({ kind, at, hindrance, reason, said }) =>
		told({
			...{ kind, at, reason },
			...(hindrance && { hindrance }),
			...(said !== undefined && { said: redact(said, clientName) }),
		});
}
