import { join } from 'node:path';

/** The project's root folder. */
export const projectFolder = join(import.meta.dirname, '../..');

/** A path inside the project. */
export function inProject(...parts: string[]): string {
	return join(projectFolder, ...parts);
}
