import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const community = n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport;

export default defineConfig([
	{ ignores: ['**/dist/', '**/node_modules/', '.state/', '.library/'] },

	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommendedTypeChecked],
		languageOptions: { parserOptions: { project: './tsconfig.check.json' } },
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/no-non-null-assertion': 'off',
			// Interfaces of n8n, Temporal and codecs ask for promises where ours are ready at once.
			'@typescript-eslint/require-await': 'off',
			'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
		},
	},

	// n8n's own rules for community packages. This one cannot run on n8n Cloud, since it has dependencies.
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts', 'package.json'],
		extends: [community],
		rules: {
			'@n8n/community-nodes/no-runtime-dependencies': 'off',
			// Knows secrets by a list of names, which lacks ours.
			'@n8n/community-nodes/credential-unnecessary-password': 'off',
			'@n8n/community-nodes/require-homepage': 'off',
		},
	},
	{
		// Below the node classes an error tells what happened; which node and item it belongs to, the class adds.
		files: ['nodes/**/*.ts'],
		ignores: ['nodes/**/*.node.ts'],
		rules: { '@n8n/community-nodes/require-node-api-error': 'off' },
	},
	{
		files: ['package.json'],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			// These want the literal 'main', which the newer rules above forbid.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		},
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			// Wants a slug of n8n's own documentation; ours is a URL.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		},
	},

	// Borders between the folders.
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '/temporal/(?!contract/)',
							message: 'Of temporal/, nodes import the contract only.',
						},
						{
							regex: '^@temporalio/(worker|workflow|activity|testing|core-bridge)',
							message: 'The worker has native code, which no node may load.',
						},
					],
				},
			],
		},
	},
	{
		files: ['temporal/contract/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{ regex: '^\\.\\./', message: 'The contract stands alone.' },
						{ regex: '^@temporalio/(?!(common|proto)$)', message: 'The contract needs no client and no worker.' },
					],
				},
			],
		},
	},
	{
		files: ['temporal/workflows/**/*.ts'],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(?!\\.{1,2}/|@temporalio/(workflow|common)$)',
							allowTypeImports: true,
							message: 'The workflow sandbox has @temporalio/workflow and our own pure files only.',
						},
						{
							regex: '/contract/(?!(names|skip-words|unreadable)$)',
							allowTypeImports: true,
							message: 'Import only types of the contract, its names and words: zod stays out of the workflow bundle.',
						},
						{
							regex: '/(activities|ledger|library|codec|worker)(/|$)',
							allowTypeImports: true,
							message: 'Side effects belong in activities.',
						},
						{
							regex: '/plan/',
							allowTypeImports: true,
							message: 'Instants come from a local activity: newer tz data must not change a replay.',
						},
					],
				},
			],
			'no-restricted-globals': [
				'error',
				...[
					'fetch',
					'process',
					'Buffer',
					'setInterval',
					'setImmediate',
					'crypto',
					'WeakRef',
					'FinalizationRegistry',
				].map((name) => ({ name, message: 'Not deterministic, or not in the workflow sandbox.' })),
			],
			'@typescript-eslint/no-floating-promises': 'error',
		},
	},
	{
		files: ['temporal/**/*.ts'],
		ignores: ['temporal/ledger/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: 'ImportDeclaration[source.value=/^(kysely|node:sqlite)/]',
					message: 'SQL belongs in the ledger.',
				},
			],
		},
	},
]);
