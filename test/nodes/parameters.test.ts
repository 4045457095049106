import { HomeworkAssign } from '../../nodes/HomeworkAssign/HomeworkAssign.node.ts';
import { HomeworkCaptureCompletion } from '../../nodes/HomeworkCaptureCompletion/HomeworkCaptureCompletion.node.ts';
import { HomeworkLibrary } from '../../nodes/HomeworkLibrary/HomeworkLibrary.node.ts';
import { HomeworkRemind } from '../../nodes/HomeworkRemind/HomeworkRemind.node.ts';
import { HomeworkSummarize } from '../../nodes/HomeworkSummarize/HomeworkSummarize.node.ts';
import { nobodys, useDesk } from './desk';
import { N8N_DATE, fixedValuesFor, goodFor, kindOf, valuesFor } from './field-kinds';
import { readFlow, runFlow } from './harness';
import { baseOf, fieldsOf, type Field } from './operation-fields';

const desk = useDesk();

/** Fields that may not be empty although nothing in their description says so. */
const NEEDED = ['due', 'saveId', 'clinicianName', 'clinicianEmail', 'hours', 'percent', 'from', 'to'];
/** Those that, of the same names, may. */
const OPTIONAL = [
	'Homework Assign, assign: Language',
	'Homework Assign, handOver: From',
	'Homework Capture Completion, record: What Got in the Way',
	'Homework Library, get: Language',
	'Homework Library, getMany: Language',
	'Homework Library, preview: Language',
	'Homework Library, print: Language',
	'Homework Library, save: Kind',
	'Homework Library, save: Risk',
];

const fields = [
	new HomeworkAssign(),
	new HomeworkCaptureCompletion(),
	new HomeworkLibrary(),
	new HomeworkRemind(),
	new HomeworkSummarize(),
]
	.flatMap(fieldsOf)
	// What it asks for is no value, but a file that the item brings: see library-changes.test.ts.
	.filter(({ property }) => property.name !== 'saveFile');

it.each(fields)(
	'$node.description.displayName, $operation: $label',
	async (field) => {
		const { property, label, node, operation, inCollection } = field;
		const good = property.name === 'operation' ? operation : goodFor(property);
		const values = (property.noDataExpression ? fixedValuesFor(good) : valuesFor(good)).filter(
			({ what }) => !inCollection || what !== N8N_DATE,
		);
		const found = await refusalsOf(
			field,
			values.map(({ expression }) => expression),
		);
		const whole = `${node.description.displayName}, ${operation}: ${label}`;
		const needed =
			!OPTIONAL.includes(whole) &&
			(property.required === true || kindOf(property) === 'choice' || NEEDED.includes(property.name));
		const expected = values.map(({ what, understoodBy }) => {
			const taken =
				understoodBy === 'all' || (understoodBy === 'absent' ? !needed : understoodBy.includes(kindOf(property)));
			return `${what}: ${taken ? 'taken' : 'refused by name'}`;
		});
		expect(values.map(({ what }, index) => `${what}: ${found[index]}`)).toEqual(expected);
	},
	60_000,
);

/** Fields that hold somebody's name, address or number. */
const OF_PEOPLE = fields.filter(
	({ property }) => /client|clinician|name|e-?mail|reference/i.test(property.name) && kindOf(property) !== 'flag',
);

it.each(OF_PEOPLE)(
	'$node.description.displayName, $operation: $label never has an error repeat a name or an address',
	async (field) => {
		const values = ['alexandra', 'alexandra@', '42 alexandra', '#alexandra', 'alexandra 4 March', '{{ alexandra }}'];
		const errors = await Promise.all(values.map(async (value) => await errorOf(field, JSON.stringify(value))));
		expect(errors.filter((error) => error?.message.includes('alexandra'))).toEqual([]);
	},
	60_000,
);

it('gives an error item for each item where the operation is unknown and the node continues', async () => {
	const items = [{ assignmentId: nobodys }, { assignmentId: nobodys }];
	const parameters = { operation: 'delete' };
	const { outputs } = await desk().run('withdraw', items, { parameters, onError: 'continueRegularOutput' });
	const error =
		'Nothing was done: Operation is "delete", which is none of "Assign", "Change Dates", "Hand Over" and "Withdraw"';
	expect(outputs[0]!.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
		[error, { item: 0 }],
		[error, { item: 1 }],
	]);
});

/** Operations whose requests all have one id, of which Temporal takes one a second. */
const ONE_AT_A_TIME = ['holdEverything', 'letGo'];

/** What a node does about each of these values in a field. */
async function refusalsOf(field: Field, expressions: string[]): Promise<string[]> {
	if (!ONE_AT_A_TIME.includes(field.operation)) {
		return await Promise.all(expressions.map((expression) => refusalOf(field, expression)));
	}
	const found: string[] = [];
	for (const expression of expressions) found.push(await refusalOf(field, expression));
	return found;
}

/** What a node does about a value in a field: takes it, refuses it by the field's name, or something else. */
async function refusalOf(field: Field, expression: string): Promise<string> {
	const error = await errorOf(field, expression);
	if (!error) return 'taken';
	// Of an id, address or exercise that nobody has, or what an exercise lacks, the worker says so: it was understood.
	const understood =
		/on record|under this ID|is not in the library|none of the fields for|field [\w.-]+: must|saved: (?:[A-Z][a-z]+ ?)+(?:\([\w.-]+\))?: |must begin with a line|text: must hold \{\{ link|must have the fields/;
	if (understood.test(error.message)) return 'taken';
	const refused = /^(No|Nothing|Nobody) .*: /.test(error.message) && error.message.includes(`: ${field.label} `);
	return refused ? 'refused by name' : error.message;
}

/** What a run with a value in a field fails with, if it does; else something comes out. */
async function errorOf({ node, operation, property, set }: Field, expression: string) {
	const fixed = property.noDataExpression === true;
	const flow = readFlow('status');
	const under = flow.nodes.at(-1)!;
	under.type = `n8n-nodes-therapy-homework.${node.description.name}`;
	const base = baseOf(operation);
	const others = property.name === 'noSession' ? { ...base, newSession: '' } : base;
	under.parameters = { ...others, operation, ...set(fixed ? JSON.parse(expression) : `={{ ${expression} }}`) };
	const { error, outputs } = await runFlow(flow, {
		credentials: desk().practice.credentials,
		items: [{ nothing: undefined }],
		mode: 'manual',
	});
	return error ?? (outputs[0] ? undefined : new Error('nothing at all'));
}
