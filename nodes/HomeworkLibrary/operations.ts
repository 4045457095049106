import type { Operation } from '../shared/operation';
import { getManyOperation } from './get-many/parameters';
import { getOperation } from './get/parameters';
import { previewOperation } from './preview/parameters';

/** What Homework Library can be set to. */
export const libraryOperations: Operation[] = [getOperation, getManyOperation, previewOperation];
