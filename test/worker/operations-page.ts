import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { inProject, projectFolder } from '../../scripts/setup/project.ts';

/** A fenced block of a page. */
export interface Block {
	language: string;
	/** Behind the language, as `name=…`. */
	name: string | undefined;
	text: string;
}

/** The fenced blocks of docs/operations.md, as they stand. */
export function operationsBlocks(): Block[] {
	const page = readFileSync(inProject('docs/operations.md'), 'utf8');
	const fenced = page.matchAll(/^```(\w*)(?: name=(\S+))?\n(.*?)^```$/gms);
	return [...fenced].map(([, language, name, text]) => ({ language: language!, name, text: text! }));
}

/** The one with this name. */
export function operationsBlock(name: string): string {
	const found = operationsBlocks().find((block) => block.name === name);
	if (!found) throw new Error(`docs/operations.md has no block with the name ${name}.`);
	return found.text;
}

/** Runs a block in the project's folder, as an engineer pastes it into a shell; stops at the first command that fails. */
export async function runBlock(
	name: string,
	env: NodeJS.ProcessEnv,
	input = '',
): Promise<{ code: number | null; output: string }> {
	const strictly = ['--norc', '-e', '-u', '-o', 'pipefail'];
	const shell = spawn('bash', [...strictly, '-c', operationsBlock(name)], { cwd: projectFolder, env });
	const ended = new Promise<number | null>((resolve) => shell.once('exit', resolve));
	shell.stdin.end(input);
	const [code, output, errors] = await Promise.all([ended, text(shell.stdout), text(shell.stderr)]);
	return { code, output: output + errors };
}
