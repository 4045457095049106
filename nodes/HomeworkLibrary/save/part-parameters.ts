import type { INodeProperties } from 'n8n-workflow';
import { KINDS } from '../kinds';

/** What can be set of an exercise by itself, by the names of its file. */
export const PARTS = {
	title: 'title',
	text: 'text',
	kind: 'kind',
	minutes: 'minutes',
	modality: 'modality',
	topics: 'topics',
	audience: 'audience',
	usualDays: 'window',
	risk: 'risk',
	licence: 'licence',
	writtenBy: 'written-by',
	reviewedBy: 'reviewed-by',
	evidence: 'evidence',
	policy: 'policy',
	fields: 'fields',
	ratings: 'ratings',
	score: 'score',
} as const;

/** A field that holds what a file says in several lines. */
function inJson(
	displayName: string,
	name: keyof typeof PARTS,
	placeholder: string,
	description: string,
): INodeProperties {
	return { displayName, name, type: 'string', typeOptions: { rows: 3 }, default: '', placeholder, description };
}

/** The fields of an exercise, as a person sets them. */
export const partParameters: INodeProperties[] = [
	{
		displayName: 'Audience',
		name: 'audience',
		type: 'string',
		default: '',
		placeholder: 'e.g. adults',
		description: 'For whom it is',
	},
	inJson(
		'Evidence',
		'evidence',
		'e.g. no study cited',
		'Works in JSON, each with authors, year, title, doi and what it supports; or: no study cited',
	),
	inJson(
		'Fields',
		'fields',
		'e.g. [{ "name": "mood", "type": "text", "label": "How was it?" }]',
		'What the client is asked to fill in, in JSON, as Export gives it',
	),
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		options: KINDS,
		default: 'practice',
	},
	{
		displayName: 'Licence',
		name: 'licence',
		type: 'string',
		default: '',
		placeholder: 'e.g. our own',
		description: 'Under which terms it may be used',
	},
	{
		displayName: 'Minutes',
		name: 'minutes',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 240 },
		default: 10,
		description: 'What one go takes',
	},
	{
		displayName: 'Modality',
		name: 'modality',
		type: 'string',
		default: '',
		placeholder: 'e.g. behavioural activation',
		description: 'The school that it comes from',
	},
	inJson('Policy', 'policy', 'e.g. { "perDay": 1 }', 'How its clients are reminded, in JSON, as in practice.yaml'),
	{
		displayName: 'Ratings',
		name: 'ratings',
		type: 'boolean',
		default: true,
		description: 'Whether the client is also asked how much of it was done, how it helped and how hard it was',
	},
	{
		displayName: 'Reviewed By',
		name: 'reviewedBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. Kim Lake, 2 March 2026',
		description: 'Who has read it as a clinician, and when. Left out of a new one: nobody yet.',
	},
	{
		displayName: 'Risk',
		name: 'risk',
		type: 'options',
		options: [
			{ name: 'Exposure', value: 'exposure', description: 'It has the client face what is feared' },
			{ name: 'None', value: 'none' },
			{ name: 'Urges', value: 'urges', description: 'It is about substances or other urges' },
		],
		default: 'none',
		description: 'What a clinician has to think about before it is given',
	},
	inJson(
		'Score',
		'score',
		'e.g. { "label": "Rough days", "of": ["mood"] }',
		'A number of some of its scales, for the clinician alone, in JSON',
	),
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 8 },
		default: '',
		description: 'What the client reads, as Markdown: paragraphs, lists, headings from ## on, **stress**',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Evening walk',
		description: 'Stands above the page: choose one that may stand on a screen',
	},
	{
		displayName: 'Topics',
		name: 'topics',
		type: 'string',
		default: '',
		placeholder: 'e.g. activity, mood',
		description: 'Words by which it is found, with commas between them',
	},
	{
		displayName: 'Usual Days',
		name: 'usualDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 60 },
		default: 7,
		description: 'For how many days it is usually given',
	},
	{
		displayName: 'Written By',
		name: 'writtenBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. Kim Lake',
		description: 'Whose words they are',
	},
];
