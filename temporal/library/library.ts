import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exerciseIdSchema, type Exercise, type Pinned } from '../contract/assignment';
import type { ClientMessages } from '../contract/command';
import { resolvePolicy, type Policy, type PolicyPart } from '../contract/policy';
import {
	CLIENT_MESSAGE_KINDS,
	clientMessageComposer,
	type ClientMessageComposer,
	type ClientMessageContent,
	type ClientMessageKind,
} from './client-messages';
import { LibraryFile, type Problem } from './library-file';
import { clientMessageFileSchema, exerciseFileSchema, practiceFileSchema } from './schemas';

/** What the practice keeps in its library folder, as read at the start of the worker. */
export interface Library {
	/** Practice, days open after due, and whether confirmations go out. */
	settings: Omit<Pinned, 'exercise' | 'policy'>;
	/** The policy of an assignment of this exercise, which may set some of it itself. */
	policy(exerciseId: string, assignment?: PolicyPart): Policy;
	exercises: ReadonlyMap<string, Exercise>;
	/** A message to one client, in the words of each channel. */
	compose(kind: ClientMessageKind, content: ClientMessageContent): ClientMessages;
}

/** Everything that is wrong in a library folder. */
export class LibraryError extends Error {
	override readonly name = 'LibraryError';

	constructor(
		folder: string,
		readonly problems: Problem[],
	) {
		const lines = problems.map(
			({ file, line, message }) => `- ${file}${line === undefined ? '' : `:${line}`}: ${message}`,
		);
		super(`The library in ${folder} cannot be used:\n${lines.join('\n')}`);
	}
}

/**
 * Reads a library folder: `practice.yaml`, `exercises/<id>.yaml`, `messages/<kind>.yaml`.
 *
 * @throws LibraryError that names file, line and field of every problem, and what is allowed there
 */
export function loadLibrary(folder: string): Library {
	const problems: Problem[] = [];
	const read = <T>(path: string, use: (file: LibraryFile) => T | undefined): T | undefined => {
		const file = openFile(folder, path, problems);
		const result = file && use(file);
		problems.push(...(file?.problems ?? []));
		return result;
	};

	const settings = read('practice.yaml', readSettings);
	const exercises = new Map<string, Exercise>();
	for (const id of exerciseIds(folder, problems)) {
		const exercise = read(`exercises/${id}.yaml`, (file) => readExercise(id, file));
		if (exercise) exercises.set(id, exercise);
	}
	const practice = settings?.practice.name ?? '';
	const composers = new Map<ClientMessageKind, ClientMessageComposer>();
	reportUnknownMessages(folder, problems);
	for (const kind of CLIENT_MESSAGE_KINDS) {
		const composer = read(`messages/${kind}.yaml`, (file) => readClientMessage(kind, file, practice));
		if (composer) composers.set(kind, composer);
	}

	if (problems.length > 0 || !settings) throw new LibraryError(folder, problems);
	return {
		settings,
		exercises,
		policy: (_exerciseId, assignment) => resolvePolicy(assignment),
		compose: (kind, content) => composers.get(kind)!(content),
	};
}

function readSettings(file: LibraryFile): Library['settings'] | undefined {
	const content = file.parse(practiceFileSchema);
	if (!content) return undefined;
	const { name, crisisText, openDaysAfterDue, confirm } = content;
	return { practice: { name, crisisText }, openDaysAfterDue, confirm };
}

function readExercise(exerciseId: string, file: LibraryFile): Exercise | undefined {
	const content = file.parse(exerciseFileSchema);
	return content && { exerciseId, checksum: file.checksum, ...content };
}

function readClientMessage(
	kind: ClientMessageKind,
	file: LibraryFile,
	practice: string,
): ClientMessageComposer | undefined {
	const content = file.parse(clientMessageFileSchema);
	return content && clientMessageComposer(kind, file, content, practice);
}

function exerciseIds(folder: string, problems: Problem[]): string[] {
	const ids = yamlFiles(folder, 'exercises', problems);
	for (const id of ids.filter((name) => !exerciseIdSchema.safeParse(name).success)) {
		problems.push({
			file: `exercises/${id}.yaml`,
			message: 'must be named with small letters, digits and dashes, as in thought-record.yaml',
		});
	}
	if (ids.length === 0) problems.push({ file: 'exercises', message: 'must hold at least one exercise, <id>.yaml' });
	return ids;
}

function reportUnknownMessages(folder: string, problems: Problem[]): void {
	const allowed = CLIENT_MESSAGE_KINDS.map((kind) => `${kind}.yaml`).join(', ');
	for (const name of yamlFiles(folder, 'messages', problems)) {
		if (CLIENT_MESSAGE_KINDS.some((kind) => kind === name)) continue;
		problems.push({ file: `messages/${name}.yaml`, message: `is no message that is sent; allowed are ${allowed}` });
	}
}

/** Names of the YAML files in a part of the library, without `.yaml`, in the order of the alphabet. */
function yamlFiles(folder: string, part: string, problems: Problem[]): string[] {
	const names = readFolder(join(folder, part)).filter((name) => !name.startsWith('.'));
	for (const name of names.filter((other) => !other.endsWith('.yaml'))) {
		problems.push({ file: `${part}/${name}`, message: 'must be a file that ends in .yaml' });
	}
	return names
		.filter((name) => name.endsWith('.yaml'))
		.map((name) => name.slice(0, -'.yaml'.length))
		.sort();
}

function readFolder(path: string): string[] {
	return existsSync(path) ? readdirSync(path) : [];
}

function openFile(folder: string, path: string, problems: Problem[]): LibraryFile | undefined {
	if (existsSync(join(folder, path))) return new LibraryFile(folder, path);
	problems.push({
		file: path,
		message: 'is missing; put it there, or set HOMEWORK_LIBRARY_FOLDER to the right folder',
	});
	return undefined;
}
