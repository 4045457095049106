import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { runFlow, type FlowJson, type FlowRun } from './harness';

/** What a form shows at its end; n8n strips from it what may harm a browser. */
export interface Ending {
	title: string;
	message: string;
	json: IDataObject;
}

/** What is filled in: on the first page of a form, and on the next one, by what that page asks for. */
export interface FilledForm {
	form: IDataObject;
	next?: (fields: string) => IDataObject;
}

/** What a starter flow shows to who fills its form in, in a practice in Berlin. */
export async function endingsOf(
	name: string,
	{ form, next }: FilledForm,
	run: Pick<FlowRun, 'credentials'> & Partial<FlowRun>,
): Promise<Ending[]> {
	const shown: Ending[] = [];
	const outside = {
		'n8n-nodes-base.formTrigger': standIn({ outputs: [NodeConnectionTypes.Main] }),
		'n8n-nodes-base.form': standIn(BOTH_ENDS, async function (this: IExecuteFunctions) {
			const [operation, fields, title, message] = PARAMETERS.map(
				(each) => this.getNodeParameter(each, 0, '') as string,
			);
			if (operation === 'page') return [[{ json: next!(fields!) }]];
			shown.push(...this.getInputData().map(({ json }) => ({ title: title!, message: message!, json })));
			return [[]];
		}),
	};
	const { error } = await runFlow(starterFlow(name), { items: [form], outside, ...run });
	if (error) throw error;
	return shown;
}

const PARAMETERS = ['operation', 'jsonOutput', 'completionTitle', 'completionMessage', 'options'];

const BOTH_ENDS = { inputs: [NodeConnectionTypes.Main], outputs: [NodeConnectionTypes.Main] };

/** Stands for a node of n8n's own that is a page of a form. */
function standIn(ends: Partial<INodeTypeDescription>, execute?: INodeType['execute']): INodeType {
	const properties = PARAMETERS.map((name): INodeProperties => ({
		displayName: name,
		name,
		type: 'string',
		default: '',
	}));
	const description = { displayName: 'Form', name: 'form', group: [], version: 1, description: '', defaults: {} };
	return { description: { ...description, inputs: [], outputs: [], properties, ...ends }, ...(execute && { execute }) };
}

function starterFlow(name: string): FlowJson {
	const path = join(__dirname, '../../workflows', `${name}.json`);
	const read = JSON.parse(readFileSync(path, 'utf8')) as FlowJson;
	const nodes = read.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
	return { ...read, nodes, settings: { ...read.settings, timezone: 'Europe/Berlin' } };
}
