import { Liquid, LiquidError, type Template } from 'liquidjs';
import type { MessageCommand } from '../contract/command';
import type { LibraryFile } from './library-file';

/** What a message may say of a client. */
export interface MessageVariables {
	/** The client's first name; never the full one. */
	firstName: string;
	/** The client's link. */
	link: string;
}

export type Message = MessageCommand['message'];

/** Puts a client's variables into the message of one command. */
export type Composer = (variables: MessageVariables) => Message;

const SAMPLE: MessageVariables = { firstName: 'Alex', link: 'https://practice.example/page?t=sample' };
const NAMES = Object.keys(SAMPLE);
const FIELDS = ['subject', 'text'] as const;

const liquid = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true });

/**
 * Parses the templates of a message and tries them out, so that what is wrong in them is known before anything is sent.
 * Problems are noted in the file, with their line.
 */
export function messageComposer(file: LibraryFile, email: Message): Composer | undefined {
	const [subject, text] = FIELDS.map((field) => parseTemplate(file, field, email[field]));
	if (!subject || !text) return undefined;
	return (variables) => ({ subject: render(subject, variables), text: render(text, variables) });
}

function parseTemplate(file: LibraryFile, field: (typeof FIELDS)[number], source: string): Template[] | undefined {
	const firstLine = file.firstTextLine(['email', field]);
	const report = (line: number, message: string) => {
		file.report(firstLine + line - 1, `field email.${field}: ${message}`);
	};
	try {
		const template = liquid.parse(source);
		const foreign = Object.entries(liquid.analyzeSync(template).globals).filter(([name]) => !NAMES.includes(name));
		for (const [name, places] of foreign) {
			for (const { location } of places) {
				report(location.row, `the variable ${name} is not known; allowed are ${NAMES.join(', ')}`);
			}
		}
		if (foreign.length > 0) return undefined;
		render(template, SAMPLE);
		return template;
	} catch (error) {
		if (!LiquidError.is(error)) throw error;
		const [line] = error.token.getPosition();
		report(line ?? 1, error.originalError?.message ?? error.message);
		return undefined;
	}
}

function render(template: Template[], variables: MessageVariables): string {
	return liquid.renderSync(template, { ...variables }) as string;
}
