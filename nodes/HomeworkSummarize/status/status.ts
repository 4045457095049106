import type { IDataObject } from 'n8n-workflow';
import { EFFORTS } from '../../shared/effort';
import { notOnRecord } from '../../shared/assignment-id';
import { ask } from '../../shared/ask';
import { readerOfAssignments } from '../../shared/by-reference';
import type { Telling } from '../../shared/operation';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters } from '../../shared/parameters/parameters';
import { tellOfEach } from '../../shared/rows';
import { statusParameters } from './parameters';
import type { Answer } from '../../../temporal/contract/question';
import { redact } from '../../../temporal/wording/redact';

/** How the assignment of every item stands, with one line in plain words. */
export const status: Telling = async (context, connection) => {
	const idOf = await readerOfAssignments(context, connection);
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, statusParameters, 'No status');
		const id = idOf(parameters)!;
		const personal = parameters.read('includePersonal', flag);
		parameters.check();
		return { id, personal };
	};
	return await tellOfEach(context, read, async ({ id, personal }) => {
		const story = await ask(connection, 'assignmentStory', { assignmentId: id });
		if (!story) throw notOnRecord();
		return {
			...(personal ? story : impersonal(story)),
			line: [story.line, ...reviewWords(story)].join(', '),
			events: story.events.map(personal ? told : toldWithout(story.clientName)),
		};
	});
};

type Story = NonNullable<Answer<'assignmentStory'>>;
type Event = Story['events'][number];

/** A story without the client's name. */
function impersonal(story: Story): IDataObject {
	const { assignmentId, exercise, delivery, outcome, deliverAt, dueAt, sessionAt, zone, line, review } = story;
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
		...(review && { review }),
	};
}

/** That the answer was reviewed, with how much effort shows in it; the note to the client is that client's alone. */
function reviewWords({ review }: Story): string[] {
	if (!review) return [];
	const effort = review.effort === undefined ? '' : `effort ${review.effort}/${EFFORTS.length - 1}`;
	const beside = [effort, review.noteToClient ? 'a note to the client' : ''].filter((words) => words !== '');
	return ['reviewed', ...(beside.length > 0 ? [`with ${beside.join(' and ')}`] : [])];
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
