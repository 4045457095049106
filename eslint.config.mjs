import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { borders } from './eslint.borders.mjs';

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
			'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
		},
	},
	{
		files: ['test/**/*.ts'],
		rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
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

	...borders,
	{
		files: ['temporal/workflows/**/*.ts'],
		rules: {
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
]);
