// What is wrong with what a workflow is told. Without zod, which stays out of the workflow bundle; a test compares with the schemas.
import type { Hindrance, Submission } from './change-inputs';
import { MAX_ENTRIES, MAX_NOTE, MAX_REASON, MAX_SEALED, unitsOf } from './characters';
import { isInstant } from './instant';
import { MAX_SIDE_BY_SIDE } from './names';
import type { Ending } from './sending';
import { standsForSeveral } from './several-clocks';

type Fields = Record<string, unknown>;

const REPORTERS: Array<Submission['reportedBy']> = ['client', 'staff'];

/** What is wrong with the input of `submit`, naming the field and never its value; undefined where nothing is. */
export function submissionProblem(input: unknown): string | undefined {
	return (
		objectProblem(input) ??
		idProblem(input as Fields, 'submissionId') ??
		choiceProblem(input as Fields, 'outcome', ['done', 'partly', 'could-not'] satisfies Array<Submission['outcome']>) ??
		choiceProblem(input as Fields, 'reportedBy', REPORTERS) ??
		flagProblem(input as Fields, 'corrects') ??
		hindranceProblem(input as Fields) ??
		instantProblem(input as Fields, 'submittedAt') ??
		entriesProblem(input as Fields) ??
		textProblem(input as Fields, 'note', MAX_NOTE) ??
		idsProblem(input as Fields, 'drafts')
	);
}

/** What is wrong with the input of `addNote`, naming the field and never its value; undefined where nothing is. */
export function noteProblem(input: unknown): string | undefined {
	return (
		objectProblem(input) ??
		idProblem(input as Fields, 'noteId') ??
		neededProblem(input as Fields, 'note') ??
		textProblem(input as Fields, 'note', MAX_NOTE) ??
		((input as Fields)['reportedBy'] === undefined
			? undefined
			: choiceProblem(input as Fields, 'reportedBy', REPORTERS)) ??
		instantProblem(input as Fields, 'writtenAt')
	);
}

/** The same for `saveDraft`. */
export function draftSavingProblem(input: unknown): string | undefined {
	return (
		objectProblem(input) ??
		idProblem(input as Fields, 'draftId') ??
		((input as Fields)['over'] === undefined ? 'over must be there' : undefined) ??
		idsProblem(input as Fields, 'over') ??
		sealedProblem(input as Fields)
	);
}

/** The same for `remindNow`, `pauseReminders` and `resumeReminders`. */
export function reminderChangeProblem(input: unknown): string | undefined {
	return objectProblem(input) ?? idProblem(input as Fields, 'changeId');
}

/** The same for `remindNow`. */
export function sendingNowProblem(input: unknown): string | undefined {
	return reminderChangeProblem(input) ?? flagProblem(input as Fields, 'anyHour');
}

/** The same for `reschedule`. */
export function reschedulingProblem(input: unknown): string | undefined {
	return (
		objectProblem(input) ??
		idProblem(input as Fields, 'rescheduleId') ??
		instantProblem(input as Fields, 'dueAt') ??
		((input as Fields)['sessionAt'] === null ? undefined : instantProblem(input as Fields, 'sessionAt')) ??
		zoneProblem(input as Fields)
	);
}

/** The same for `applyPolicy`. */
export function policyChangeProblem(input: unknown): string | undefined {
	return objectProblem(input) ?? idProblem(input as Fields, 'batchId');
}

/** What is wrong with the input of `withdraw`, naming the field and never its value; undefined where nothing is. */
export function withdrawalProblem(input: unknown): string | undefined {
	return (
		objectProblem(input) ??
		idProblem(input as Fields, 'withdrawalId') ??
		textProblem(input as Fields, 'reason', MAX_REASON) ??
		flagProblem(input as Fields, 'unlessAnswered')
	);
}

/** The same for `snooze`. */
export function snoozeProblem(input: unknown): string | undefined {
	return (
		objectProblem(input) ??
		idProblem(input as Fields, 'snoozeId') ??
		([1, 3].includes((input as Fields)['days'] as number) ? undefined : 'days must be 1 or 3') ??
		instantProblem(input as Fields, 'askedAt')
	);
}

/** The same for what an assignment is told of one of its messages. */
export function endingProblem(input: unknown): string | undefined {
	return (
		objectProblem(input) ??
		idProblem(input as Fields, 'commandId') ??
		objectProblem((input as Fields)['ending']) ??
		endProblem((input as Fields)['ending'] as Fields)
	);
}

/** The same for what is stopped at the client's address, which an assignment is told. */
export function stoppedProblem(input: unknown): string | undefined {
	return objectProblem(input) ?? neededProblem(input as Fields, 'scope');
}

/** The same for whether there is a note for the client's page, which an assignment is told. */
export function reviewedProblem(input: unknown): string | undefined {
	return (
		objectProblem(input) ??
		((input as Fields)['noteToClient'] === undefined ? 'noteToClient must be there' : undefined) ??
		flagProblem(input as Fields, 'noteToClient')
	);
}

/** The same for `seen`, which a brief is told. */
export function seenProblem(input: unknown): string | undefined {
	return (
		objectProblem(input) ??
		idProblem(input as Fields, 'seenId') ??
		countProblem(input as Fields, 'edition') ??
		neededProblem(input as Fields, 'at') ??
		instantProblem(input as Fields, 'at')
	);
}

/** What another release may say besides is no reason to refuse the rest. */
export function objectProblem(input: unknown): string | undefined {
	return typeof input !== 'object' || input === null || Array.isArray(input)
		? 'the input must be an object'
		: undefined;
}

function idProblem(input: Fields, field: string): string | undefined {
	const value = input[field];
	return typeof value === 'string' && value.length >= 1 && value.length <= 100
		? undefined
		: `${field} must be a text of 1 to 100 characters`;
}

function idsProblem(input: Fields, field: string): string | undefined {
	const ids = input[field];
	if (ids === undefined) return undefined;
	const isList = Array.isArray(ids) && ids.length <= MAX_SIDE_BY_SIDE;
	return isList && ids.every((id) => idProblem({ id }, 'id') === undefined)
		? undefined
		: `${field} must be a list of ${MAX_SIDE_BY_SIDE} ids at most`;
}

function sealedProblem({ sealed }: Fields): string | undefined {
	const fits = typeof sealed === 'string' && sealed.length >= 1 && sealed.length <= MAX_SEALED;
	return sealed === undefined || fits ? undefined : `sealed must be a text of 1 to ${MAX_SEALED} characters`;
}

function countProblem(input: Fields, field: string): string | undefined {
	const value = input[field];
	return Number.isSafeInteger(value) && (value as number) >= 1
		? undefined
		: `${field} must be a whole number from 1 on`;
}

function neededProblem(input: Fields, field: string): string | undefined {
	return typeof input[field] === 'string' && input[field] !== '' ? undefined : `${field} must be there, as text`;
}

function choiceProblem(input: Fields, field: string, allowed: string[]): string | undefined {
	const value = input[field];
	return typeof value === 'string' && allowed.includes(value)
		? undefined
		: `${field} must be one of ${allowed.join(', ')}`;
}

function endProblem(ending: Fields): string | undefined {
	const kinds: Array<Ending['kind']> = ['sent', 'refused', 'skipped', 'unknown', 'given-up'];
	return (
		choiceProblem(ending, 'kind', kinds) ??
		neededProblem(ending, 'at') ??
		instantProblem(ending, 'at') ??
		(ending['kind'] === 'sent' ? undefined : neededProblem(ending, 'reason'))
	);
}

function hindranceProblem(input: Fields): string | undefined {
	if (input['hindrance'] === undefined) return undefined;
	if (input['outcome'] !== 'could-not') return 'hindrance goes with the outcome could-not only';
	const known: Hindrance[] = ['no-time', 'forgot', 'unclear', 'too-difficult', 'not-right-now', 'other'];
	return choiceProblem(input, 'hindrance', known);
}

function entriesProblem({ entries }: Fields): string | undefined {
	if (entries === undefined) return undefined;
	const isEntries = objectProblem(entries) === undefined && Object.values(entries as Fields).every(isEntry);
	if (!isEntries) return 'entries must hold texts, numbers, lists of texts and tables, by the names of fields';
	return JSON.stringify(entries).length <= MAX_ENTRIES ? undefined : `entries must take at most ${MAX_ENTRIES} places`;
}

function isEntry(entry: unknown): boolean {
	const isRow = (row: unknown) => objectProblem(row) === undefined && Object.values(row as Fields).every(isSingleEntry);
	return isSingleEntry(entry) || (Array.isArray(entry) && entry.every(isRow));
}

function isSingleEntry(entry: unknown): boolean {
	const isNumber = typeof entry === 'number' && Number.isFinite(entry);
	return (
		isNumber || typeof entry === 'string' || (Array.isArray(entry) && entry.every((one) => typeof one === 'string'))
	);
}

function instantProblem(input: Fields, field: string): string | undefined {
	const value = input[field];
	const fits = value === undefined || isInstant(value);
	return fits ? undefined : `${field} must be a UTC instant in ISO 8601, such as 2025-11-03T09:00:00Z`;
}

function flagProblem(input: Fields, field: string): string | undefined {
	return input[field] === undefined || typeof input[field] === 'boolean' ? undefined : `${field} must be true or false`;
}

/** What the ledger could not plan by would keep an assignment waiting for good. */
function zoneProblem({ zone }: Fields): string | undefined {
	if (zone === undefined) return undefined;
	try {
		if (typeof zone === 'string' && !standsForSeveral(zone) && Intl.DateTimeFormat('en', { timeZone: zone }))
			return undefined;
	} catch {
		// It is no zone.
	}
	return 'zone must be the IANA name of a time zone, such as Europe/London';
}

/** Characters are counted as people see them where they are written; here, a text has the room that these may take. */
function textProblem(input: Fields, field: string, characters: number): string | undefined {
	const value = input[field];
	return value === undefined || (typeof value === 'string' && value.length <= unitsOf(characters))
		? undefined
		: `${field} must be a text of at most ${characters} characters`;
}
