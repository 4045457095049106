import { nobodys, useDesk, WISH_FOR_SESSION } from './desk';
import { haveRead } from './have-read';

const desk = useDesk();

const KIM = { clinician: 'Dr. Kim', clinicianEmail: 'kim@practice.example' };
const BO = { client: 'Bo Brand', email: 'bo@example.org', ...KIM };

let ada: string;
let bo: string;

beforeAll(async () => {
	ada = await desk().assigned('ada', WISH_FOR_SESSION, 'assign-for-session');
	bo = await desk().assigned('bo', { ...WISH_FOR_SESSION, ...BO }, 'assign-for-session');
	await haveRead(desk(), ada, WISH_FOR_SESSION.clinicianEmail);
	await haveRead(desk(), bo, KIM.clinicianEmail);
}, 60_000);

async function read(item: Record<string, string>) {
	const { outputs, error } = await desk().run('who-read', [item]);
	if (error) throw error;
	return outputs[0]!.map(({ json }) => json);
}

describe('Homework Summarize, who read what', () => {
	it('lists what was shown, to whom and when, of an assignment, a client and a clinician, and nothing that was written', async () => {
		const ofAda = [
			{
				...{ clinician: 'Sam Rivers', assignmentId: ada, client: 'Ada E.', what: 'answered' },
				exercise: expect.any(String) as string,
				readAt: expect.any(String) as string,
				writtenAt: expect.any(String) as string,
			},
		];
		expect(await read({ of: 'assignment', assignmentId: ada })).toEqual(ofAda);
		expect(await read({ of: 'client', name: 'Ada Example', client: 'ada@example.org' })).toEqual(ofAda);
		expect(await read({ of: 'clinician', clinician: 'Sam@example.org' })).toEqual(ofAda);
		expect(await read({ of: 'assignment', assignmentId: bo })).toMatchObject([
			{ clinician: 'Dr. Kim', client: 'Bo B.' },
		]);
	});

	it('lists a span of days alone, the last one whole', async () => {
		const of = { of: 'clinician', clinician: 'sam@example.org' };
		const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Berlin' });
		expect(await read({ ...of, from: today, until: today })).toHaveLength(1);
		expect(await read({ ...of, from: '2031-01-01' })).toEqual([]);
		expect(await read({ ...of, until: '2025-12-31' })).toEqual([]);
	});

	it.each([
		[{ of: 'assignment', assignmentId: nobodys }, 'No assignment is on record under this ID'],
		[{ of: 'client', reference: nobodys }, 'Nobody is on record under this name and address, or reference'],
		[{ of: 'clinician', clinician: 'nobody@practice.example' }, 'Nobody is on record under this address'],
		[
			{ of: 'clinician', clinician: 'sam@example.org', from: '2031-02-01', until: '2031-01-01' },
			'No list: Read Until is before Read From',
		],
	])('says what is wrong with %j', async (item, message) => {
		const { error } = await desk().run('who-read', [item]);
		expect(error?.message).toBe(message);
	});
});
