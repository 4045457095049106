import type { IDataObject } from 'n8n-workflow';
import { nobodys, useDesk } from './desk';

const desk = useDesk();

const NO_ID = 'Assignment ID must be the 22 letters, digits, - or _ that Homework Assign gave out';
const NO_ID_OR_REFERENCE =
	'Assignment ID is neither an ID nor a reference: an ID has 22 letters, digits, - or _, as Homework Assign gave it out; a reference stands on a printed worksheet and has ten letters and digits, such as 7K3MQ-9XF2C';
const NO_ADDRESS = 'Clinician E-Mail is not an e-mail address; write one alone, like name@example.com';

describe('what only tells names all bad rows, too', () => {
	it.each<[string, IDataObject[], string]>([
		['status', [{ assignmentId: nobodys }, { assignmentId: 'x' }, { assignmentId: '' }], NO_ID_OR_REFERENCE],
		['show-reminders', [{ assignmentId: nobodys }, { assignmentId: 'x' }, { assignmentId: '' }], NO_ID],
		[
			'session',
			[{ of: 'clinician', clinician: 'kim@example.org' }, { of: 'clinician', clinician: 'x' }, { of: 'clinician' }],
			NO_ADDRESS,
		],
	])('%s', async (flow, items, reason) => {
		const rows = items.map((item, index) => ({ ...item, row_number: index + 2 }));
		const { error } = await desk().run(flow, rows);
		expect(error?.message).toMatch(/^No (status|reminders|summary): of 3 items 2 are at fault\. Row 3: /);
		expect(error?.message).toContain(`Row 3: ${reason}. Row 4: `);
		const { outputs } = await desk().run(flow, rows, { onError: 'continueRegularOutput' });
		expect(outputs[0]!.map(({ json }) => typeof json.error)).toEqual(['string', 'string', 'string']);
	});
});
