import { steer } from '../steer';
import { pauseParameters } from './parameters';

/** Holds the reminders of every item's assignment back. */
export const pause = steer({
	steering: 'pauseReminders',
	parameters: pauseParameters,
	refused: 'No reminders were paused',
	wouldDo: 'Its reminders would be paused; those whose time comes meanwhile would be skipped',
	done: () => ({ status: 'paused', note: 'Reminders whose time comes while they are paused are skipped.' }),
	stood: () => ({ status: 'already paused', note: 'They were paused before; nothing was changed.' }),
});
