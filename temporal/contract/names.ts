/**
 * Names that both sides use. Free of imports, so that workflow code may use this file.
 */

/** Version of everything that is persisted: workflow inputs, commands, events. */
export const CONTRACT_VERSION = 1;

/** How many notes a client may add after answering. */
export const MAX_NOTES = 5;

/** How much of what a client sends after the close is kept: whoever has a link can send as much as they like. */
export const MAX_KEPT_TOO_LATE = 20;

/** How often a client may put off being reminded of one homework. */
export const MAX_SNOOZES = 20;

/** How often something may be saved for later. */
export const MAX_DRAFTS_SAVED = 300;

/** How many drafts may stand side by side: more than devices ever save at one moment. */
export const MAX_SIDE_BY_SIDE = 10;

/** How often an answer may be changed. */
export const MAX_CORRECTIONS = 20;

/** Base name of the task queues, where credential and worker name no other. */
export const DEFAULT_TASK_QUEUE = 'homework';

/** The task queues of one deployment, apart so that hanging pushes never keep a question waiting. */
export function taskQueues(base: string) {
	return {
		/** Workflow tasks, local activities and requests. */
		workflows: base,
		/** Messages to clients and notices, limited in number. */
		push: `${base}-push`,
		/** What must not wait behind them: briefs, one-time codes and attention. */
		urgent: `${base}-urgent`,
		/** Questions of the nodes. */
		ask: `${base}-ask`,
	} as const;
}

/** The names of the workflow types, equal to the names of the exported workflow functions. */
export const WORKFLOW = {
	assignment: 'assignment',
	request: 'request',
	brief: 'brief',
	notice: 'notice',
	code: 'code',
	batch: 'batch',
	attention: 'attention',
	farewell: 'farewell',
	watch: 'watch',
} as const;

/** Updates and Signals share a name, and one handler that deduplicates in state serves both. */
export const CHANGE = {
	submit: 'submit',
	addNote: 'addNote',
	/** Its client saves something for later, without sending it. */
	saveDraft: 'saveDraft',
	remindNow: 'remindNow',
	pauseReminders: 'pauseReminders',
	resumeReminders: 'resumeReminders',
	/** Its client asks to be reminded later. */
	snooze: 'snooze',
	reschedule: 'reschedule',
	applyPolicy: 'applyPolicy',
	withdraw: 'withdraw',
	/** To a brief: its clinician has read it. */
	seen: 'seen',
} as const;

/** What workflows and activities tell a workflow, by Signal alone. */
export const TOLD = {
	/** To a brief: something that it would say has changed. */
	changed: 'changed',
	/** To an assignment: how one of its messages has ended, as a receipt proves that came in late. */
	ended: 'ended',
	/** To an assignment: its client has agreed to messages at its address. */
	agreed: 'agreed',
	/** To an assignment: what is stopped at its client's address now. */
	stopped: 'stopped',
	/** To an assignment: whether a clinician has left a note for its client. */
	reviewed: 'reviewed',
} as const;

/** What may be asked of a running workflow, and of a closed one while Temporal keeps it. */
export const QUERY = {
	/** Of an assignment. */
	status: 'status',
	/** Of a batch. */
	progress: 'progress',
} as const;

/**
 * Types of the failures by which Temporal's server, and not the workflow, answers an Update: its worker ended a workflow task, or
 * the workflow, and left it undone.
 */
export const LEFT_UNDONE: readonly string[] = ['UnprocessedUpdate', 'AcceptedUpdateCompletedWorkflow'];

/** Search attributes: opaque ids and codes only, since no codec encrypts them. Registered when the server is set up. */
export const SEARCH_ATTRIBUTE = {
	/** Keyword: `open`, then the outcome. */
	outcome: 'HomeworkOutcome',
	/** Keyword: the opaque client id. */
	client: 'HomeworkClient',
	/** Datetime: when the assignment is due. */
	due: 'HomeworkDue',
	/** Keyword: what is wrong, such as `unreadable`; there only while something is. */
	trouble: 'HomeworkTrouble',
} as const;

/** Memo fields of an assignment. The memo is encrypted, and `describe` reads it without a worker. */
export const MEMO = {
	/** What was asked for at the start, to tell a second start with the same key what differs. */
	terms: 'terms',
	/** Whether it was stated at the start that the client agreed to e-mail: a repeat then states nothing new. */
	agreed: 'agreed',
	/** The id of what was assigned with it, by one execution. */
	batch: 'batch',
	/** What the client's page shows; there once the assignment is recorded. */
	page: 'page',
	/** What its client has saved for later and not sent, sealed for the page; there only while something is. */
	drafts: 'drafts',
	/** Of a brief: which editions the clinician has said to have read, and when. */
	seen: 'seen',
} as const;

/** Id of an assignment's workflow. */
export function assignmentWorkflowId(assignmentId: string): string {
	return `assignment/${assignmentId}`;
}

/**
 * Id of the workflow that briefs a clinician.
 *
 * @param date the day of the sessions on the practice's calendar, `YYYY-MM-DD`
 */
export function briefWorkflowId(clinicianId: string, date: string): string {
	return `brief/${clinicianId}/${date}`;
}

/** Id of one edition of a brief, and of the command that carries it out. */
export function briefId(clinicianId: string, date: string, edition: number): string {
	return `${clinicianId}.${date}.${edition}`;
}

/** Id of the workflow that tells one subscriber of one event. */
export function noticeWorkflowId(eventId: string, routeId: string): string {
	return `notice/${eventId}/${routeId}`;
}

/** Id of the command that tells one subscriber of one event. */
export function noticeCommandId(eventId: string, routeId: string): string {
	return `${eventId}.${routeId}`;
}

/** Id of the workflow that sends a clinician a one-time code. */
export function codeWorkflowId(codeId: string): string {
	return `code/${codeId}`;
}

/** Id of the command that sends a one-time code. */
export function codeCommandId(codeId: string): string {
	return `code.${codeId}`;
}

/** Id of the workflow that tells whoever stopped messages that this is so. */
export function farewellWorkflowId(stopId: string): string {
	return `farewell/${stopId}`;
}

/** Id of the command that says so. */
export function farewellCommandId(stopId: string): string {
	return `farewell.${stopId}`;
}

/** Id of the command that tells one subscriber, from an instant on, of what goes wrong. In milliseconds. */
export function attentionCommandId(routeId: string, at: number): string {
	return `attention.${routeId}.${at}`;
}

/** Id of the workflow that carries such a command out. */
export function attentionWorkflowId(commandId: string): string {
	return `attention/${commandId}`;
}

/** Id of the one workflow of a deployment that looks for what goes wrong. */
export function watchWorkflowId(taskQueue: string): string {
	return `watch/${taskQueue}`;
}

/** Id of a request's workflow: of each key, one runs at a time. */
export function requestWorkflowId(key: string): string {
	return `request/${key}`;
}

/** Id of the workflow that has many assignments told of one change: each key is used once. */
export function batchWorkflowId(batchId: string): string {
	return `batch/${batchId}`;
}

/** One id for all tries of a command, made of opaque parts only. */
export function commandId(assignmentId: string, command: string): string {
	return `${assignmentId}.${command}`;
}

/**
 * Id of one try of a command, which signs it: `<command id>/<number>`, the number counting from 1.
 */
export function tryId(commandId: string, number: number): string {
	return `${commandId}/${number}`;
}

/** What a try's id is made of; undefined where it is none. */
export function readTryId(id: string): { commandId: string; number: number } | undefined {
	const [, commandId, number] = /^([^/]+)\/([1-9]\d{0,8})$/.exec(id) ?? [];
	return commandId === undefined ? undefined : { commandId, number: Number(number) };
}

/** Key of the request that holds all that goes to clients, or lets it go: of several the newest wish stands. */
export const BRAKE_KEY = 'brake';

/** Key of the request that hands a receipt in whose asker is gone. */
export function receiptRequestKey(tryId: string): string {
	return `receipt/${tryId}`;
}

/**
 * Which reminder of its assignment: its ordinal, the number of one that staff had sent at once, or that tells of another due
 * date, or the rule, from 0, for which the plan had no room.
 */
export type WhichReminder = `${number}` | `now.${number}` | `moved.${number}` | `left-out.${number}`;

/** Id of the command that carries out a reminder. */
export function reminderCommandId(assignmentId: string, which: WhichReminder): string {
	return commandId(assignmentId, `remind.${which}`);
}

/**
 * Id of a step of an assignment.
 *
 * @param which of a kind that can recur: its number, or which reminder came to it
 */
export function eventId(assignmentId: string, kind: string, which?: string | number): string {
	return which === undefined ? `${assignmentId}.${kind}` : `${assignmentId}.${kind}.${which}`;
}

/** Which reminder of its assignment a command carries out. */
export function whichReminder(assignmentId: string, commandId: string): string {
	return commandId.slice(`${assignmentId}.remind.`.length);
}
