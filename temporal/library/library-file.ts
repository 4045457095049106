import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { isScalar, LineCounter, parseDocument, visit, type Document, type Node, type YAMLParseError } from 'yaml';
import type { z } from 'zod/v4';
import { yamlFault } from './yaml-fault';

/** Something in the library that cannot be used: where it stands, and what is allowed there. */
export interface Problem {
	/** Path within the library folder. */
	file: string;
	/** Counts from 1; missing where the file itself is the problem. */
	line?: number;
	message: string;
}

const NO_ALIAS = 'stands for something that is written elsewhere; write it here, too, or put quotes around it';

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
		this.content = new TextDecoder().decode(bytes);
		if (!isUtf8(bytes)) this.report(undefined, 'must be text in UTF-8; save it as that');
		this.document = parseDocument(yamlOf(this.content), { lineCounter: this.lines, prettyErrors: false });
		for (const error of this.document.errors) this.reportYaml(error);
		// What stands for something else can stand for far too much, or for itself.
		visit(this.document, {
			Alias: (_, { source, range }) => this.report(this.lineAt(range!), `*${source} ${NO_ALIAS}`),
		});
	}

	/** The content, or undefined after its problems were noted. */
	parse<T>(schema: z.ZodType<T>): T | undefined {
		if (this.problems.length > 0) return undefined;
		const parsed = schema.safeParse(this.document.toJS() ?? {}, { reportInput: true });
		if (parsed.success) return parsed.data;
		for (const issue of parsed.error.issues) {
			const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
			const path = [...issue.path, ...unknown.slice(0, 1)].map((key) => (typeof key === 'symbol' ? String(key) : key));
			const isMissing = issue.input === undefined ? 'is missing, and ' : '';
			this.report(this.lineOf(path), `field ${path.join('.') || '(whole file)'}: ${isMissing}${issue.message}`);
		}
		return undefined;
	}

	report(line: number | undefined, message: string): void {
		this.problems.push({ file: this.path, ...(line !== undefined && { line }), message });
	}

	/** The line of a field, or of the nearest one around it that is there. */
	lineOf(path: Array<string | number>): number | undefined {
		for (let length = path.length; length > 0; length--) {
			const range = this.node(path.slice(0, length))?.range;
			if (range) return this.lineAt(range);
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

	/** Of a line the first fault: others in it follow from that. */
	private reportYaml(error: YAMLParseError): void {
		const line = this.lineAt(error.pos);
		if (!this.problems.some((problem) => problem.line === line)) this.report(line, yamlFault(error));
	}

	private lineAt([offset]: readonly [number, ...number[]]): number {
		return this.lines.linePos(offset).line;
	}

	private node(path: Array<string | number>): Node | undefined {
		return this.document.getIn(path, true) as Node | undefined;
	}
}
