import type { IDataObject } from 'n8n-workflow';
import { MAX_NOTE_TO_CLIENT } from '../../../temporal/contract/characters';
import { CONTRACT_VERSION } from '../../../temporal/contract/names';
import type { MarkReviewed, Reviewed } from '../../../temporal/contract/review';
import { aboutAssignment, notOnRecord } from '../../shared/assignment-id';
import { previewOfAssignment } from '../../shared/assignment-preview';
import { readerOfAssignments } from '../../shared/by-reference';
import { changeId } from '../../shared/change-id';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { ItemParameters } from '../../shared/parameters/parameters';
import { text } from '../../shared/parameters/text';
import { Problem } from '../../shared/problem';
import { request } from '../../shared/request';
import { markReviewedParameters } from './parameters';
import { rating } from './rating';

type Said = Pick<MarkReviewed, 'effort' | 'note'>;

const NOT_MARKED = 'Nothing was marked as reviewed';

/** Records for every item that what its client answered was looked at, also where the homework has closed since. */
export const markReviewed: Changing = async (context, connection) => {
	const idOf = await readerOfAssignments(context, connection);
	const at = new Date().toISOString();
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, markReviewedParameters, NOT_MARKED);
		const id = idOf(parameters)!;
		const effort = parameters.read('effort', rating);
		const note = parameters.read('noteToClient', text({ longest: MAX_NOTE_TO_CLIENT, lines: true }));
		parameters.check();
		const said: Said = { ...(effort !== undefined && { effort: Number(effort) }), ...(note && { note }) };
		return {
			about: aboutAssignment(id),
			changes: id,
			preview: async () => await previewOfAssignment(connection, id, [wouldDo(said)], 'answered'),
			carryOut: async () => {
				const reviewId = changeId(context, connection.ring, itemIndex, { id, ...said });
				const requested = await request(connection, `review/${reviewId}`, {
					...{ version: CONTRACT_VERSION, kind: 'mark-reviewed', reviewId, assignmentId: id, at },
					...said,
				});
				if (!requested.done) return { status: 'accepted', note: TAKES_EFFECT_LATER };
				if (requested.result.kind !== 'reviewed') throw notOnRecord();
				return came(requested.result.as, said);
			},
		};
	};
};

function wouldDo({ note }: Said): string {
	return note === undefined
		? "It would be marked as reviewed, and the client's page would show no note"
		: "It would be marked as reviewed, and the client's page would show the note";
}

/** What came of it. */
function came(as: Reviewed['as'], { note }: Said): IDataObject {
	const shown =
		note === undefined
			? "The client's page shows no note."
			: "The client's page shows the note for as long as it opens; no message tells of it.";
	switch (as) {
		case 'recorded':
			return { status: 'reviewed', note: `On record. ${shown}` };
		case 'stands':
			return { status: 'already reviewed', note: 'This review was recorded before, and is on record once.' };
		case 'withdrawn':
			throw notMarked(
				'The assignment was withdrawn',
				'Its link opens nothing any more, so that no note would be read.',
			);
		default:
			throw notMarked(
				'There is no answer that could be reviewed',
				'Where the client told you how it went, record that first: Record for a Client takes it until the homework closes.',
			);
	}
}

function notMarked(why: string, whatToDo: string): Problem {
	return new Problem('rejected', `${NOT_MARKED}: ${why.charAt(0).toLowerCase()}${why.slice(1)}`, whatToDo);
}
