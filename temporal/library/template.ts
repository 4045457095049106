import { Liquid, LiquidError, type Template as Parsed } from 'liquidjs';
import type { LibraryFile } from './library-file';

/** Names and values that a template may use. */
export type Variables = Record<string, unknown>;

/** Puts values in place of a template's variables. */
export type Renderer = (variables: Variables) => string;

/** What a template may say. */
export interface Allowance {
	/** Variables to try it out with; it may use the names that all of them have, and no others. */
	samples: [Variables, ...Variables[]];
	/** `html` escapes what stands in variables. */
	format?: 'text' | 'html';
	/** Looks at the words of the template itself, variables left out, and reports what must not be said. */
	judge?: (words: TemplateWords, report: (row: number, message: string) => void) => void;
	/** Variables without which it says nothing, each with how it is used: `{{ code }}`. */
	needs?: Record<string, string>;
	/** What is wrong with what it says to a sample, if anything is. */
	faultOf?: (said: string, sample: Variables) => string | undefined;
}

/** A template, to be judged. */
export interface TemplateWords {
	/** What stands there to be read, with the rows where they were, and neither variables nor tags. */
	text: string;
	/** The rows that a variable is used on, counted from 1. */
	rowsOf: (variable: string) => number[];
}

/** A loop without an end, or nearly, is an error before it holds a worker up. */
const MOST_MEMORY = 1_000_000;

const strict = { strictVariables: true, strictFilters: true, ownPropertyOnly: true, memoryLimit: MOST_MEMORY } as const;
const LIQUID = { text: closed(new Liquid(strict)), html: closed(new Liquid({ ...strict, outputEscape: 'escape' })) };

/** A template reads no files, and says nothing as HTML that stands in a variable. */
function closed(liquid: Liquid): Liquid {
	for (const tag of ['include', 'layout', 'render']) delete liquid.tags[tag];
	delete liquid.filters.raw;
	return liquid;
}

/**
 * Parses the template in a field of a file and tries it out, so that what is wrong in it is known before anything is
 * sent. Problems are noted in the file, with their line. What says something that it must not can be used all the same; what
 * cannot be put into words is undefined.
 */
export function template(
	file: LibraryFile,
	field: Array<string | number>,
	source: string,
	{ samples, format = 'text', needs = {}, judge, faultOf }: Allowance,
): Renderer | undefined {
	const liquid = LIQUID[format];
	const report = (row: number, message: string) =>
		file.report(file.lineOfText(field, row), `field ${field.join('.')}: ${message}`);
	try {
		const parsed = liquid.parse(source);
		const used = rowsByVariable(liquid, parsed);
		const allowed = Object.keys(samples[0]);
		const strange = [...used].filter(([name]) => !allowed.includes(name));
		for (const [name, rows] of strange)
			for (const row of rows) report(row, `the variable ${name} is not known here; allowed are ${allowed.join(', ')}`);
		judge?.({ text: wordsOf(source), rowsOf: (name) => used.get(name) ?? [] }, report);
		if (strange.length > 0) return undefined;
		for (const [name, example] of Object.entries(needs))
			if (!used.has(name)) report(1, `must hold what it is sent for, as in ${example}`);
		const render: Renderer = (variables) => (liquid.renderSync(parsed, variables) as string).trim();
		const tried = samples.map((sample) => ({ sample, said: render(sample) }));
		const faults = tried.flatMap(({ sample, said }) => faultOf?.(said, sample) ?? []);
		for (const fault of new Set(faults)) file.report(file.lineOf(field), `field ${field.join('.')}: ${fault}`);
		return render;
	} catch (error) {
		if (!LiquidError.is(error)) throw error;
		report(error.token.getPosition()[0] ?? 1, error.originalError?.message ?? error.message);
		return undefined;
	}
}

function rowsByVariable(liquid: Liquid, parsed: Parsed[]): Map<string, number[]> {
	const { globals } = liquid.analyzeSync(parsed);
	return new Map(
		Object.entries(globals).map(([name, places]) => [name, [...new Set(places.map(({ location }) => location.row))]]),
	);
}

/** The source without its tags, in which only quoted text can end up before a reader. */
function wordsOf(source: string): string {
	return source.replace(/\{\{[^]*?\}\}|\{%[^]*?%\}/g, (tag) => tag.replace(/"[^"]*"|'[^']*'|[^\n]/g, quotedOnly));
}

function quotedOnly(part: string): string {
	return part.length > 1 ? part : ' ';
}
