import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the build puts the workflows' code: beside the folders of the compiled worker. */
export const bundleFile = join(__dirname, '../workflow-bundle.js');

/**
 * The prebuilt code of the workflows. It is never made at start.
 *
 * @throws Error where it was not built
 */
export function findWorkflowBundle(file = bundleFile): { codePath: string } {
	if (!existsSync(file)) throw new Error(`The workflow bundle ${file} is missing. Make it with \`npm run build\`.`);
	return { codePath: file };
}
