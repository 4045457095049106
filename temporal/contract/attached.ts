// Pictures, sound and documents that belong to an exercise.
import { z } from 'zod/v4';

/** Of one exercise. */
export const MAX_FILES = 10;

/** Bytes of a picture: it is loaded with the page. */
export const MAX_PICTURE = 1_000_000;

/** Bytes of sound or of a document: what the worker hands over to the page has to fit into a payload of Temporal's. */
export const MAX_FILE = 1_400_000;

/** Bytes of all files together that a node sends with an exercise, beside which the exercise has to fit into a payload. */
export const MAX_SENT_FILES = 1_000_000;

export const MAX_TRANSCRIPT = 10_000;

/** What a file is, by the end of its name. */
export const FILE_TYPES = {
	png: { kind: 'picture', type: 'image/png' },
	jpg: { kind: 'picture', type: 'image/jpeg' },
	jpeg: { kind: 'picture', type: 'image/jpeg' },
	webp: { kind: 'picture', type: 'image/webp' },
	mp3: { kind: 'sound', type: 'audio/mpeg' },
	m4a: { kind: 'sound', type: 'audio/mp4' },
	pdf: { kind: 'document', type: 'application/pdf' },
} as const;

/** Small letters, digits and dashes, and the end by which it is known. */
export const FILE_NAME = new RegExp(`^[a-z0-9]+(-[a-z0-9]+)*\\.(${Object.keys(FILE_TYPES).join('|')})$`);

const A_NAME = {
	error: `must be named with small letters, digits and dashes, and end in one of ${Object.keys(FILE_TYPES).join(', ')}`,
};

export const fileNameSchema = z
	.string(A_NAME)
	.max(100, { error: 'must have at most 100 characters' })
	.regex(FILE_NAME, A_NAME);

/** SHA-256 in hex, by which a file is kept and asked for. */
export const fileChecksumSchema = z.string().regex(/^[0-9a-f]{64}$/);

const file = { name: fileNameSchema, type: z.string(), size: z.int().positive(), checksum: fileChecksumSchema };

/** What the client's page shows beside the text of an exercise, or within it. */
export const attachedSchema = z.discriminatedUnion('kind', [
	/** Its words stand in the text, where it is placed. */
	z.strictObject({ kind: z.literal('picture'), ...file, width: z.int().positive(), height: z.int().positive() }),
	z.strictObject({ kind: z.literal('sound'), ...file, label: z.string(), transcript: z.string() }),
	z.strictObject({ kind: z.literal('document'), ...file, label: z.string() }),
	/** Elsewhere: the page leads there, and loads nothing of it. */
	z.strictObject({
		kind: z.literal('link'),
		link: z.string(),
		label: z.string(),
		transcript: z.string().optional(),
	}),
]);

/** A file as a node sends it with an exercise. */
export const sentFileSchema = z.strictObject({ name: fileNameSchema, bytes: z.base64() });

/** Which bytes has a file? */
export const exerciseFile = {
	question: z.strictObject({ checksum: fileChecksumSchema }),
	answer: z.strictObject({ bytes: z.base64() }).nullable(),
};

export type Attached = z.infer<typeof attachedSchema>;
export type AttachedFile = Exclude<Attached, { kind: 'link' }>;
export type Picture = Extract<Attached, { kind: 'picture' }>;
export type SentFile = z.infer<typeof sentFileSchema>;

/** What of an exercise are files, each of which has bytes. */
export function filesOf(attached: readonly Attached[] = []): AttachedFile[] {
	return attached.filter((each) => each.kind !== 'link');
}

/** What a file is by its name; undefined where it has none of the ends that are known. */
export function fileTypeOf(name: string) {
	const end = name.replace(/^.*\./, '');
	return Object.hasOwn(FILE_TYPES, end) ? FILE_TYPES[end as keyof typeof FILE_TYPES] : undefined;
}
