import type { IDataObject } from 'n8n-workflow';
import { assignByKey, assignedByKey } from './by-key';
import { useDesk } from './desk';

const desk = useDesk();

const assign = async (...items: IDataObject[]) => await assignByKey(desk(), items);
const assigned = async (item: IDataObject & { key: string }) => await assignedByKey(desk(), item);

const BO = { client: 'Bo Berg', email: 'bo@example.org' };

describe('a reference of another client', () => {
	it('is an error that names both, where it is on record', async () => {
		await assigned({ key: 'zero', reference: '0' });
		const { error } = await assign({ ...BO, key: 'zero too', reference: '0' });
		expect(error?.message).toBe(
			'Nothing was assigned: Client Reference "0" is that of Ada E., and this item is for Bo B. at another e-mail ' +
				'address; correct the reference, or leave it empty',
		);
		expect(await desk().practice.has(desk().practice.idOf('zero too'))).toBe(false);
	}, 30_000);

	it('assigns nothing where two items of one run have it, also while no worker answers', async () => {
		await desk().practice.stopWorker();
		const { error } = await assign({ key: 'unknown', reference: 'unknown' }, { ...BO, key: 'b', reference: 'unknown' });
		await desk().practice.startWorker();
		expect(error?.message).toContain(
			'Item 2: Client Reference "unknown" is that of Ada E., and this item is for Bo B.',
		);
		expect(await desk().practice.has(desk().practice.idOf('unknown'))).toBe(false);
	}, 30_000);

	it('is none where the client has moved, or is called otherwise by now', async () => {
		await assigned({ key: 'at first', reference: '117' });
		await assigned({ key: 'moved', reference: '117', email: 'ada@new.example.org' });
		await assigned({ key: 'married', reference: '117', client: 'Ada Berg', email: 'ada@new.example.org' });
		const { error } = await assign(
			{ key: 'a', reference: '118' },
			{ key: 'b', reference: '118', email: 'ada@new.example.org' },
			{ key: 'c', reference: '118', client: 'Ada Berg', email: 'ada@new.example.org' },
		);
		expect(error).toBeUndefined();
	}, 30_000);
});
