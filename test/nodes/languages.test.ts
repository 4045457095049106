import type { IDataObject } from 'n8n-workflow';
import { useDesk, WISH } from './desk';

const desk = useDesk();

async function assign(item: IDataObject, mode?: 'manual') {
	const { error, outputs } = await desk().run('assign', [{ ...WISH, ...item }], mode && { mode });
	if (error) throw error;
	return outputs[0]![0]!.json;
}

describe('the language of an assignment', () => {
	it.each<[string, IDataObject, string, string]>([
		["is the practice's, where the exercise is given by its ID", {}, 'en', 'Thought record'],
		['is the one that is chosen', { language: 'Spanish' }, 'es', 'Registro de un pensamiento'],
		['is that of the title', { exercise: 'registro de un PENSAMIENTO' }, 'es', 'Registro de un pensamiento'],
		[
			'is the one that is chosen before that of the title',
			{ exercise: 'Sleep diary', language: 'es' },
			'es',
			'Diario de sueño',
		],
	])('%s', async (what, item, language, exercise) => {
		expect(await assign({ key: what, ...item })).toMatchObject({ status: 'assigned', language, exercise });
	});

	it('is that of the words that a preview shows', async () => {
		const { messages } = await assign({ key: 'preview', exercise: 'Diario de sueño' }, 'manual');
		const { deliver } = messages as { deliver: { portal: { text: string } } };
		expect(deliver.portal.text).toContain('Tu terapeuta te dejó un ejercicio para esta semana: Diario de sueño.');
	});

	it('is named where a repeat has another one', async () => {
		const id = await desk().assigned('repeat', { language: 'es' });
		const repeat = async (language: string) => await assign({ key: 'repeat', language });
		expect(await repeat('')).toMatchObject({ differs: [], language: 'es', exercise: 'Registro de un pensamiento' });
		expect(await repeat('es')).toMatchObject({ differs: [] });
		const other = await repeat('en');
		expect(other).toMatchObject({ assignmentId: id, differs: ['language'] });
		expect(other.summary).toContain('these differ: language (Spanish, now asked: English)');
	});

	it('is the practice’s for a repeat that says the same in other words', async () => {
		await desk().assigned('own');
		expect(await assign({ key: 'own', language: 'en' })).toMatchObject({ differs: [] });
	});

	it('has to be one that the exercise is there in', async () => {
		const { error } = await desk().run('assign', [
			{ ...WISH, key: 'not-there', exercise: 'letter-not-sent', language: 'es' },
		]);
		expect(error?.message).toBe(
			'Nothing was assigned: Language is Spanish, in which the library does not have this exercise, but in English',
		);
		expect(await desk().practice.has(desk().practice.idOf('not-there'))).toBe(false);
	});

	it('is not just any word', async () => {
		const { error } = await desk().run('assign', [{ ...WISH, key: 'any', language: 'French' }]);
		expect(error?.message).toBe(
			'Nothing was assigned: Language is a text, which is none of "Default", "English" and "Spanish"',
		);
	});
});
