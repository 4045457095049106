import { loadLibrary } from '../../temporal/library/library';

interface FormField {
	fieldName: string;
	fieldOptions?: { values: Array<{ option: string }> };
}

/** A starter flow whose form asks for an exercise, as far as its list is concerned. */
export interface FormFlow {
	nodes: Array<{
		type: string;
		parameters: { formFields?: { values: FormField[] }; exercise?: { value: string } };
	}>;
}

/** The starter flows that have one, by their files. */
export const FORM_FLOWS = ['workflows/assign-from-a-form.json', 'workflows/assign-with-session.json'];

/**
 * The same flow with the titles of a library's exercises in its form. Homework Assign gets their IDs from the flow, so
 * that the form assigns while no worker runs, too; what staff add to the list by hand is looked up by the worker.
 *
 * @throws LibraryError where the library cannot be used
 */
export function withExerciseList<F extends FormFlow>(flow: F, libraryFolder: string): F {
	const ids = idsByTitle(libraryFolder);
	const listed = structuredClone(flow);
	for (const { parameters } of listed.nodes) {
		const field = parameters.formFields?.values.find(({ fieldName }) => fieldName === 'exercise');
		if (field) field.fieldOptions = { values: [...ids.keys()].map((option) => ({ option })) };
		if (parameters.exercise) parameters.exercise.value = idOfChosen(ids);
	}
	return listed;
}

function idsByTitle(libraryFolder: string): Map<string, string> {
	const exercises = loadLibrary(libraryFolder).shelf.exercises();
	const listed = exercises.filter(({ language }) => language === 'en');
	return new Map(listed.map(({ exerciseId, title }) => [title, exerciseId]));
}

/** An expression of n8n, which ends at two closing braces. */
function idOfChosen(ids: Map<string, string>): string {
	const entries = [...ids].map(([title, id]) => `${JSON.stringify(title)}: ${JSON.stringify(id)}`);
	return `={{ ({ ${entries.join(', ').replaceAll('}', '\\u007d')} })[$json.exercise] ?? $json.exercise }}`;
}
