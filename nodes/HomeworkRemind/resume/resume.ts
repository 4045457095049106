import { steer } from '../steer';
import { resumeParameters } from './parameters';

/** Lets the reminders of every item's assignment go out again. */
export const resume = steer({
	steering: 'resumeReminders',
	parameters: resumeParameters,
	refused: 'No reminders were resumed',
	wouldDo: 'Its reminders would go on; those skipped meanwhile would not be made up for',
	done: () => ({ status: 'running', note: 'Those still ahead go out; those skipped meanwhile are not made up for.' }),
	stood: () => ({ status: 'already running', note: 'They were not paused; nothing was changed.' }),
});
