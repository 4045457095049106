import { z } from 'zod/v4';
import { fileNameSchema, fileTypeOf, MAX_FILES, MAX_TRANSCRIPT } from '../contract/attached';
import { fields } from '../contract/mapping';
import { line, text } from './schemas';

const A_LINK = 'must be an address that begins with https://';

/** What stands below the text: a file beside the exercise's own, or a link. */
const attached = fields({
	name: fileNameSchema.optional(),
	link: line.max(500, { error: 'must have at most 500 characters' }).optional(),
	label: line.max(200, { error: 'must have at most 200 characters' }),
	/** What is said, for whoever cannot hear it. */
	transcript: text
		.max(MAX_TRANSCRIPT, { error: `must have at most ${MAX_TRANSCRIPT.toLocaleString('en')} characters` })
		.optional(),
}).superRefine(({ name, link: address, transcript }, context) => {
	// What is wrong by itself is missing here.
	if (context.issues.length > 0) return undefined;
	const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
	if ((name === undefined) === (address === undefined))
		return wrong('name', 'must be there, or link, and not both: a file beside the exercise, or an address elsewhere');
	if (address !== undefined && !isLink(address)) return wrong('link', A_LINK);
	const kind = name === undefined ? 'link' : fileTypeOf(name)!.kind;
	if (kind === 'picture')
		return wrong('name', 'is a picture: leave it out here, and place it in the text, as in ![What it shows](name.jpg)');
	if (kind === 'document' && transcript !== undefined)
		return wrong('transcript', 'must be left out: a PDF says its words itself');
	const isHeard = kind === 'sound' || (kind === 'link' && !/\.pdf$/i.test(new URL(address!).pathname));
	if (isHeard && transcript === undefined)
		return wrong('transcript', 'is missing: write down what is said, for whoever cannot hear it');
	return undefined;
});

/** `files` of an exercise's front matter. */
export const attachedFilesSchema = z
	.array(attached, { error: 'must be a list of files, each with name, or link, and label' })
	.max(MAX_FILES, { error: `must hold ${MAX_FILES} files at most` });

export type NamedFile = z.infer<typeof attached>;

function isLink(address: string): boolean {
	const url = URL.parse(address);
	return url?.protocol === 'https:' && url.username === '' && url.password === '';
}
