import { MAX_NOTE } from '../../../temporal/contract/characters';
import type { Hindrance, Submission, SubmissionResult } from '../../../temporal/contract/change-inputs';
import { aboutAssignment, assignmentId } from '../../shared/assignment-id';
import { answerIn, previewOfAssignment, type Story } from '../../shared/assignment-preview';
import { changeId } from '../../shared/change-id';
import { changeAssignment } from '../../shared/change-assignment';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import { ItemParameters } from '../../shared/parameters/parameters';
import { text } from '../../shared/parameters/text';
import { recordParameters } from './parameters';

type Report = Pick<Submission, 'outcome' | 'hindrance' | 'note'>;

const NOT_RECORDED = 'Nothing was recorded';

/** Records for every item what a client told the staff. Where an answer stands, it takes its place; that one stays on record. */
export const record: Changing = (context, connection) => {
	const submittedAt = new Date().toISOString();
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, recordParameters, NOT_RECORDED);
		const id = parameters.need('assignmentId', assignmentId)!;
		const report = readReport(parameters);
		parameters.check();
		return {
			about: aboutAssignment(id),
			changes: id,
			preview: async () => ({
				...(await previewOfAssignment(connection, id, (story) => [planOf(report, story)])),
				outcome: report.outcome,
			}),
			carryOut: async () => {
				const submissionId = changeId(context, connection.ring, itemIndex, { id, ...report });
				const changed = await changeAssignment(connection, id, 'submit', {
					...report,
					submissionId,
					reportedBy: 'staff',
					corrects: true,
					submittedAt,
				});
				if (!changed.taken) return { status: 'accepted', outcome: report.outcome, note: TAKES_EFFECT_LATER };
				const { outcome, repeated, corrected = false } = changed.result;
				if (repeated) {
					return {
						status: 'already recorded',
						outcome,
						note: `Recorded before, and that stands: ${OUTCOMES[outcome]}.`,
					};
				}
				return corrected
					? { status: 'corrected', outcome, note: `On record now: ${OUTCOMES[outcome]}. ${STAYS}` }
					: { status: 'recorded', outcome, note: `On record: ${OUTCOMES[outcome]}.` };
			},
		};
	};
};

const OUTCOMES: Record<SubmissionResult['outcome'], string> = {
	'could-not': 'could not',
	done: 'done',
	'no-answer': 'no answer by its close',
	partly: 'partly done',
};

const STAYS = 'The answer of before is kept beside it.';

/** What a preview says would be done, as far as it is known what stands. */
function planOf({ outcome, hindrance, note }: Report, story?: Story): string {
	if (story === undefined || story.outcome === 'open') return `The outcome would be recorded: ${OUTCOMES[outcome]}`;
	if (story.outcome !== outcome)
		return `The outcome would be corrected, from ${answerIn(story)} to ${OUTCOMES[outcome]}. ${STAYS}`;
	return hindrance === undefined && note === undefined
		? `Nothing would be changed: it is recorded already, as ${OUTCOMES[outcome]}`
		: `The outcome would stay ${OUTCOMES[outcome]}, and what is new beside it would be recorded`;
}

function readReport(parameters: ItemParameters): Report {
	const outcome = parameters.need('outcome', choice<Report['outcome']>());
	const hindrance = parameters.read('hindrance', choice<Hindrance>());
	const note = parameters.read('reflection', text({ longest: MAX_NOTE, lines: true }));
	if (hindrance && outcome && outcome !== 'could-not') {
		parameters.refuse('hindrance', `goes with the ${parameters.label('outcome')} Could Not only`);
	}
	return { outcome: outcome!, ...(hindrance && { hindrance }), ...(note && { note }) };
}
