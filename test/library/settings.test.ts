import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import { loadLibrary } from '../../temporal/library/library';
import { WEEKDAYS } from '../../temporal/plan/days';
import { exerciseFile } from './exercise-file';
import { copy, inEnglishAlone, SHIPPED, write } from './folder';

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
});
