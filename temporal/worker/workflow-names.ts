import { WORKFLOW } from '../contract/names';
import * as workflows from '../workflows';

/**
 * Makes sure that the workflows have the names by which clients start them.
 *
 * @throws Error that names both sides
 */
export function checkWorkflowNames(): void {
	const exported = Object.keys(workflows).sort();
	const agreed = Object.values<string>(WORKFLOW).sort();
	if (exported.join() === agreed.join()) return;
	throw new Error(
		`The workflows are named ${exported.join(', ')}; the contract names ${agreed.join(', ')}. ` +
			'Make temporal/workflows/index.ts and temporal/contract/names.ts agree.',
	);
}
