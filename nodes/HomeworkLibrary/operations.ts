import type { Operation } from '../shared/operation';
import { exportOperation } from './export/parameters';
import { getManyOperation } from './get-many/parameters';
import { getOperation } from './get/parameters';
import { previewOperation } from './preview/parameters';
import { printOperation } from './print/parameters';
import { restoreOperation } from './restore/parameters';
import { retireOperation } from './retire/parameters';
import { saveOperation } from './save/parameters';
import { useFileOperation } from './use-file/parameters';

/** What Homework Library can be set to. */
export const libraryOperations: Operation[] = [
	exportOperation,
	getOperation,
	getManyOperation,
	previewOperation,
	printOperation,
	restoreOperation,
	retireOperation,
	saveOperation,
	useFileOperation,
];
