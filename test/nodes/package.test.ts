import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialType, INodeProperties, INodeType } from 'n8n-workflow';
import { requirementsOf, type Requirement } from './required-modules';

const root = join(__dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	name: string;
	n8n: { nodes: string[]; credentials: string[] };
	dependencies: Record<string, string>;
};
const { nodes, credentials } = manifest.n8n;

/** The source of a class that package.json names by its built file. */
function sourceOf(built: string): string {
	return join(root, built.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
}

async function instanceOf<T>(built: string): Promise<T> {
	const classes = (await import(sourceOf(built))) as Record<string, new () => T>;
	return new (Object.values(classes)[0]!)();
}

/** What the editor says about parameters, those in collections included. */
function wordsOf(properties: INodeProperties[]): string[] {
	return properties.flatMap(({ displayName, description = '', options = [] }) => [
		displayName,
		description,
		...wordsOf(options.filter((option) => 'displayName' in option) as INodeProperties[]),
		...options.flatMap((option) => ('description' in option ? (option.description ?? '') : '')),
	]);
}

describe('what the built package can load', () => {
	let requirements: Requirement[];
	const own = join(root, 'dist');

	beforeAll(() => {
		requirements = requirementsOf([
			...globSync('dist/nodes/**/*.js', { cwd: root }).map((file) => join(root, file)),
			...globSync('dist/credentials/**/*.js', { cwd: root }).map((file) => join(root, file)),
		]);
	});

	it('was walked to the Temporal client and beyond', () => {
		const names = requirements.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['@temporalio/client', '@grpc/grpc-js', 'protobufjs/light']));
	});

	it('is no worker and nothing native', () => {
		const forbidden = requirements.filter(
			({ name, file }) =>
				/^@temporalio\/(worker|core-bridge|testing)(\/|$)/.test(name) ||
				/\.node$/.test(name) ||
				(file && /\.node$|@temporalio\/(worker|core-bridge)\//.test(file)),
		);
		expect(forbidden).toEqual([]);
	});

	it('is listed as a dependency where our own code requires it, since n8n installs nothing else', () => {
		const listed = [...Object.keys(manifest.dependencies), 'n8n-workflow'];
		const missing = requirements
			.filter(({ from, name }) => from.startsWith(own) && !name.startsWith('.'))
			.filter(({ name }) => !listed.some((dependency) => name === dependency || name.startsWith(`${dependency}/`)));
		expect(missing).toEqual([]);
	});

	it('is there, as far as our own code requires it', () => {
		expect(requirements.filter(({ from, file }) => from.startsWith(own) && !file)).toEqual([]);
	});
});

it('ships no lists of known types, which n8n would take for the whole truth', () => {
	expect(['dist/known', 'dist/types'].filter((folder) => existsSync(join(root, folder)))).toEqual([]);
});

it.each(nodes)('%s is whole: class, icons, codex and output schemas', async (built) => {
	const { description } = await instanceOf<INodeType>(built);
	const folder = join(root, built, '..');
	const icons = description.icon as { light: `file:${string}`; dark: `file:${string}` };
	const codexFile = join(root, built.replace(/\.js$/, '.json'));
	const codex = JSON.parse(readFileSync(codexFile, 'utf8')) as { node: string; resources?: object };

	expect(existsSync(join(root, built))).toBe(true);
	for (const icon of [icons.light, icons.dark]) {
		expect(readFileSync(join(folder, icon.replace('file:', '')), 'utf8')).toMatch(/^<svg /);
	}
	// n8n drops a codex file without `resources`.
	expect(codex).toMatchObject({ node: `${manifest.name}.${description.name}`, resources: {} });
	const said = [...(description.hints ?? []).map(({ message }) => message), ...wordsOf(description.properties)];
	expect(said.filter((words) => words.length > 120)).toEqual([]);
});

it.each(nodes.filter((file) => !/Trigger|Page/.test(file)))('%s has a schema for each operation', async (built) => {
	const { description } = await instanceOf<INodeType>(built);
	const operation = description.properties.find(({ name }) => name === 'operation');
	const operations = (operation?.options ?? [{ value: undefined }]) as Array<{ value?: string }>;
	for (const { value } of operations) {
		const file = join(root, built, '../__schema__', value ? `v1.0.0/${value}.json` : 'v1.0.0.json');
		expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ type: 'object', version: 1 });
	}
});

it('has one credential, with a test in every node that asks for it', async () => {
	const [credential] = await Promise.all(credentials.map((file) => instanceOf<ICredentialType>(file)));
	expect(credential!.name).toBe('therapyHomeworkApi');
	for (const built of nodes) {
		const node = await instanceOf<INodeType>(built);
		for (const { name, testedBy } of node.description.credentials ?? []) {
			expect(name).toBe(credential!.name);
			expect(node.methods?.credentialTest?.[testedBy as string]).toBeInstanceOf(Function);
		}
	}
});
