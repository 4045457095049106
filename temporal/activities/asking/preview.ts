import type { Answer, Question } from '../../contract/question';
import type { ClientMessageKind } from '../../contract/message-names';
import type { Library } from '../../library/library';
import { reminderPlan } from '../../plan/reminder-plan';
import { planWindow } from '../../plan/window';
import { firstName } from '../../wording/client-name';

/** The plan and the words of an assignment that is not started. */
export function preview(
	{ assignmentId, terms }: Question<'previewAssignments'>['assignments'][number],
	library: Library,
): Answer<'previewAssignments'>[number] {
	const { exerciseId, language = library.language, clientName, zone, policy } = terms;
	const exercise = library.shelf.find(exerciseId, language)?.exercise;
	if (!exercise) return null;
	const now = Date.now();
	const window = planWindow(terms, now);
	const plan = reminderPlan(window, library.policy(exerciseId, policy), library.practiceHours, assignmentId);
	const say = (kind: ClientMessageKind) =>
		library.compose(kind, {
			language,
			firstName: firstName(clientName),
			about: [{ exercise: exercise.title, dueAt: window.dueAt, zone, link: LINK }],
			saidAt: now,
		});
	return {
		plan,
		messages: {
			deliver: say('deliver'),
			...(plan.reminders.some(({ nearDue }) => !nearDue) && { remind: say('remind') }),
			...(plan.reminders.some(({ nearDue }) => nearDue) && { remindNearDue: say('remind-near-due') }),
		},
	};
}

/** A preview opens nothing. */
const LINK = "(the client's link)";
