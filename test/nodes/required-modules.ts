import { readFileSync, realpathSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';

/** A module that built code requires by name. */
export interface Requirement {
	from: string;
	name: string;
	/** The file that it leads to; undefined for what is optional and not installed. */
	file?: string;
}

/** `require('x')` and `require.resolve('x')`, which is also what an `import()` is compiled to. */
const REQUIRE = /\brequire(?:\.resolve)?\(\s*(['"])([^'"]+)\1\s*\)/g;

/** n8n gives this one to every package, and nobody installs it with ours. */
const HOST = /^n8n-workflow(\/|$)/;

/** Everything that these files can ever require, at load or later, through their packages to the end. */
export function requirementsOf(entries: string[]): Requirement[] {
	const requirements: Requirement[] = [];
	const waiting = entries.map((entry) => realpathSync(entry));
	const seen = new Set(waiting);
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		for (const requirement of directRequirements(file)) {
			requirements.push(requirement);
			const { file: next } = requirement;
			if (next && !HOST.test(requirement.name) && /\.c?js$/.test(next) && !seen.has(next)) {
				seen.add(next);
				waiting.push(next);
			}
		}
	}
	return requirements;
}

function directRequirements(from: string): Requirement[] {
	const names = [...readFileSync(from, 'utf8').matchAll(REQUIRE)].map(([, , name]) => name!);
	return [...new Set(names)]
		.filter((name) => !isBuiltin(name))
		.map((name) => ({ from, name, ...resolved(from, name) }));
}

function resolved(from: string, name: string): { file?: string } {
	try {
		return { file: realpathSync(createRequire(from).resolve(name)) };
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return {};
		throw error;
	}
}
