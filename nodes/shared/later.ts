import { technically } from './technically';

/** Said of a change that nobody took up while the node waited: Temporal keeps it. */
export const TAKES_EFFECT_LATER = technically(
	'It is kept, and takes effect by itself as soon as the homework service takes it up.',
	'no worker took it up in time, or Temporal took no Update.',
);

/** Said of a preview that nothing could be looked up for. */
export const NOT_LOOKED_UP = technically(
	'Whether this exists could not be looked up, since the homework service does not answer.',
	'no worker answered in time.',
);
