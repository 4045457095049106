import type { Person } from '../../contract/assignment';
import { codeCommandId } from '../../contract/names';
import {
	CODE_HOLDS_MS,
	MOST_WRONG_CODES,
	type AskCode,
	type CodeAsked,
	type CodeEntered,
	type EnterCode,
} from '../../contract/sign-in';
import { readClinician } from '../people/clinicians';
import type { CodesTable } from '../tables/schema-sign-in';
import type { Store } from '../tables/store';
import { noteTrouble } from '../troubles/note';
import { areDigitsOf, digitsOf } from './digits';

const HOUR_MS = 60 * 60_000;

/** So many codes that nobody has used go to one mailbox within an hour at most. */
const MOST_AN_HOUR = 4;

/** What is said with a code. */
export interface CodeContent {
	clinicianId: string;
	clinician: Person;
	digits: string;
	/** In milliseconds. */
	expiresAt: number;
}

/** Whose words are to be read: of the clients of one brief. */
type OfBrief = Pick<AskCode, 'clinicianId' | 'date'>;

/** The one-time codes by which clinicians sign in. Whoever asks for one or enters one holds the clinician. */
export class Codes {
	constructor(private readonly store: Store) {}

	/**
	 * Notes that a code is to be sent, and to whom; asked under the same id again it answers the same.
	 *
	 * @param now in milliseconds
	 */
	async ask({ codeId, at, ...brief }: AskCode, now: number): Promise<Pick<CodeAsked, 'as' | 'until'>> {
		return await this.store.transaction(async (store) => {
			await store.holdReader(brief.clinicianId);
			const known = await store.database
				.selectFrom('codes')
				.select('code_id')
				.where('code_id', '=', codeId)
				.executeTakeFirst();
			if (known) return { as: 'on-its-way' };
			const askedAt = Math.min(Date.parse(at), now);
			if (now >= askedAt + CODE_HOLDS_MS) return { as: 'too-late' };
			if (!(await hasGoneOut(store, brief))) return { as: 'no-brief' };
			const latest = await latestTo(store, brief, now);
			const until = fullUntil(latest);
			if (until !== undefined) return { as: 'too-many', until: new Date(until).toISOString() };
			// None is asked for at the instant of another one: the newest counts.
			await insertCode(store, brief, codeId, Math.max(now, (latest[0]?.asked_at ?? 0) + 1));
			return { as: 'on-its-way' };
		});
	}

	/**
	 * Counts what was entered, and says whether it opens the brief.
	 *
	 * @param now in milliseconds
	 */
	async enter({ entryId, code, ...brief }: EnterCode, now: number): Promise<Pick<CodeEntered, 'as' | 'left'>> {
		return await this.store.transaction(async (store) => {
			await store.holdReader(brief.clinicianId);
			const asked = await newestFor(store, brief);
			if (!asked || now >= asked.expires_at) return { as: 'over' };
			const entry = store.ring.blindIndex('code-entry', JSON.stringify([entryId, code]));
			const again = asked.last_entry === entry;
			if (asked.used_at !== null) return { as: again ? 'right' : 'over' };
			if (asked.locked_at !== null) return { as: 'locked' };
			if (again) return { as: 'wrong', left: MOST_WRONG_CODES - asked.wrong };
			const right = areDigitsOf(store.ring, asked.code_id, code);
			const wrong = asked.wrong + (right ? 0 : 1);
			const locked = wrong >= MOST_WRONG_CODES;
			await store.database
				.updateTable('codes')
				.set({ last_entry: entry, wrong, used_at: right ? now : null, locked_at: locked ? now : null })
				.where('code_id', '=', asked.code_id)
				.execute();
			if (right) return { as: 'right' };
			if (!locked) return { as: 'wrong', left: MOST_WRONG_CODES - wrong };
			await noteTrouble(store, { kind: 'locked-code', about: brief.clinicianId }, now);
			return { as: 'locked' };
		});
	}

	/** What is said with a code. */
	async content(codeId: string): Promise<CodeContent> {
		const { clinician_id: clinicianId, expires_at: expiresAt } = await this.store.database
			.selectFrom('codes')
			.select(['clinician_id', 'expires_at'])
			.where('code_id', '=', codeId)
			.executeTakeFirstOrThrow(() => new Error(`The ledger has no code ${codeId}.`));
		const clinician = (await readClinician(this.store, clinicianId))!;
		return { clinicianId, clinician, digits: digitsOf(this.store.ring, codeId), expiresAt };
	}
}

/** Whether the code that a command sends opens anything: it is the newest for its brief, neither used nor locked. */
export async function codeHolds(store: Store, commandId: string): Promise<boolean> {
	const code = await store.database
		.selectFrom('codes')
		.select(['code_id', 'clinician_id as clinicianId', 'date', 'used_at', 'locked_at'])
		.where('code_id', '=', commandId.slice(codeCommandId('').length))
		.executeTakeFirst();
	if (!code || code.used_at !== null || code.locked_at !== null) return false;
	return (await newestFor(store, code))?.code_id === code.code_id;
}

/** Whether the clinician has got a brief for this day, or may have. */
async function hasGoneOut({ database }: Store, { clinicianId, date }: OfBrief): Promise<boolean> {
	const edition = await database
		.selectFrom('briefs')
		.innerJoin('commands', 'commands.command_id', 'briefs.command_id')
		.select('briefs.command_id')
		.where('briefs.clinician_id', '=', clinicianId)
		.where('briefs.date', '=', date)
		.where('commands.may_have_gone_at', 'is not', null)
		.executeTakeFirst();
	return edition !== undefined;
}

/** When the latest codes were asked for that went to this mailbox, the last one first, in milliseconds. */
async function latestTo({ database }: Store, { clinicianId }: OfBrief, now: number): Promise<Latest> {
	return await database
		.selectFrom('codes')
		.select(['asked_at', 'used_at'])
		.where('clinician_id', '=', clinicianId)
		.where('asked_at', '>', now - HOUR_MS)
		.orderBy('asked_at', 'desc')
		.execute();
}

type Latest = Array<Pick<CodesTable, 'asked_at' | 'used_at'>>;

/** Until when a mailbox gets no other code, in milliseconds; undefined where it gets one now. */
function fullUntil(latest: Latest): number | undefined {
	const unused = latest.filter(({ used_at }) => used_at === null);
	return unused.length < MOST_AN_HOUR ? undefined : unused[MOST_AN_HOUR - 1]!.asked_at + HOUR_MS;
}

async function insertCode({ database }: Store, { clinicianId, date }: OfBrief, codeId: string, now: number) {
	const expiresAt = now + CODE_HOLDS_MS;
	await database
		.insertInto('codes')
		.values({
			code_id: codeId,
			clinician_id: clinicianId,
			date,
			asked_at: now,
			expires_at: expiresAt,
			wrong: 0,
		})
		.execute();
	await database
		.insertInto('commands')
		.values({
			command_id: codeCommandId(codeId),
			kind: 'code',
			reader: clinicianId,
			state: 'planned',
			planned_at: now,
			next_at: now,
			expires_at: expiresAt,
		})
		.execute();
}

/** The code for a brief that was asked for last: no other one opens it. */
async function newestFor({ database }: Store, { clinicianId, date }: OfBrief) {
	return await database
		.selectFrom('codes')
		.selectAll()
		.where('clinician_id', '=', clinicianId)
		.where('date', '=', date)
		.orderBy('asked_at', 'desc')
		.executeTakeFirst();
}
