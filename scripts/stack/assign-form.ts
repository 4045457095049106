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
}

/** Where staff find the form. */
export function assignFormUrl(settings: StackSettings): string {
	return `${n8nUrl(settings)}/form/${formTrigger().webhookId}`;
}

/**
 * Fills the form in and sends it, as a browser does.
 *
 * @throws Error with what n8n answered, where the flow did not succeed.
 */
export async function submitAssignForm(settings: StackSettings, form: AssignForm): Promise<void> {
	const body = new FormData();
	for (const [index, { fieldName, fieldType, fieldOptions }] of formTrigger().parameters.formFields!.values.entries()) {
		const value = form[fieldName as keyof AssignForm];
		if (fieldType === 'checkbox')
			body.set(`field-${index}`, JSON.stringify(value ? [fieldOptions?.values[0]?.option] : []));
		else body.set(`field-${index}`, String(value));
	}
	const response = await fetch(assignFormUrl(settings), { method: 'POST', body });
	if (!response.ok) throw new Error(`The form was not taken: n8n answered ${response.status} ${await response.text()}`);
}

/** An instant as staff write it into the form: in the zone of this machine, which n8n is given too, to the minute. */
export function asFormText(instant: Date): string {
	const two = (value: number) => String(value).padStart(2, '0');
	const date = [instant.getFullYear(), two(instant.getMonth() + 1), two(instant.getDate())].join('-');
	return `${date} ${two(instant.getHours())}:${two(instant.getMinutes())}`;
}

function formTrigger() {
	const flow = JSON.parse(readFileSync(inProject('workflows/assign-from-a-form.json'), 'utf8')) as AssignFlow;
	const trigger = flow.nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	if (!trigger?.parameters.formFields) throw new Error('workflows/assign-from-a-form.json has no form.');
	return trigger;
}
