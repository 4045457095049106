import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import { filetypename } from 'magic-bytes.js';
import { fileNameSchema, fileTypeOf, MAX_FILE, MAX_PICTURE, type AttachedFile } from '../contract/attached';
import { tracksOf } from './mp4-tracks';

/** What is known of a file without the exercise that shows it. */
export interface FileFacts extends Pick<AttachedFile, 'kind' | 'name' | 'type' | 'size' | 'checksum'> {
	/** Of a picture. */
	width?: number;
	height?: number;
}

/** Files of one exercise, by their names. */
export type KnownFiles = ReadonlyMap<string, FileFacts>;

/** What bytes say of themselves, by the end that a file of theirs has. */
const SIGNATURES: Record<string, string> = { jpeg: 'jpg', m4a: 'mp4' };

/** The side of a picture, in pixels: what an old phone can show. */
const MAX_SIDE = 4_000;

/** So many bytes a file of this name may have. */
export function mostBytes(name: string): number {
	return fileTypeOf(name)?.kind === 'picture' ? MAX_PICTURE : MAX_FILE;
}

/** Looks at a file by its bytes, whatever it is called; answers what is wrong with it, if anything is. */
export function factsOf(name: string, bytes: Buffer): FileFacts | string {
	const named = fileNameSchema.safeParse(name);
	if (!named.success) return named.error.issues[0]!.message;
	if (bytes.length > mostBytes(name)) return tooLarge(name, bytes.length);
	const end = name.replace(/^.*\./, '');
	if (!filetypename(bytes).includes(SIGNATURES[end] ?? end))
		return `is not what its name says: its bytes are none of a .${end} file; export it anew as one`;
	if (end === 'm4a' && tracksOf(bytes).includes('vide'))
		return 'is a video; save its sound alone, as .m4a or .mp3, or put it elsewhere and link to it';
	const checksum = createHash('sha256').update(bytes).digest('hex');
	const facts = { name, ...fileTypeOf(name)!, size: bytes.length, checksum };
	if (facts.kind !== 'picture') return facts;
	const sides = sidesOf(bytes);
	if (!sides) return 'is damaged: its width and height cannot be read; export it anew';
	if (Math.max(sides.width, sides.height) > MAX_SIDE)
		return `is ${sides.width} by ${sides.height} pixels; make it ${MAX_SIDE.toLocaleString('en')} at most, each way`;
	return { ...facts, ...sides };
}

/** What is said of a file that has too many bytes. */
export function tooLarge(name: string, size: number): string {
	const most = mostBytes(name);
	const remedy =
		most === MAX_PICTURE
			? 'make it smaller, or save it as JPEG'
			: 'make it smaller, or put it elsewhere and link to it';
	return `has ${megabytes(size)} MB, and up to ${megabytes(most)} MB fit; ${remedy}`;
}

function sidesOf(bytes: Buffer): { width: number; height: number } | undefined {
	try {
		// It reads on behind the end of bytes that share their memory with others.
		const { width, height } = imageSize(Uint8Array.from(bytes));
		return width > 0 && height > 0 ? { width, height } : undefined;
	} catch {
		return undefined;
	}
}

function megabytes(bytes: number): string {
	return (bytes / 1_000_000).toFixed(1);
}
