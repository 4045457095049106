import type { Message } from '../contract/command';
import { spokenName } from '../wording/client-name';
import { isolated } from '../wording/isolated';
import type { LibraryFile } from './library-file';
import type { NoticeFile } from './schemas';
import type { Sender } from './staff-messages';
import { staffTemplate } from './staff-template';
import type { Variables } from './template';

/** What a clinician is told who has asked for a one-time code. */
export interface CodeMessageContent {
	clinician: { name: string };
	/** Six digits. */
	code: string;
	/** Until when it holds; milliseconds since 1970, UTC. */
	expiresAt: number;
	/** When it is said; milliseconds since 1970, UTC. */
	saidAt: number;
}

export type CodeComposer = (content: CodeMessageContent) => Message;

const MINUTE_MS = 60_000;

/** Notes in the file what is wrong in its templates. */
export function codeComposer(file: LibraryFile, words: NoticeFile, sender: Sender): CodeComposer | undefined {
	const sample = { clinician: { name: 'Dr. Jo Sample' }, code: '000000', expiresAt: 10 * MINUTE_MS, saidAt: 0 };
	const message = staffTemplate(file, words, [codeVariables(sample, sender)], { code: '{{ code }}' });
	return message && ((content) => message(codeVariables(content, sender)));
}

function codeVariables(content: CodeMessageContent, { practice }: Sender): Variables {
	const { clinician, code, expiresAt, saidAt } = content;
	return {
		clinician: isolated(spokenName(clinician.name)),
		code,
		minutes: Math.max(1, Math.floor((expiresAt - saidAt) / MINUTE_MS)),
		practice,
	};
}
