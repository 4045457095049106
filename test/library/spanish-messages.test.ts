import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { About } from '../../temporal/library/client-messages';
import { loadLibrary } from '../../temporal/library/library';
import { copy, inEnglishAlone, SHIPPED } from './folder';

const TO_MARISOL = { language: 'es' as const, firstName: 'Marisol', saidAt: Date.parse('2026-09-28T08:00:00Z') };
const ONE: About = {
	exercise: 'Registro de un pensamiento',
	dueAt: Date.parse('2026-09-30T18:00:00Z'),
	zone: 'Europe/Madrid',
	link: 'https://practice.example/page?t=one',
};

describe('a message in Spanish', () => {
	const library = loadLibrary(SHIPPED);
	const said = (dueAt: string, zone: string) => {
		const about: [About] = [{ ...ONE, dueAt: Date.parse(dueAt), zone }];
		return library.compose('deliver', { ...TO_MARISOL, about });
	};

	it.each([
		[
			'2026-12-05T15:30:00Z',
			'America/Mexico_City',
			'el sábado 5 de diciembre a las 9:30 a. m. para',
			'el 5 de diciembre a las 9:30 a. m.:',
		],
		[
			'2026-12-03T00:05:00Z',
			'Europe/Madrid',
			'el jueves 3 de diciembre a la 1:05 para',
			'el 3 de diciembre a la 1:05:',
		],
		['2027-01-02T22:59:00Z', 'Europe/Madrid', 'el sábado 2 de enero de 2027 para', 'el 2 de enero de 2027:'],
	])('tells when it is due in the words of its language, and of an SMS: %s in %s', (dueAt, zone, inEmail, inSms) => {
		const { email, sms } = said(dueAt, zone);
		expect(email.text).toContain(`Tienes hasta ${inEmail} abrirlo`);
		expect(sms.text).toContain(`Puedes abrirlo hasta ${inSms} `);
	});

	it('is asked for by file where there are exercises in it', () => {
		const folder = copy();
		rmSync(join(folder, 'messages/confirm.es.yaml'));
		expect(() => loadLibrary(folder)).toThrow('- messages/confirm.es.yaml: is missing');
	});

	it('comes in the own language of a practice that speaks no Spanish any more', () => {
		const folder = inEnglishAlone(copy());
		const inEnglish = loadLibrary(folder);
		expect(inEnglish.languages).toEqual(['en']);
		expect(inEnglish.compose('confirm', { ...TO_MARISOL, about: [ONE] }).email.text).toMatch(/^Hello Marisol,/);
	});
});
