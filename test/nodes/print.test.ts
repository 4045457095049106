import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { referenceOf } from '../../temporal/contract/reference';
import { nobodys, useDesk, WISH } from './desk';

const desk = useDesk();

/** What is printed of one item, with its file as text. */
async function printed(item: IDataObject, parameters: INodeParameters = {}) {
	const { outputs, error } = await desk().run('library-print', [item], { parameters });
	if (error) throw error;
	const [{ json, binary }] = outputs[0]! as [
		{ json: IDataObject; binary: { data: { data: string; mimeType: string } } },
	];
	const { data, mimeType } = binary.data;
	return {
		...json,
		fileName: json.fileName,
		html: json.html as string,
		file: Buffer.from(data, 'base64').toString(),
		mimeType,
	};
}

const OF_ASSIGNMENT = { printWhat: 'assignment' };

it('is a sheet of an exercise for anybody, with nothing that a screen needs', async () => {
	const sheet = await printed({ exercise: 'thought-record' });
	expect(sheet).toMatchObject({ exerciseId: 'thought-record', fileName: 'thought-record.html', mimeType: 'text/html' });
	expect(sheet.file).toBe(sheet.html);
	expect(sheet.html).toContain('<h1>Thought record</h1>');
	expect(sheet.html).toContain('What happened?');
	expect(sheet.html).toContain('How did it go?');
	expect(sheet.html).not.toMatch(/<(script|form|input|select|textarea|button|a|img|link)\b|https?:|Reference/);
	expect(sheet.html).not.toContain('Practice');
});

it('has lines, boxes, numbers between two ends, and a ruled table, as the exercise asks', async () => {
	const { html } = await printed({ exercise: 'thought-record' });
	expect(html.match(/<div class="line">/g)!.length).toBeGreaterThan(5);
	expect(html).toMatch(/<p class="numbers"><span>0<\/span> <span>1<\/span>/);
	expect(html).toMatch(/<li><span class="box" aria-hidden="true"><\/span> /);
	const { html: diary } = await printed({ exercise: 'sleep-diary' });
	expect(diary).toContain('<th scope="col">Morning of</th>');
	expect(diary).toMatch(/<small>\([^<]*Rough[^<]*\)<\/small>/);
	expect(diary.match(/<tr><td><\/td>/g)!.length).toBeGreaterThan(2);
});

it('is in the language that is asked for', async () => {
	const { html, fileName } = await printed({ exercise: 'thought-record', language: 'es' });
	expect(html).toContain('<html lang="es">');
	expect(html).toContain('¿Cómo te fue?');
	expect(fileName).toBe('thought-record.es.html');
});

it('of an assignment has what the clinician wrote and filled in, and a reference, and says nothing of whose it is', async () => {
	const words = 'Begin with <b>one</b>.';
	const presets = { firstActivity: 'Tea & cake' };
	const id = await desk().assigned('printed', { exercise: 'activity-planning', words, presets });
	await desk().practice.shown(id);
	const sheet = await printed({ assignmentId: id }, OF_ASSIGNMENT);
	const reference = referenceOf(id);
	expect(sheet).toMatchObject({ assignmentId: id, reference, fileName: `worksheet-${reference}.html` });
	expect(sheet.html).toContain('Begin with &lt;b&gt;one&lt;/b&gt;.');
	expect(sheet.html).toContain('<p class="written">Tea &amp; cake</p>');
	expect(sheet.html).toContain(`Reference <strong>${reference}</strong>`);
	const anew = await printed({ assignmentId: reference.replace('-', ' ') }, OF_ASSIGNMENT);
	expect(anew).toMatchObject({ assignmentId: id, html: sheet.html });
	for (const secret of [id, WISH.client, 'Ada', WISH.email, 'therap']) expect(sheet.html).not.toContain(secret);
});

it('is none of an assignment that nobody has', async () => {
	const { error } = await desk().run('library-print', [{ assignmentId: nobodys }], { parameters: OF_ASSIGNMENT });
	expect(error?.message).toBe('No assignment is on record under this ID');
	const byReference = [{ assignmentId: referenceOf(nobodys) }];
	expect((await desk().run('library-print', byReference, { parameters: OF_ASSIGNMENT })).error?.message).toBe(
		'Nothing was printed: Assignment ID is a reference that nothing is on record under; compare it with the sheet, sign by sign',
	);
});
