import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { languageSchema } from '../../temporal/contract/language';
import { loadLibrary } from '../../temporal/library/library';
import { RATINGS } from '../../temporal/contract/ratings';
import { copy, replace, SHIPPED } from './folder';

it('reads the exercises and settings of the shipped library', () => {
	const library = loadLibrary(SHIPPED);
	expect(library.shelf.all().length).toBe(61);
	const { title, version, kind, minutes, text, fields } = library.shelf.find('thought-record', 'en')!.exercise;
	expect({ title, version, kind, minutes }).toEqual({
		title: 'Thought record',
		version: 3,
		kind: 'worksheet',
		minutes: 10,
	});
	expect(text).toMatch(/^A hard moment can go by very fast\./);
	expect(fields.map(({ type }) => type)).toEqual(['long-text', 'several', 'scale', 'long-text', 'long-text', 'scale']);
	expect(library.settings('en')).toMatchObject({ practice: { name: 'Linden Street Practice' }, openDaysAfterDue: 14 });
});

it('asks for ratings after all else, where an exercise does', () => {
	const { shelf } = loadLibrary(SHIPPED);
	for (const language of languageSchema.options) {
		const { fields } = shelf.find('breathing-space', language)!.exercise;
		expect(fields.slice(-3)).toEqual(RATINGS[language]);
		expect(fields.slice(-3).map(({ name }) => name)).toEqual(['ratedAmount', 'ratedHelp', 'ratedDifficulty']);
	}
});

it('has at least twelve exercises in Spanish, each of which is one of those in English', () => {
	const { shelf } = loadLibrary(SHIPPED);
	const spanish = shelf.exercises().filter(({ language }) => language === 'es');
	expect(spanish.length).toBeGreaterThanOrEqual(12);
	for (const { exerciseId, title } of spanish) {
		expect(shelf.languagesOf(exerciseId)).toEqual(['en', 'es']);
		expect(title).not.toBe(shelf.find(exerciseId, 'en')!.exercise.title);
	}
});

it('takes the same file under the same checksum, and a changed one under another', () => {
	const folder = copy();
	const checksum = () => loadLibrary(folder).shelf.find('thought-record', 'en')!.exercise.checksum;
	const before = checksum();
	expect(checksum()).toBe(before);
	replace(folder, 'exercises/thought-record.md', /Thought record/, 'Record of a thought');
	expect(checksum()).not.toBe(before);
	expect(before).toMatch(/^[0-9a-f]{64}$/);
});

describe('a library that cannot be used', () => {
	it('has all its problems named at once', () => {
		const folder = copy();
		rmSync(join(folder, 'practice.yaml'));
		rmSync(join(folder, 'messages/confirm.yaml'));
		expect(() => loadLibrary(folder)).toThrow(/practice\.yaml: is missing[^]*messages\/confirm\.yaml: is missing/);
	});

	it('is one that is not there', () => {
		expect(() => loadLibrary(join(copy(), 'elsewhere'))).toThrow('practice.yaml: is missing');
	});
});
