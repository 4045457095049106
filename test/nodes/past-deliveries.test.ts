import { useDesk, WISH } from './desk';

const desk = useDesk();
const LONG_AGO = '2020-01-01 10:00';

async function assign(key: string, deliverAt: string) {
	const { outputs, error } = await desk().run('assign', [{ ...WISH, key, deliverAt }]);
	return { json: outputs[0]?.[0]?.json, message: error?.message };
}

it('refuses a delivery of more than a day ago, which would go out at once', async () => {
	expect((await assign('mistyped', LONG_AGO)).message).toBe(
		'Nothing was assigned: Deliver At (2020-01-01T10:00:00+00:00) lies more than a day in the past; correct it, or leave it empty to have it go out at once',
	);
	expect(await desk().practice.has(desk().practice.idOf('mistyped'))).toBe(false);
	const hoursAgo = new Date(Date.now() - 3_600_000).toISOString();
	expect((await assign('an-hour-ago', hoursAgo)).json).toMatchObject({ status: 'assigned', deliverAt: hoursAgo });
}, 30_000);

it('takes the row of a sheet whose delivery is over for what it assigned then', async () => {
	await desk().assigned('row');
	expect((await assign('row', LONG_AGO)).json).toMatchObject({ status: 'already assigned', differs: ['deliverAt'] });
}, 30_000);

it('knows both without a worker', async () => {
	await desk().practice.stopWorker();
	expect((await assign('meanwhile', LONG_AGO)).message).toContain('lies more than a day in the past');
	await assign('meanwhile', '');
	expect((await assign('meanwhile', LONG_AGO)).json).toMatchObject({ status: 'already assigned' });
	await desk().practice.startWorker();
}, 60_000);
