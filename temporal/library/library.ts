import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exerciseIdSchema, type Exercise, type Pinned } from '../contract/assignment';
import { clientCommandSchema, type ClientCommand } from '../contract/command';
import { resolvePolicy, type Policy, type PolicyPart } from '../contract/policy';
import { LibraryFile, type Problem } from './library-file';
import { messageComposer, type Composer, type Message, type MessageVariables } from './message-templates';
import { exerciseFileSchema, messageFileSchema, practiceFileSchema } from './schemas';

/** What the practice keeps in its library folder, as read at the start of the worker. */
export interface Library {
	/** Practice, days open after due, and whether confirmations go out. */
	settings: Omit<Pinned, 'exercise' | 'policy'>;
	/** The policy of an assignment of this exercise, which may set some of it itself. */
	policy(exerciseId: string, assignment?: PolicyPart): Policy;
	exercises: ReadonlyMap<string, Exercise>;
	/** The message of a command, for one client. */
	compose(command: ClientCommand, variables: MessageVariables): Message;
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
 * Reads a library folder: `practice.yaml`, `exercises/<id>.yaml`, `messages/<command>.yaml`.
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
	const composers = new Map<ClientCommand, Composer>();
	for (const command of messageCommands(folder, problems)) {
		const composer = read(`messages/${command}.yaml`, readMessage);
		if (composer) composers.set(command, composer);
	}

	if (problems.length > 0 || !settings) throw new LibraryError(folder, problems);
	return {
		settings,
		exercises,
		policy: (_exerciseId, assignment) => resolvePolicy(assignment),
		compose: (command, variables) => composers.get(command)!(variables),
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

function readMessage(file: LibraryFile): Composer | undefined {
	const content = file.parse(messageFileSchema);
	return content && messageComposer(file, content.email);
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

function messageCommands(folder: string, problems: Problem[]): ClientCommand[] {
	const commands = clientCommandSchema.options;
	const allowed = commands.map((command) => `${command}.yaml`).join(', ');
	for (const name of yamlFiles(folder, 'messages', problems)) {
		if (commands.some((command) => command === name)) continue;
		problems.push({ file: `messages/${name}.yaml`, message: `is no command's message; allowed are ${allowed}` });
	}
	return commands;
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
