import { isDeepStrictEqual } from 'node:util';
import { isNode, parseDocument } from 'yaml';
import type { MessageChange } from '../contract/message-change';

/** What is set of a message, by the paths of its file. */
type Parts = Extract<MessageChange, { what: 'save-message-parts' }>['parts'];

/** A file in which these parts are other than in one that there is; the rest stays as it is written. */
export function withMessageParts(yaml: string, parts: Parts): string {
	const document = parseDocument(yaml);
	const others = Object.entries(parts)
		.map(([path, value]) => ({ path: path.split('.'), value }))
		.filter(({ path, value }) => !isDeepStrictEqual(written(document.getIn(path, true)), value));
	for (const { path, value } of others) document.setIn(path, value);
	return others.length === 0 ? yaml : document.toString({ lineWidth: 0 });
}

function written(node: unknown): unknown {
	const value: unknown = isNode(node) ? node.toJSON() : node;
	return typeof value === 'string' ? value.trim() : value;
}
