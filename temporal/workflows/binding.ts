import { ApplicationFailure, CancellationScope, defineSignal, defineUpdate, setHandler } from '@temporalio/workflow';
import { UNCHANGED, type Answered, type Asked, type ChangeName, type Definition } from '../contract/changes';
import { isUnreadable } from '../contract/unreadable';
import type { Reading } from './reading';

/** Why a change that is well formed is not taken. */
export interface Objection {
	type: 'AssignmentClosed' | 'InvalidChange';
	/** For ops staff. */
	message: string;
}

/** Why something that came in is not understood, and what it was, as text. */
export interface NotUnderstood {
	type: 'Unreadable' | 'InvalidChange';
	problem: string;
	kept: string;
}

/** What a workflow does about what it is told. */
export interface Listener {
	/** Something came in that is understood. */
	understood(name: string): void;
	/** Something came in that is not, by Update or Signal. Answers whether it is kept on record as it came. */
	notUnderstood(name: string, what: NotUnderstood): boolean;
	/** Shows in the timeline that a Signal was not taken, which Temporal itself shows like one that was. */
	passOver(name: string, problem: string): Promise<void>;
}

/** What takes the changes of these names. */
export type Takers<Names extends ChangeName> = {
	[N in Names]: (asked: Asked<N>) => Answered<N> | Promise<Answered<N>>;
};

/** A workflow that takes the changes of these names. */
export interface Recipient<Names extends ChangeName> extends Listener {
	readonly changes: Takers<Names>;
	/** What a change is answered that changes nothing, since it was taken before or holds already; undefined for any other. Asked where nothing is objected. */
	standing<N extends Names>(name: N, asked: Asked<N>): Answered<N> | undefined;
	/** Why a change that is well formed cannot be taken now, or undefined where it can. */
	objectionTo<N extends Names>(name: N, asked: Asked<N>): Objection | undefined;
	/** Somebody asked for a change by Signal, who cannot be answered, and it cannot be taken. */
	decline<N extends Names>(name: N, asked: Asked<N>, problem: string): Promise<void>;
}

/** What a client said second, or said again. */
const STANDS = 'What was said before stands.';

/**
 * Binds the Update and the Signal of each name, with one handler behind both. An Update that is not taken is refused in words.
 * So that this costs no event, its validator refuses it; except for what cannot be read, and a client's words that cannot be
 * understood: these are kept on record before they are refused. One that changes nothing is refused the same way, and its
 * refusal carries what it is answered: a run takes 2,000 Updates at most, and ends with none of them.
 */
export function bindChanges<Names extends ChangeName>(
	definitions: { readonly [N in Names]: Definition<Asked<N>> },
	recipient: Recipient<Names>,
	reading: Reading,
): void {
	for (const name of Object.keys(definitions) as Names[]) bindChange(name, definitions[name], recipient, reading);
}

function bindChange<Names extends ChangeName, N extends Names>(
	name: N,
	{ problemOf, fromClient }: Definition<Asked<N>>,
	recipient: Recipient<Names>,
	reading: Reading,
): void {
	const take = (asked: Asked<N>) => recipient.standing(name, asked) ?? recipient.changes[name](asked);

	const answer = (input: Asked<N>) => {
		const wrong = wrongWith(input, problemOf, reading);
		if (!wrong) {
			recipient.understood(name);
			return take(input);
		}
		const isKept = recipient.notUnderstood(name, wrong);
		const became = isKept ? 'What was said is kept on record, and changed nothing.' : 'It changed nothing.';
		throw rejection(wrong.type, `${name}: ${wrong.problem} ${became}`);
	};
	const validator = (input: unknown) => {
		if (isUnreadable(input)) return;
		const problem = problemOf(input);
		if (problem !== undefined) {
			if (fromClient) return;
			throw rejection('InvalidChange', `${name}: ${problem}`);
		}
		const objection = recipient.objectionTo(name, input as Asked<N>);
		if (objection) throw rejection(objection.type, objection.message);
		const standing = recipient.standing(name, input as Asked<N>);
		if (standing !== undefined) throw ApplicationFailure.nonRetryable(`${name} changes nothing.`, UNCHANGED, standing);
	};
	setHandler(defineUpdate<Answered<N>, [Asked<N>]>(name), answer, { validator });

	bindSignal<Asked<N>>(name, problemOf, recipient, reading, async (asked) => {
		const objection = recipient.objectionTo(name, asked);
		if (objection) await recipient.decline(name, asked, objection.message);
		else if (fromClient && recipient.standing(name, asked)) await recipient.decline(name, asked, STANDS);
		else await take(asked);
	});
}

/** Binds a Signal. What is not understood of it is kept and told: no Signal ever fails a workflow task. */
export function bindSignal<Input>(
	name: string,
	problemOf: (input: unknown) => string | undefined,
	listener: Listener,
	reading: Reading,
	take: (input: Input) => unknown,
): void {
	setHandler(defineSignal<[Input]>(name), async (input) => {
		const wrong = wrongWith(input, problemOf, reading);
		if (wrong) {
			listener.notUnderstood(name, wrong);
			return await listener.passOver(name, wrong.problem);
		}
		listener.understood(name);
		// Whoever cancels the workflow has the withdrawal recorded, and not what waits here fail.
		await CancellationScope.nonCancellable(async () => await take(input));
	});
}

function wrongWith(
	input: unknown,
	problemOf: (input: unknown) => string | undefined,
	reading: Reading,
): NotUnderstood | undefined {
	const unreadable = reading.next(input);
	if (unreadable) return { type: 'Unreadable', problem: unreadable.words, kept: unreadable.kept };
	const problem = problemOf(input);
	return problem === undefined ? undefined : { type: 'InvalidChange', problem, kept: asText(input) };
}

/** As far as it has a text: what is nested too deeply has none. */
function asText(input: unknown): string {
	try {
		return JSON.stringify(input) ?? '';
	} catch {
		return '';
	}
}

function rejection(type: Objection['type'] | NotUnderstood['type'], message: string): ApplicationFailure {
	return ApplicationFailure.nonRetryable(message, type);
}
