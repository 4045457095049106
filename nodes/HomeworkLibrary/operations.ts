import type { Operation } from '../shared/operation';
import { exportOperation } from './export/parameters';
import { getManyMessagesOperation } from './get-many-messages/parameters';
import { getManyOperation } from './get-many/parameters';
import { getMessageOperation } from './get-message/parameters';
import { getOperation } from './get/parameters';
import { previewMessageOperation } from './preview-message/parameters';
import { previewOperation } from './preview/parameters';
import { printOperation } from './print/parameters';
import { restoreOperation } from './restore/parameters';
import { retireOperation } from './retire/parameters';
import { saveMessageOperation } from './save-message/parameters';
import { saveOperation } from './save/parameters';
import { useFileOperation } from './use-file/parameters';
import { useMessageFileOperation } from './use-message-file/parameters';

/** What Homework Library can be set to. */
export const libraryOperations: Operation[] = [
	exportOperation,
	getOperation,
	getManyOperation,
	getMessageOperation,
	getManyMessagesOperation,
	previewMessageOperation,
	saveMessageOperation,
	useMessageFileOperation,
	previewOperation,
	printOperation,
	restoreOperation,
	retireOperation,
	saveOperation,
	useFileOperation,
];
