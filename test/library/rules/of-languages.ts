import { exerciseFile } from '../exercise-file';
import { LEAST, PRACTICE, type Fixture } from './fixture';

const IN_SPANISH = 'must have a text in Spanish, in which there are exercises, as in { en: …, es: … }';
const SINCE = 'must be as in own.md, since it is one exercise in two languages';
const ASKS =
	'must ask what own.md asks, since it is one exercise in two languages: the same names, types, values and bounds, in the same order; only the words differ';

const FIELD = {
	...{ name: 'strength', type: 'scale', label: 'How strong?' },
	...{ from: { value: 0, label: 'not' }, to: { value: 4, label: 'very' } },
};

/** The same field in the words of another language. */
const SPANISH_FIELD = {
	...{ ...FIELD, label: '¿Cuánto?', hint: 'A ojo.' },
	...{ from: { value: 0, label: 'nada' }, to: { value: 4, label: 'mucho' } },
};

const SPANISH = { title: 'Un paseo', language: 'es', fields: [SPANISH_FIELD] };

const crisisTexts = (texts: unknown) => PRACTICE.replace('crisisText: B', `crisisText: ${JSON.stringify(texts)}`);

const MESSAGES_IN_SPANISH = Object.fromEntries(
	['deliver', 'remind', 'remind-near-due', 'confirm', 'stopped'].map((kind) => [
		`messages/${kind}.es.yaml`,
		(LEAST[`messages/${kind}.yaml`] as string).replaceAll('Stop', 'Para no recibir estos mensajes'),
	]),
);

/** A folder in two languages, in which nothing is wrong. */
export const IN_TWO_LANGUAGES: Fixture['files'] = {
	...MESSAGES_IN_SPANISH,
	'practice.yaml': crisisTexts({ en: 'B', es: 'C' }),
	'exercises/own.md': exerciseFile({ fields: [FIELD] }),
	'exercises/own.es.md': exerciseFile(SPANISH),
};

/** An exercise that is another one in Spanish, by these. */
const apart = (what: string, spanish: Record<string, unknown>, said: string): Fixture => ({
	what: `an exercise that is another one in Spanish, by ${what}`,
	files: { ...IN_TWO_LANGUAGES, 'exercises/own.es.md': exerciseFile({ ...SPANISH, ...spanish }) },
	said: [`exercises/own.es.md:${said}`],
});

const spoken = (what: string, practice: string, ...said: string[]): Fixture => ({
	what,
	files: { ...IN_TWO_LANGUAGES, 'practice.yaml': practice },
	said: said.map((each) => `practice.yaml:${each}`),
});

/** What is wrong between languages. */
export const OF_LANGUAGES: Fixture[] = [
	apart('its kind', { kind: 'plan' }, `4: field kind: ${SINCE}`),
	apart('its risk', { risk: 'urges' }, `12: field risk: ${SINCE}`),
	apart('its policy', { policy: { perDay: 1 } }, `29: field policy: ${SINCE}`),
	apart('its score', { score: { label: 'Fuerza', of: ['strength'] } }, `29: field score: ${SINCE}`),
	apart('its ratings', { ratings: true }, `18: field fields.1: ${ASKS}`),
	apart('the name of a field', { fields: [{ ...SPANISH_FIELD, name: 'other' }] }, `18: field fields.0: ${ASKS}`),
	apart(
		'the type of a field',
		{ fields: [{ name: 'strength', type: 'text', label: '¿Cuánto?' }] },
		`18: field fields.0: ${ASKS}`,
	),
	apart(
		'the end of a scale',
		{ fields: [{ ...SPANISH_FIELD, to: { value: 5, label: 'mucho' } }] },
		`18: field fields.0: ${ASKS}`,
	),
	apart('how many fields', { fields: [SPANISH_FIELD, { ...FIELD, name: 'other' }] }, `28: field fields.1: ${ASKS}`),
	{
		what: 'a title that is that of another exercise in another language',
		files: { ...IN_TWO_LANGUAGES, 'exercises/same.md': exerciseFile({ title: 'Un paseo' }) },
		said: ['exercises/same.md:2: field title: is the title of own.es.md, too; give each exercise its own'],
	},
	spoken('one crisis text for two languages', PRACTICE, `2: field crisisText: ${IN_SPANISH}`),
	spoken('no crisis text in Spanish', crisisTexts({ en: 'B' }), `2: field crisisText: ${IN_SPANISH}`),
	spoken(
		"no crisis text in the practice's own language",
		crisisTexts({ es: 'B' }),
		"2: field crisisText: must have a text in English, the practice's own language, as in { en: …, es: … }",
	),
	...[['B'], { en: 'B', fr: 'C' }, { en: '' }].map((texts) =>
		spoken(
			`a crisis text that is ${JSON.stringify(texts)}`,
			crisisTexts(texts),
			'2: field crisisText: must be text, or one text by language, as in { en: …, es: … }',
		),
	),
	spoken('a language that there is not', `${PRACTICE}language: fr\n`, '4: field language: must be one of en, es'),
];
