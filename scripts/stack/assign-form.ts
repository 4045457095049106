import { readFileSync } from 'node:fs';
import { inProject } from '../setup/project.ts';
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
	/** Id of an exercise in the library. */
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
	/** As `due` is written. */
	session: string;
	/** Empty for the session. */
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
 * Fills a form in and sends it, as a browser does: the one for a next session where the form names one.
 *
 * @throws Error with what n8n answered, where the flow did not succeed.
 */
export async function submitAssignForm(settings: StackSettings, form: AssignForm | SessionForm): Promise<void> {
	const flow = 'session' in form ? 'assign-with-session' : 'assign-from-a-form';
	const values = new Map<string, string | boolean>(Object.entries(form));
	const body = new FormData();
	for (const [index, { fieldName, fieldType, fieldOptions }] of formTrigger(
		flow,
	).parameters.formFields!.values.entries()) {
		const value = values.get(fieldName);
		if (fieldType === 'checkbox')
			body.set(`field-${index}`, JSON.stringify(value ? [fieldOptions?.values[0]?.option] : []));
		else body.set(`field-${index}`, String(value));
	}
	const response = await fetch(assignFormUrl(settings, flow), { method: 'POST', body });
	if (!response.ok) throw new Error(`The form was not taken: n8n answered ${response.status} ${await response.text()}`);
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
