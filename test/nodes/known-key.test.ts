import type { IDataObject } from 'n8n-workflow';
import { assignByKey, assignedByKey } from './by-key';
import { useDesk } from './desk';

const desk = useDesk();

const assign = async (...items: IDataObject[]) => await assignByKey(desk(), items);
const assigned = async (item: IDataObject & { key: string }) => await assignedByKey(desk(), item);

const another = (key: string, whose: string) =>
	`Nothing was assigned: Assignment Key "${key}" is that of homework of ${whose}; set another key, or correct the item`;

describe('a key of homework of another client', () => {
	const ADDRESS = 'Ada E., and this item is for Ada E. with another e-mail address or reference';

	it.each([
		['another name', { client: 'Bo Berg' }, 'Ada E., and this item is for Bo B.'],
		['a namesake of another address', { email: 'other@example.org' }, ADDRESS],
		['a longer name', { client: 'Ada Example Jr.' }, 'Ada Example, and this item is for Ada Example Jr.'],
	])(
		'is an error that names both, where it is on record: %s',
		async (what, changes, whose) => {
			const key = `on record: ${what}`;
			await assigned({ key });
			const { error } = await assign({ key, ...changes });
			expect(error?.message).toBe(another(key, whose));
		},
		30_000,
	);

	it('is an error that names both, where no worker answers', async () => {
		await assigned({ key: 'unanswered' });
		await desk().practice.stopWorker();
		const { error } = await assign({ key: 'unanswered', client: 'Bo Berg' });
		const { outputs } = await assign({ key: 'unanswered', client: 'ADA  EXAMPLE' });
		await desk().practice.startWorker();
		expect(error?.message).toBe(another('unanswered', 'Ada E., and this item is for Bo B.'));
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'already assigned' });
	}, 30_000);

	it('assigns nothing where two items of one run have it', async () => {
		const { error } = await assign({ key: 'twice' }, { key: 'twice', client: 'Bo Berg' });
		expect(error?.message).toContain('Item 2: Assignment Key "twice" is that of homework of Ada E.');
		expect(await desk().practice.has(desk().practice.idOf('twice'))).toBe(false);
	}, 30_000);

	it("is told by the practice's reference, whatever name and address are", async () => {
		await assigned({ key: 'reference', reference: '117' });
		const { outputs } = await assign({ key: 'reference', reference: '117', client: 'Ada Berg' });
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'already assigned', differs: ['clientName'] });
		const { error } = await assign({ key: 'reference', reference: '118' });
		expect(error?.message).toContain(ADDRESS);
	}, 30_000);

	it('is none where only one of both comes with a reference', async () => {
		await assigned({ key: 'referenced later' });
		const { outputs } = await assign({ key: 'referenced later', reference: '117' });
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'already assigned', differs: ['clientReference'] });
	}, 30_000);
});
