import { personSchema, type Person } from '../../temporal/contract/assignment';
import { optionalText, type FieldProblem } from '../shared/fields';

/** A parameter by its name in the editor, and what it holds. */
interface Field {
	field: string;
	value: unknown;
}

/** A clinician of the practice, or undefined where neither name nor address is given, or a problem tells why. */
export function readClinician(nameField: Field, emailField: Field, problems: FieldProblem[]): Person | undefined {
	const name = optionalText(nameField.value);
	const email = optionalText(emailField.value);
	if (name === undefined && email === undefined) return undefined;
	if (name === undefined || email === undefined) {
		const [missing, given] = name === undefined ? [nameField, emailField] : [emailField, nameField];
		problems.push({ field: missing.field, reason: `is missing; it goes together with ${given.field}` });
		return undefined;
	}
	const parsed = personSchema.safeParse({ name, email });
	if (parsed.success) return parsed.data;
	for (const { path, message } of parsed.error.issues) {
		problems.push({ field: (path[0] === 'name' ? nameField : emailField).field, reason: message });
	}
	return undefined;
}
