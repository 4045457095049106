import type { z } from 'zod/v4';

/** Fields of one object within a value that its schema does not know. */
interface UnknownFields {
	/** Where the object is. */
	path: PropertyKey[];
	keys: string[];
}

type Fields = Record<PropertyKey, unknown>;

/**
 * Checks what another release may have written. A field that this one does not know is kept with the rest, as it came, and
 * never a reason to refuse it; what is known is as the schema makes it.
 */
export function read<T>(schema: z.ZodType<T>, input: unknown): z.ZodSafeParseResult<T> {
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed;
	const unknown = unknownFields(parsed.error.issues);
	if (!unknown) return parsed;
	const rest = structuredClone(input);
	for (const { path, keys } of unknown) for (const key of keys) delete fieldsAt(rest, path)?.[key];
	// A schema may tell of what lies deeper only once nothing is unknown above.
	const known = read(schema, rest);
	if (known.success) for (const fields of unknown) restore(fields, input, known.data);
	return known;
}

/**
 * The same, for what has to be right.
 *
 * @throws ZodError where it is not
 */
export function known<T>(schema: z.ZodType<T>, input: unknown): T {
	const parsed = read(schema, input);
	if (!parsed.success) throw parsed.error;
	return parsed.data;
}

/** The fields that are unknown, where nothing else is wrong. */
function unknownFields(issues: z.core.$ZodIssue[], above: PropertyKey[] = []): UnknownFields[] | undefined {
	const found: UnknownFields[] = [];
	for (const issue of issues) {
		const path = [...above, ...issue.path];
		const fields = issue.code === 'unrecognized_keys' ? [{ path, keys: issue.keys }] : unknownInUnion(issue, path);
		if (!fields) return undefined;
		found.push(...fields);
	}
	return found;
}

/** Of the kinds that a value may be, the first that fits but for unknown fields. */
function unknownInUnion(issue: z.core.$ZodIssue, path: PropertyKey[]): UnknownFields[] | undefined {
	if (issue.code !== 'invalid_union') return undefined;
	for (const issues of issue.errors) {
		const fields = issues.length > 0 ? unknownFields(issues, path) : undefined;
		if (fields) return fields;
	}
	return undefined;
}

function restore({ path, keys }: UnknownFields, from: unknown, to: unknown): void {
	const [source, target] = [fieldsAt(from, path), fieldsAt(to, path)];
	if (!source || !target) return;
	// An assignment to `__proto__` would do something else.
	for (const key of keys)
		Object.defineProperty(target, key, { ...Object.getOwnPropertyDescriptor(source, key), configurable: true });
}

function fieldsAt(value: unknown, path: PropertyKey[]): Fields | undefined {
	const found = path.reduce((part: unknown, key) => (isFields(part) ? part[key] : undefined), value);
	return isFields(found) ? found : undefined;
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null;
}
