import type { Message } from '../contract/command';
import type { LibraryFile } from './library-file';
import type { NoticeFile } from './schemas';
import { template, type Allowance, type Variables } from './template';

/**
 * A message to staff of a subject and a text. What is wrong in its templates is noted in the file.
 *
 * @param needs what the text is sent for
 */
export function staffTemplate(
	file: LibraryFile,
	{ subject, text }: NoticeFile,
	samples: Allowance['samples'],
	needs: Allowance['needs'],
): ((variables: Variables) => Message) | undefined {
	const subjectOf = template(file, ['subject'], subject, { samples });
	const textOf = template(file, ['text'], text, { samples, needs });
	if (!subjectOf || !textOf) return undefined;
	return (variables) => ({ subject: subjectOf(variables), text: textOf(variables) });
}
