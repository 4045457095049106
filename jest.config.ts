import type { Config } from 'jest';

const onPostgres = process.env['TEST_LEDGER'] === 'postgres';

const config: Config = {
	testEnvironment: 'node',
	// Real servers start and stop in hooks: on a busy machine that takes longer than jest's five seconds.
	// A worker that keeps few workflows may have a task time out, which takes ten seconds each.
	testTimeout: process.env['WORKFLOW_CACHE'] ? 120_000 : 30_000,
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	globalSetup: '<rootDir>/test/global-setup.ts',
	globalTeardown: '<rootDir>/test/global-teardown.ts',
	testPathIgnorePatterns: ['/node_modules/', `/test/ledger/${onPostgres ? 'sqlite' : 'postgres'}/`],
	// These are published as ES modules only, which jest can require when they are transformed.
	transformIgnorePatterns: ['/node_modules/(?!(kysely|syllable)/)'],
	transform: {
		'\\.m?ts$|/node_modules/(kysely|syllable)/.+\\.js$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2023', keepClassNames: true },
				module: { type: 'commonjs' },
				sourceMaps: 'inline',
			},
		],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/temporal/dist', '<rootDir>/.state'],
};

export default config;
