import type { Exercise } from '../../temporal/contract/exercise';

interface FormField {
	fieldName: string;
	fieldOptions?: { values: Array<{ option: string }> };
}

/** A starter flow whose form asks for an exercise, as far as its list is concerned. */
export interface FormFlow {
	nodes: Array<{
		type: string;
		parameters: { formFields?: { values: FormField[] }; exercise?: { value: string }; options?: { language?: string } };
	}>;
}

/** The starter flows that have one, by their files. */
export const FORM_FLOWS = ['workflows/assign-from-a-form.json', 'workflows/assign-with-session.json'];

/**
 * The same flow with the titles of exercises, in all their languages, in its form. Homework Assign gets ID and language from the
 * flow, so that the form assigns while no worker runs, too; what staff add to the list by hand is looked up by the worker.
 */
export function withExerciseList<F extends FormFlow>(flow: F, exercises: Exercise[]): F {
	const ids = new Map(exercises.map(({ title, exerciseId }) => [title, exerciseId]));
	const languages = new Map(exercises.map(({ title, language }) => [title, language]));
	const listed = structuredClone(flow);
	for (const { parameters } of listed.nodes) {
		const field = parameters.formFields?.values.find(({ fieldName }) => fieldName === 'exercise');
		if (field) field.fieldOptions = { values: [...ids.keys()].map((option) => ({ option })) };
		if (!parameters.exercise) continue;
		parameters.exercise.value = ofChosen(ids, '$json.exercise');
		parameters.options = { ...parameters.options, language: ofChosen(languages, "''") };
	}
	return listed;
}

/** What stands for the title that was chosen: an expression of n8n, which ends at two closing braces. */
function ofChosen(byTitle: Map<string, string>, otherwise: string): string {
	const entries = [...byTitle].map(([title, value]) => `${JSON.stringify(title)}: ${JSON.stringify(value)}`);
	return `={{ ({ ${entries.join(', ').replaceAll('}', '\\u007d')} })[$json.exercise] ?? ${otherwise} }}`;
}
