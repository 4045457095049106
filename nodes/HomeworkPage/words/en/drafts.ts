/** What the page says of what is saved for later and not sent. */
export const DRAFTS = {
	save: 'Save for later',
	whoSees:
		'Whoever opens this link can see what you save. Your practice reads it only once you send it. What is not sent is deleted when this homework is closed.',
	saved: 'This is saved for later.',
	notSent: 'It is not sent yet.',
	delete: 'Delete what I saved',
	deleteNow: 'Yes, delete it',
	/** A list follows, of what is not in the form. */
	elsewhere: 'This was saved on another device. It is not in the form below:',
	notShown: 'Something that you saved cannot be shown just now. It is not lost.',
	addRow: 'Add a line',
};
