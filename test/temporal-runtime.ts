import { createLogger, installTemporalRuntime } from '../temporal/worker/logging';

/** Takes what workers under test have to say: a push that fails for want of a flow is not what tests are about. */
export const logger = createLogger('error');

// Once per process, in which a bench may have workers of several tests.
installTemporalRuntime(logger);
