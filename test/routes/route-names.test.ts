import { namesOf } from '../../nodes/shared/route-names';

it('calls what a flow takes as the editor does', () => {
	expect(namesOf(['deliver', 'remind', 'confirm', 'brief'])).toBe(
		'"Deliver Homework", "Remind a Client", "Confirm Completion", "Brief for a Clinician"',
	);
	expect(namesOf(['answered', 'overdue', 'undeliverable', 'page'])).toBe(
		'"A Client Answered", "Homework Is Overdue", "Homework Could Not Be Delivered", the client\'s page',
	);
});
