import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import { loadLibrary } from '../../temporal/library/library';
import { WEEKDAYS } from '../../temporal/plan/days';
import { exerciseFile } from './exercise-file';
import { copy, inEnglishAlone, replace, SHIPPED, write } from './folder';

const PRACTICE = 'name: A\ncrisisText: { en: B, es: C }\nopenDaysAfterDue: 14\n';

/** A library whose practice.yaml says no more than it must, and then this. */
function practice(more = ''): string {
	const folder = copy();
	write(folder, 'practice.yaml', PRACTICE + more);
	return folder;
}

describe('a practice that says no more than it must', () => {
	const load = () => loadLibrary(practice());

	it('has the default policy, which is also what the shipped file shows', () => {
		expect(load().policy('thought-record')).toEqual(DEFAULT_POLICY);
		expect(loadLibrary(SHIPPED).policy('thought-record')).toEqual(DEFAULT_POLICY);
	});

	it('briefs at 18:00 the day before, two minutes after a change, as the shipped file shows', () => {
		const brief = { at: '18:00', daysBefore: 1, days: WEEKDAYS, settleMinutes: 2 };
		expect(load().calendar.brief).toEqual(brief);
		expect(loadLibrary(SHIPPED).calendar.brief).toEqual(brief);
	});

	it("has the zone of the worker's machine, and says that it is not the practice's", () => {
		const { zone, zoneIsSet } = load().calendar;
		expect([zone, zoneIsSet]).toEqual([Intl.DateTimeFormat().resolvedOptions().timeZone, false]);
	});
});

it.each(['+1 212 555 0142', '(212) 555-0142', '"5550142"', '030/12345'])("takes the practice's phone: %s", (phone) => {
	const { phone: taken } = loadLibrary(practice(`phone: ${phone}\n`)).settings('en').practice;
	expect(taken).toBe(phone.replaceAll('"', ''));
	expect(loadLibrary(practice()).settings('en').practice).not.toHaveProperty('phone');
});

it('takes the address that clients answer to, where there is one', () => {
	expect(loadLibrary(practice('replyTo: desk@practice.example\n')).replyTo).toBe('desk@practice.example');
	expect(loadLibrary(SHIPPED).replyTo).toBeUndefined();
});

it("takes the practice's zone and a part of the brief's times", () => {
	expect(loadLibrary(practice('zone: Europe/London\nbrief: { at: 07:00, days: [mon, thu] }\n')).calendar).toEqual({
		zone: 'Europe/London',
		zoneIsSet: true,
		brief: { at: '07:00', daysBefore: 1, days: ['mon', 'thu'], settleMinutes: 2 },
	});
});

it('takes of each setting what the assignment says, then its exercise, the practice, and the defaults', () => {
	const folder = practice('policy: { perDay: 3, perWeek: 9, gapHours: 8 }\n');
	write(
		folder,
		'exercises/own.md',
		exerciseFile({ policy: { reminders: [{ before: 'session', hours: 24 }], perWeek: 8 } }),
	);
	const library = loadLibrary(folder);
	const { quietHours, reminders } = DEFAULT_POLICY;
	expect(library.policy('own', { gapHours: 2 })).toEqual({
		reminders: [{ before: 'session', hours: 24 }],
		quietHours,
		gapHours: 2,
		perDay: 3,
		perWeek: 8,
	});
	expect(library.policy('thought-record')).toEqual({ reminders, quietHours, gapHours: 8, perDay: 3, perWeek: 9 });
	expect(library.shelf.find('own', 'en')!.exercise).not.toHaveProperty('policy');
});

describe('the languages of a practice', () => {
	const spoken = (yaml: string, folder = copy()) => {
		write(folder, 'practice.yaml', `name: A\nopenDaysAfterDue: 14\n${yaml}`);
		const { language, languages, settings } = loadLibrary(folder);
		const crisisTexts = languages.map((each) => settings(each).practice.crisisText);
		return { language, languages, crisisTexts };
	};

	it('are its own, which is English, and those of its exercises', () => {
		expect(spoken('crisisText: { en: B, es: C }\n')).toEqual({
			...{ language: 'en', languages: ['en', 'es'], crisisTexts: ['B', 'C'] },
		});
	});

	it('begin with its own, where that is set', () => {
		expect(spoken('language: es\ncrisisText: { en: B, es: C }\n')).toEqual({
			...{ language: 'es', languages: ['es', 'en'], crisisTexts: ['C', 'B'] },
		});
	});

	it('need one text alone where there is one language', () => {
		expect(spoken('crisisText: B\n', inEnglishAlone(copy()))).toEqual({
			...{ language: 'en', languages: ['en'], crisisTexts: ['B'] },
		});
	});

	it.each([
		[
			'crisisText: B',
			':3: field crisisText: must have a text in Spanish, in which there are exercises, as in { en: …, es: … }',
		],
		['crisisText: { en: B }', ':3: field crisisText: must have a text in Spanish, in which'],
		['crisisText: { es: B }', ":3: field crisisText: must have a text in English, the practice's own language"],
		['crisisText: [B]', ':3: field crisisText: must be text, or one text by language, as in { en: …, es: … }'],
		['crisisText: { en: B, fr: C }', ':3: field crisisText: must be text, or one text by language'],
		['crisisText: { en: B, es: C }\nlanguage: fr', ':4: field language: must be one of en, es'],
	])('have a crisis text each: not with %s', (yaml, expected) => {
		expect(() => spoken(`${yaml}\n`)).toThrow(`- practice.yaml${expected}`);
	});

	it('need their messages also where only a crisis text is in them', () => {
		const folder = inEnglishAlone(copy());
		expect(() => spoken('crisisText: { en: B, es: C }\n', folder)).toThrow('- messages/deliver.es.yaml: is missing');
	});
});

describe('settings that cannot be used say where and why:', () => {
	it.each<[string, string, string]>([
		[
			'an unknown zone',
			'zone: Linden Street',
			':4: field zone: is a text that is not a time zone; write it like Europe/London',
		],
		[
			'what stands for several clocks',
			'zone: CET',
			':4: field zone: "CET" stands for several clocks; take Europe/Berlin, Europe/Paris or Europe/Madrid',
		],
		[
			'quiet hours that leave no hour',
			'policy:\n  perDay: 2\n  quietHours: { from: 20:00, to: 20:00 }',
			':6: field policy.quietHours: from 20:00 to 20:00 leave no hour for a reminder; take two different times',
		],
		[
			'quiet hours without an end',
			'policy:\n  quietHours: { from: 20:00 }',
			':5: field policy.quietHours.to: must be a time of day such as 20:00',
		],
		[
			'quiet hours of another kind',
			'policy:\n  quietHours: at night',
			':5: field policy.quietHours: must be two times of day, as in { from: 20:00, to: 09:00 }',
		],
		[
			'a time of day that is none',
			'policy:\n  quietHours:\n    from: 25:00\n    to: 09:00',
			':6: field policy.quietHours.from: must be a time of day such as 20:00',
		],
		[
			'a reminder outside the window',
			'policy:\n  reminders:\n    - share: 0.5\n    - share: 90',
			':7: field policy.reminders.1: must be a share of the time from delivery to due, between 0 and 1, as in { share: 0.5 }, or',
		],
		[
			'too many reminders',
			`policy:\n  reminders: [${Array<string>(6).fill('{ share: 0.5 }').join(', ')}]`,
			':5: field policy.reminders: must be at most 5 reminders',
		],
		['reminders that are no list', 'policy:\n  reminders: 2', ':5: field policy.reminders: must be a list, as in'],
		[
			'a gap of nothing',
			'policy: { gapHours: 0 }',
			':4: field policy.gapHours: must be a number of hours, more than 0',
		],
		[
			'no reminder a day',
			'policy: { perDay: 0 }',
			':4: field policy.perDay: must be a whole number of reminders, from 1',
		],
		[
			'an unknown part of the policy',
			'policy:\n  perMonth: 3',
			':5: field policy.perMonth: may have reminders, quietHours, gapHours, perDay and perWeek, and nothing else',
		],
		['a brief at no time of day', 'brief: { at: evening }', ':4: field brief.at: must be a time of day such as 20:00'],
		[
			'a brief of an earlier week',
			'brief:\n  daysBefore: 8',
			':5: field brief.daysBefore: must be a whole number of days, from 0 to 7',
		],
		[
			'a brief that settles for hours',
			'brief: { settleMinutes: 61 }',
			':4: field brief.settleMinutes: must be a whole number of minutes, from 0 to 60',
		],
		[
			'a brief on no day',
			'brief:\n  days: []',
			':5: field brief.days: must be a list of mon, tue, wed, thu, fri, sat, sun, with one of them at least',
		],
		[
			'a brief on a day of another name',
			'brief:\n  days:\n    - mon\n    - Friday',
			':7: field brief.days.1: must be one of mon, tue, wed, thu, fri, sat, sun',
		],
		[
			'an unknown part of the brief',
			'brief: { hour: 18 }',
			':4: field brief.hour: is not known here; allowed are at, daysBefore, days, settleMinutes',
		],
	])('%s', (_case, more, expected) => {
		expect(() => loadLibrary(practice(`${more}\n`))).toThrow(`- practice.yaml${expected}`);
	});

	it('an exercise whose quiet hours leave no hour', () => {
		const folder = copy();
		replace(
			folder,
			'exercises/thought-record.md',
			'version: 2',
			'version: 3\npolicy: { quietHours: { from: 09:00, to: 09:00 } }',
		);
		expect(() => loadLibrary(folder)).toThrow(
			'- exercises/thought-record.md:4: field policy.quietHours: from 09:00 to 09:00 leave no hour',
		);
	});
});
