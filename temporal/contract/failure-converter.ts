import { DefaultFailureConverter } from '@temporalio/common';

/** Failure messages and stack traces travel as payloads, so that the codec encrypts them too. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
