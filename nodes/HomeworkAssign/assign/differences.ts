import { isDeepStrictEqual } from 'node:util';
import { DateTime } from 'luxon';
import { normalAddress } from '../../../temporal/contract/address';
import type { Terms } from '../../../temporal/contract/assignment';
import { LANGUAGE_NAMES } from '../../../temporal/contract/language-names';
import { normalName } from '../../../temporal/contract/person-name';
import { shortNamesOf } from '../../../temporal/wording/short-names';
import { date, dueTime, lastOf, time, type Telling } from '../../shared/moments';
import { titleOf, type Check, type Standing } from './check';
import { LABELS } from './labels';
import type { Wish } from './read-assignment';

/** What a repeat may have otherwise than what stands: a term, or by which reference the client is told. */
export type Difference = keyof Terms | 'clientReference';

/** In what a repeat differs from what was assigned under its key; what stands is never changed by it. */
export function differences({ terms, clientId }: Standing, { input, defaulted }: Wish): Difference[] {
	const asked = input.terms;
	const differing = (Object.keys(asked) as Array<keyof Terms>).filter(
		(term) =>
			// How due came about shows in due.
			term !== 'dueIsSession' &&
			!defaulted.includes(term) &&
			// What is not on record yet may have the practice's.
			!(term === 'language' && terms.language === undefined) &&
			!isDeepStrictEqual(comparable(term, asked), comparable(term, terms)),
	);
	return clientId === input.clientId ? differing : ['clientReference', ...differing];
}

/** How names and addresses are written tells nobody apart; nor does the second, which is told to nobody. */
function comparable(term: keyof Terms, terms: Terms): unknown {
	switch (term) {
		case 'clientName':
			return normalName(terms.clientName);
		case 'clientEmail':
			return normalAddress(terms.clientEmail);
		case 'clinician':
			return terms.clinician && { ...terms.clinician, email: normalAddress(terms.clinician.email) };
		case 'deliverAt':
		case 'dueAt':
		case 'sessionAt':
			return terms[term] && DateTime.fromISO(terms[term]).startOf('minute').toMillis();
		default:
			return terms[term];
	}
}

/** Each difference in words, such as `due (Thu 3 Dec, now asked: Fri 4 Dec)`. Of people only short names are told. */
export function differencesInWords(standing: Standing, wish: Wish, check: Check, telling: Telling): string[] {
	const [stands, asked] = [standing.terms, wish.input.terms];
	return differences(standing, wish).map((term) => {
		const [one, other] = [inWords(term, stands, asked), inWords(term, asked, stands)];
		const name = NAMES[term];
		return one === undefined || other === undefined ? name : `${name} (${one}, now asked: ${other})`;
	});

	function inWords(term: Difference, terms: Terms, others: Terms): string | undefined {
		switch (term) {
			case 'dueAt':
			case 'sessionAt':
			case 'deliverAt':
				return terms[term] === undefined ? 'none' : moment(term, terms[term], others[term]);
			case 'exerciseId':
				return titleOf(terms, check) ?? terms.exerciseId;
			case 'language':
				return terms.language && LANGUAGE_NAMES[terms.language];
			case 'zone':
				return terms.zone;
			case 'clinician':
				return clinician(terms, others);
			case 'clientName':
				return shortNamesOf([terms.clientName, others.clientName])(terms.clientName);
			case 'anyHour':
			case 'dueIsSession':
			case 'policy':
			case 'clientEmail':
			case 'clientReference':
			case 'words':
			case 'presets':
				return undefined;
		}
	}

	/** A day, and where that is the same or a moment is meant, the time, too. */
	function moment(term: 'dueAt' | 'sessionAt' | 'deliverAt', instant: string, other: string | undefined): string {
		const at = DateTime.fromISO(instant) as DateTime<true>;
		if (term !== 'dueAt') return `${date(at, telling)} at ${time(at, telling)}`;
		const said = date(lastOf(at), telling);
		const otherAt = other === undefined ? undefined : (DateTime.fromISO(other) as DateTime<true>);
		return otherAt && date(lastOf(otherAt), telling) === said ? dueTime(at, telling) : said;
	}
}

/** Undefined where both are called the same, so that only the address differs. */
function clinician(terms: Terms, others: Terms): string | undefined {
	const name = terms.clinician?.name;
	const other = others.clinician?.name;
	if (name === undefined) return 'none';
	if (other !== undefined && normalName(other) === normalName(name)) return undefined;
	return shortNamesOf(other === undefined ? [name] : [name, other])(name);
}

const NAMES: Record<Difference, string> = {
	clientName: "the client's name",
	clientEmail: "the client's address",
	clientReference: LABELS.clientReference,
	exerciseId: 'exercise',
	language: 'language',
	deliverAt: 'when it goes out',
	dueAt: 'due',
	dueIsSession: 'whether due is the session',
	sessionAt: 'session',
	zone: 'time zone',
	anyHour: LABELS.anyHour,
	clinician: 'clinician',
	policy: 'reminders or hours',
	words: 'the words to the client',
	presets: 'what is filled in for the client',
};
