import type { SubmissionResult } from '../../../temporal/contract/change-inputs';
import { aboutAssignment } from '../../shared/assignment-id';
import { answerIn, previewOfAssignment, type Story } from '../../shared/assignment-preview';
import { changeId } from '../../shared/change-id';
import { changeAssignment } from '../../shared/change-assignment';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { readReports, type Report } from './read-reports';

/** Records for every item what a client told the staff. Where an answer stands, it takes its place; that one stays on record. */
export const record: Changing = async (context, connection) => {
	const submittedAt = new Date().toISOString();
	const reports = await readReports(context, connection);
	return (itemIndex) => {
		const report = reports[itemIndex]!;
		if (report instanceof Error) throw report;
		const { id, said } = report;
		return {
			about: aboutAssignment(id),
			changes: id,
			preview: async () => ({
				...(await previewOfAssignment(connection, id, (story) => planOf(said, story))),
				outcome: said.outcome,
			}),
			carryOut: async () => {
				const submissionId = changeId(context, connection.ring, itemIndex, { id, ...said });
				const changed = await changeAssignment(connection, id, 'submit', {
					...said,
					submissionId,
					reportedBy: 'staff',
					corrects: true,
					submittedAt,
				});
				if (!changed.taken) return { status: 'accepted', outcome: said.outcome, note: TAKES_EFFECT_LATER };
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
function planOf(said: Report['said'], story?: Story): string[] {
	return [
		outcomeIn(said, story),
		...(said.entries ? ['What was filled in of the worksheet would be kept with it'] : []),
	];
}

function outcomeIn({ outcome, hindrance, note, entries }: Report['said'], story?: Story): string {
	if (story === undefined || story.outcome === 'open') return `The outcome would be recorded: ${OUTCOMES[outcome]}`;
	if (story.outcome !== outcome)
		return `The outcome would be corrected, from ${answerIn(story)} to ${OUTCOMES[outcome]}. ${STAYS}`;
	return hindrance === undefined && note === undefined && entries === undefined
		? `Nothing would be changed: it is recorded already, as ${OUTCOMES[outcome]}`
		: `The outcome would stay ${OUTCOMES[outcome]}, and what is new beside it would be recorded`;
}
