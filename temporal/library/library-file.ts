import { createHash } from 'node:crypto';
import { isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod/v4';

/** Something in the library that cannot be used: where it stands, and what is allowed there. */
export interface Problem {
	/** Path within the library folder. */
	file: string;
	/** Counts from 1; missing where the file itself is the problem. */
	line?: number;
	message: string;
}

/** One file of the library, which knows at which line each field of its YAML stands. */
export class LibraryFile {
	readonly problems: Problem[] = [];
	/** All of it. */
	readonly content: string;
	/** SHA-256 of the file, in hex. */
	readonly checksum: string;
	private readonly lines = new LineCounter();
	private readonly document: Document;

	constructor(
		/** Path within the library folder. */
		readonly path: string,
		bytes: Buffer,
		/** What of its content is YAML, each field on the line that it has in the file. */
		yamlOf: (content: string) => string = (content) => content,
	) {
		this.checksum = createHash('sha256').update(bytes).digest('hex');
		this.content = bytes.toString();
		this.document = parseDocument(yamlOf(this.content), { lineCounter: this.lines, prettyErrors: false });
		for (const error of this.document.errors) this.report(this.lines.linePos(error.pos[0]).line, error.message);
	}

	/** The content, or undefined after its problems were noted. */
	parse<T>(schema: z.ZodType<T>): T | undefined {
		if (this.problems.length > 0) return undefined;
		const parsed = schema.safeParse(this.document.toJS() ?? {});
		if (parsed.success) return parsed.data;
		for (const issue of parsed.error.issues) {
			const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
			const path = [...issue.path, ...unknown.slice(0, 1)].map((key) => (typeof key === 'symbol' ? String(key) : key));
			this.report(this.lineOf(path), `field ${path.join('.') || '(whole file)'}: ${issue.message}`);
		}
		return undefined;
	}

	report(line: number | undefined, message: string): void {
		this.problems.push({ file: this.path, ...(line !== undefined && { line }), message });
	}

	/** The line of a field, or of the nearest one around it that is there. */
	lineOf(path: Array<string | number>): number | undefined {
		for (let length = path.length; length > 0; length--) {
			const offset = this.node(path.slice(0, length))?.range?.[0];
			if (offset !== undefined) return this.lines.linePos(offset).line;
		}
		return undefined;
	}

	/**
	 * The line of a row of a field's text, counted from 1. In a literal block (`|`) a row is a line; in text that YAML folds
	 * it cannot be told, and the field's own line stands for all of it.
	 */
	lineOfText(path: Array<string | number>, row: number): number | undefined {
		const node = this.node(path);
		const line = this.lineOf(path);
		return line !== undefined && isScalar(node) && node.type === 'BLOCK_LITERAL' ? line + row : line;
	}

	private node(path: Array<string | number>): Node | undefined {
		return this.document.getIn(path, true) as Node | undefined;
	}
}
