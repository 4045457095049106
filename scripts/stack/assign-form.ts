import { readFileSync } from 'node:fs';
import { inProject } from '../setup/project.ts';
import { openEnding, type FormEnding } from './form-ending.ts';
import { n8nUrl } from './n8n/server.ts';
import type { StackSettings } from './settings.ts';

interface FormField {
	fieldName: string;
	fieldType: string;
	fieldOptions?: { values: Array<{ option: string }> };
}

interface AssignFlow {
	nodes: Array<{ type: string; webhookId?: string; parameters: { formFields?: { values: FormField[] } } }>;
}

/** What staff fill in to assign homework; the names are those of the starter flow's form. */
export interface AssignForm {
	clientName: string;
	clientEmail: string;
	/** Title or ID of an exercise in the library. */
	exercise: string;
	/** `2026-11-27 18:00`, in n8n's time zone. */
	due: string;
	/** Whether the client agreed to e-mail. */
	agreed: boolean;
	/** Whether it goes out now, even if it is night for the client. */
	anyHour: boolean;
}

/** The same for a next session. */
export interface SessionForm extends Omit<AssignForm, 'due'> {
	/** `2026-11-27 18:00`, in n8n's time zone. */
	session: string;
	/** The same in the client's zone; empty for the session. */
	due: string;
	clinicianName: string;
	clinicianEmail: string;
	/** Empty for n8n's time zone. */
	timeZone: string;
}

type FormFlow = 'assign-from-a-form' | 'assign-with-session';

/** Where staff find a form. */
export function assignFormUrl(settings: StackSettings, flow: FormFlow): string {
	return `${n8nUrl(settings)}/form/${formTrigger(flow).webhookId}`;
}

/**
 * Fills a form in, sends it and opens its ending, as a browser does: the one for a next session where the form names
 * one. Gives what the ending says.
 *
 * @throws Error with what n8n or the ending says, where nothing was assigned
 */
export async function submitAssignForm(settings: StackSettings, form: AssignForm | SessionForm): Promise<FormEnding> {
	const body = new FormData();
	for (const { name, value, tick } of fieldsOf(form))
		body.set(name, tick === undefined ? String(value) : JSON.stringify(value ? [tick] : []));
	const response = await fetch(assignFormUrl(settings, flowOf(form)), { method: 'POST', body });
	if (!response.ok) throw new Error(`The form was not taken: n8n answered ${response.status} ${await response.text()}`);
	const { formWaitingUrl } = (await response.json()) as { formWaitingUrl: string };
	const ending = await openEnding(formWaitingUrl);
	if (!/^(Already a|A)ssigned$/.test(ending.title)) throw new Error(`${ending.title}: ${ending.message}`);
	return ending;
}

/** One field of a form as n8n's page has it, and what staff write into it. */
export interface FilledField {
	/** Its name and its id. */
	name: string;
	value: string | boolean;
	/** What stands beside the box, where it is one to be ticked. */
	tick?: string;
	type: string;
}

/** The fields of a form, in their order. */
export function fieldsOf(form: AssignForm | SessionForm): FilledField[] {
	const values = new Map<string, string | boolean>(Object.entries(form));
	return formTrigger(flowOf(form)).parameters.formFields!.values.map(
		({ fieldName, fieldType, fieldOptions }, index) => ({
			name: `field-${index}`,
			value: values.get(fieldName) ?? '',
			type: fieldType,
			...(fieldType === 'checkbox' && { tick: fieldOptions!.values[0]!.option }),
		}),
	);
}

/** The flow whose form it is: the one for a next session where the form names one. */
export function flowOf(form: AssignForm | SessionForm): FormFlow {
	return 'session' in form ? 'assign-with-session' : 'assign-from-a-form';
}

/**
 * An instant as staff write it into a form, to the minute.
 *
 * @param zone IANA; by default that of this machine, which n8n is given too
 */
export function asFormText(instant: Date, zone?: string): string {
	return instant.toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
}

function formTrigger(name: FormFlow) {
	const flow = JSON.parse(readFileSync(inProject(`workflows/${name}.json`), 'utf8')) as AssignFlow;
	const trigger = flow.nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	if (!trigger?.parameters.formFields) throw new Error(`workflows/${name}.json has no form.`);
	return trigger;
}
