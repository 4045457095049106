import { HOUR, Practice } from './practice';

jest.setTimeout(120_000);

const CLINICIAN = { name: 'Robin Example', email: 'robin@practice.example' };
let practice: Practice;

beforeAll(async () => (practice = await Practice.open()));
afterAll(() => practice.close());

it('a brief goes out while ten flows hang, of which three at most are asked at a time', async () => {
	const { flow } = practice;
	flow.answer = () => new Promise<never>(() => undefined);
	await practice.startWorker();
	await practice.publish('deliver', 'brief', 'page');
	const hanging = [];
	for (let number = 0; number < 10; number += 1) hanging.push(await practice.assign(`hanging.${number}@example.com`));
	await Promise.race(hanging.map(({ id }) => flow.arrived(id)));

	const sessionAt = new Date(Date.now() + 3 * HOUR);
	await practice.assign('briefed@example.com', { clinician: CLINICIAN, sessionAt: sessionAt.toISOString() });
	await flow.briefed(practice.clinicianId(CLINICIAN), 1);
	expect(flow.commands.length).toBeLessThanOrEqual(3);
});
