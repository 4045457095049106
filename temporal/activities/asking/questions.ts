import type { z } from 'zod/v4';
import type { KeyRing } from '../../contract/keys';
import { QUESTIONS, type Answer, type Question, type QuestionName } from '../../contract/question';
import type { Look } from '../../contract/questions-service';
import type { Story } from '../../ledger/assignments/stories';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import { findExercises } from '../../library/search';
import { weighChange } from '../../library/weigh-change';
import { line } from '../../lines/line';
import { policyProblems } from '../../plan/policy-problems';
import { windowOf } from '../../plan/window';
import { shortNames } from '../../wording/short-names';
import { checked } from '../failures';
import { named } from '../recording/brake';
import { deliversAt } from './delivers-at';
import { exportExercises, getExercise, listed, listExercises } from './exercises';
import { explain } from './explain';
import { getMessage, listMessages } from './messages';
import { previewPolicy } from './preview-policy';
import { readBrief } from './read-brief';
import { whoRead } from './who-read';
import { previewResend } from './preview-resend';
import { scorecard } from './scorecard';
import { sessionSummary } from './session-summary';
import { standingStop } from './standing-stop';
import { preview } from './preview';

export interface QuestionSettings {
	ledger: Ledger;
	library: Library;
	ring: KeyRing;
	/** Looks at the whole service. */
	lookAround: () => Promise<Look[]>;
}

/** One activity for each question, under the question's name. */
export type QuestionActivities = { [N in QuestionName]: (question: Question<N>) => Promise<Answer<N>> };

/** The activities that answer the nodes' questions. They change nothing. */
export function createQuestionActivities({ ledger, library, ring, lookAround }: QuestionSettings): QuestionActivities {
	return {
		checkKeys: answering('checkKeys', async () => ({ ringIds: ring.ids, identityId: ring.identityId })),

		checkService: answering('checkService', async () => ({
			identityId: ring.identityId,
			looks: await lookAround(),
		})),

		listExercises: answering('listExercises', async ({ retired }) => listExercises(library.shelf, retired)),

		findExercises: answering('findExercises', async (wanted) =>
			findExercises(library.shelf, wanted).map(({ exercise, about }) => ({
				...listed(exercise),
				...about,
				...library.shelf.standing(exercise.exerciseId, exercise.language),
			})),
		),

		getExercise: answering('getExercise', async (asked) => getExercise(asked, library)),

		exportExercises: answering('exportExercises', async (asked) => exportExercises(asked, library)),

		listMessages: answering('listMessages', async () => listMessages(library)),

		getMessage: answering('getMessage', async (which) => getMessage(which, { library, ring })),

		exerciseFile: answering('exerciseFile', async ({ checksum }) => {
			const bytes = await ledger.exerciseFiles.read(checksum);
			return bytes === undefined ? null : { bytes };
		}),

		previewLibraryChange: answering(
			'previewLibraryChange',
			async ({ change }) => (await weighChange(library, change)).changed,
		),

		checkAssignments: answering('checkAssignments', async ({ clients, ...asked }) => ({
			contradictions: asked.schedules
				.map((schedule, index) => ({
					schedule: index,
					problems: policyProblems(windowOf(schedule), schedule.policy ?? {}),
				}))
				.filter(({ problems }) => problems.length > 0),
			deliveries: asked.deliveries.map((terms) => deliversAt(terms, library, Date.now())),
			language: library.language,
			dueWithinDays: library.dueWithinDays,
			consents: await ledger.consents.of(clients),
			elsewhere: await ledger.contacts.elsewhere(clients),
			noFlowFor: await ledger.routes.ownerless(['deliver', 'page']),
			recorded: await ledger.assignments.recorded(asked.assignmentIds),
		})),

		assignedBatch: answering('assignedBatch', async ({ batchId }) => {
			const assigned = await ledger.assignedBatches.of(batchId);
			const open = assigned.filter(({ outcome }) => outcome === 'open');
			const clients = new Map(open.map(({ client }) => [client.clientId, client]));
			const nameOf = shortNames(clients.values());
			return { assignments: assigned.length, open: open.length, clients: [...clients.values()].map(nameOf) };
		}),

		previewAssignments: answering('previewAssignments', async ({ assignments }) =>
			assignments.map((assignment) => preview(assignment, library)),
		),

		assignmentStory: answering('assignmentStory', async ({ assignmentId }) => {
			const story = await ledger.stories.of(assignmentId);
			if (!story) return null;
			const review = (await ledger.reviews.newest([assignmentId])).get(assignmentId);
			return {
				...toldOf(story, line(story, { zone: story.zone, now: Date.now(), otherZone: library.calendar.zone })),
				...(review && { review: { at: review.at, effort: review.effort, noteToClient: review.note !== undefined } }),
			};
		}),

		sessionSummary: answering('sessionSummary', (question) =>
			sessionSummary(question, { ledger, library }, Date.now()),
		),

		previewSendNow: answering('previewSendNow', (asked) =>
			ledger.sendingNow.foresee({ ...asked, at: Date.now() }, library),
		),

		previewPolicy: answering('previewPolicy', ({ of }) => previewPolicy(of, { ledger, library }, Date.now())),

		previewHandOver: answering(
			'previewHandOver',
			async (handover) => (await ledger.handovers.preview(handover, Date.now())) ?? null,
		),

		whoRead: answering('whoRead', (asked) => whoRead(asked, { ledger })),

		scorecard: answering('scorecard', (asked) => scorecard(asked, { ledger, library })),

		readBrief: answering('readBrief', (asked) => readBrief(asked, { ledger, library, ring }, Date.now())),
		noteToClient: answering('noteToClient', ({ assignmentId }) => ledger.reviews.noteToClient(assignmentId)),
		standingStop: answering('standingStop', (question) => standingStop(question, ledger)),
		previewResend: answering('previewResend', (asked) => previewResend(asked, { ledger, library }, Date.now())),

		explain: answering('explain', (asked) => explain(asked, { ledger, library }, Date.now())),

		previewLetGo: answering('previewLetGo', async () => {
			const held = await ledger.brake.heldBack(Date.now());
			return held ? named(held) : null;
		}),

		assignmentsByReference: answering('assignmentsByReference', ({ beginnings }) =>
			ledger.assignments.beginningWith(beginnings),
		),

		assignmentReminders: answering('assignmentReminders', ({ assignmentId }) => ledger.reminders.of(assignmentId)),
	};
}

/** A story as a node gets it. */
function toldOf(story: Story, line: string): NonNullable<Answer<'assignmentStory'>> {
	const { assignmentId, exercise, client, delivery, outcome, deliverAt, dueAt, sessionAt, zone } = story;
	const events = story.events.map(({ kind, at, hindrance, reason, said, note }) => ({
		...{ kind, at, hindrance, note },
		// Why something is withdrawn, staff say in their own words.
		...(kind === 'withdrawn' ? { said: reason } : { reason, said }),
	}));
	return {
		...{ assignmentId, exercise, clientName: client.name, delivery, outcome, deliverAt, dueAt, zone, line, events },
		...(sessionAt !== undefined && { sessionAt }),
	};
}

function answering<N extends QuestionName>(
	name: N,
	answer: (question: Question<N>) => Promise<Answer<N>>,
): (question: Question<N>) => Promise<Answer<N>> {
	const schema = QUESTIONS[name].question as unknown as z.ZodType<Question<N>>;
	return async (question) => await answer(checked(schema, question, `question ${name}`));
}
