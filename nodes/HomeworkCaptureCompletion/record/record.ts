import type { IDataObject } from 'n8n-workflow';
import type { SubmissionResult } from '../../../temporal/contract/change-inputs';
import { aboutAssignment } from '../../shared/assignment-id';
import { answerIn, previewOfAssignment, type Story } from '../../shared/assignment-preview';
import { changeId } from '../../shared/change-id';
import { changeAssignment } from '../../shared/change-assignment';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { readReports, type Report } from './read-reports';
import { keptOf, worksheetInWords, type Worksheet } from './worksheet-in-words';

/** Records for every item what a client told the staff. Where an answer stands, it takes its place; that one stays on record. */
export const record: Changing = async (context, connection) => {
	const submittedAt = new Date().toISOString();
	const reports = await readReports(context, connection);
	return (itemIndex) => {
		const report = reports[itemIndex]!;
		if (report instanceof Error) throw report;
		const { id, said, worksheet } = report;
		const withWorksheet = (item: IDataObject) => (worksheet ? tellingOf(worksheet, item) : item);
		return {
			about: aboutAssignment(id),
			changes: id,
			preview: async () => ({
				...(await previewOfAssignment(connection, id, (story) => planOf(report, story))),
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
				if (!changed.taken) {
					return withWorksheet({ status: 'accepted', outcome: said.outcome, note: TAKES_EFFECT_LATER });
				}
				const { outcome, repeated, corrected = false } = changed.result;
				if (repeated) {
					const note = `Recorded before, and that stands: ${OUTCOMES[outcome]}.`;
					const item = { status: 'already recorded', outcome, note };
					return outcome === said.outcome ? withWorksheet(item) : item;
				}
				return withWorksheet(
					corrected
						? { status: 'corrected', outcome, note: `On record now: ${OUTCOMES[outcome]}. ${STAYS}` }
						: { status: 'recorded', outcome, note: `On record: ${OUTCOMES[outcome]}.` },
				);
			},
		};
	};
};

/** An item that also says how much of the worksheet is kept. */
function tellingOf(worksheet: Worksheet, item: IDataObject): IDataObject {
	const note = `${item.note as string} ${worksheetInWords(worksheet)}.`;
	return { ...item, note, worksheetFields: keptOf(worksheet) };
}

const OUTCOMES: Record<SubmissionResult['outcome'], string> = {
	'could-not': 'could not',
	done: 'done',
	'no-answer': 'no answer by its close',
	partly: 'partly done',
};

const STAYS = 'The answer of before is kept beside it.';

/** What a preview says would be done, as far as it is known what stands. */
function planOf({ said, worksheet }: Report, story?: Story): string[] {
	return [outcomeIn(said, story), ...(worksheet ? [worksheetInWords(worksheet, true)] : [])];
}

function outcomeIn({ outcome, hindrance, note, entries }: Report['said'], story?: Story): string {
	if (story === undefined || story.outcome === 'open') return `The outcome would be recorded: ${OUTCOMES[outcome]}`;
	if (story.outcome !== outcome)
		return `The outcome would be corrected, from ${answerIn(story)} to ${OUTCOMES[outcome]}. ${STAYS}`;
	return hindrance === undefined && note === undefined && entries === undefined
		? `Nothing would be changed: it is recorded already, as ${OUTCOMES[outcome]}`
		: `The outcome would stay ${OUTCOMES[outcome]}, and what is new beside it would be recorded`;
}
