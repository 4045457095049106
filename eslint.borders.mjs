// The borders between the folders, and the traps of single folders. ESLint knows one setting of a rule for each file, the last
// that fits: so each place below is a folder of its own, and gets its rules whole.

/** What each folder of temporal/ may import of the others; contract/ and workflows/ are told more closely below. */
const MAY_IMPORT = {
	contract: [],
	workflows: [],
	plan: ['contract'],
	gate: ['contract', 'plan'],
	ledger: ['contract', 'gate', 'plan'],
	wording: ['contract'],
	lines: ['contract', 'wording'],
	library: ['contract', 'lines', 'plan', 'wording'],
	activities: ['contract', 'gate', 'ledger', 'library', 'lines', 'plan', 'wording'],
	codec: ['contract', 'loopback'],
	loopback: [],
	worker: [
		...['activities', 'codec', 'contract', 'gate', 'ledger', 'library'],
		...['lines', 'loopback', 'plan', 'wording', 'workflows'],
	],
};

/** An import that is forbidden: which ones, by a regular expression, and why. */
const forbidden = (regex, message, options = {}) => ({ regex, message, ...options });

/** The folders of temporal/ that a folder may not import; of some it may know the types. */
function otherFolders(folder, typesOf = []) {
	const far = Object.keys(MAY_IMPORT).filter((name) => name !== folder && !MAY_IMPORT[folder].includes(name));
	const from = (folders) => `^(\\.\\./)+(${folders.join('|')})(/|$)`;
	const allowed = MAY_IMPORT[folder].join(', ') || 'none';
	const wholly = far.filter((name) => !typesOf.includes(name));
	return [
		forbidden(from(wholly), `Of the other folders in temporal/, ${folder}/ may import: ${allowed}.`),
		...(typesOf.length > 0
			? [
					forbidden(from(typesOf), `Of ${typesOf.join(', ')}, ${folder}/ may know types only.`, {
						allowTypeImports: true,
					}),
				]
			: []),
	];
}

const SQL = forbidden('^(kysely|kysely-generic-sqlite|node:sqlite|pg)(/|$)', 'SQL belongs in the ledger.');

const HTTP_CLIENTS = forbidden(
	'^(undici|axios|got|ky|node-fetch|needle|superagent|node:https|https|node:http2)(/|$)',
	'Whatever goes out is posted by the dispatcher, in activities/sending.',
);

const trap = (selector, message) => ({ selector, message });

const POSTS = ['CallExpression[callee.name="fetch"]', 'MemberExpression[property.name="fetch"]'].map((selector) =>
	trap(selector, HTTP_CLIENTS.message),
);

const CLOCKS = [
	'MemberExpression[object.name=/^(Date|DateTime|performance)$/][property.name="now"]',
	'NewExpression[callee.name="Date"][arguments.length=0]',
	'CallExpression[callee.name="Date"]',
	'CallExpression[callee.object.name="DateTime"][callee.property.name=/^(local|utc)$/][arguments.length=0]',
].map((selector) =>
	trap(selector, 'A plan and a ruling are pure: the instant comes in as a parameter, so that both can be made again.'),
);

/** The table of commands has no place for words, so that what is said is composed when it is tried, from what holds then. */
const WORDS = [
	'TSPropertySignature[key.name=/(words|text|subject|body|title|greeting)/]',
	'TSPropertySignature:has(TSTypeReference[typeName.name="SealedText"])',
].map((property) =>
	trap(
		`TSInterfaceDeclaration[id.name="CommandsTable"] ${property}`,
		'A planned row holds no words: a message is composed when it is tried.',
	),
);

/** One place with its borders, seen in `import`, `export … from` and `import()` alike, and its traps. */
function place(files, imports, traps = [], ignores = []) {
	return {
		files,
		ignores,
		rules: {
			'@typescript-eslint/no-restricted-imports': ['error', { patterns: imports }],
			'no-restricted-syntax': [
				'error',
				...imports.map(({ regex, message }) =>
					trap(`ImportExpression[source.value=/${regex.replaceAll('/', '\\/')}/]`, message),
				),
				trap('ImportExpression:not([source.type="Literal"])', 'Name what is imported, so that lint can see it.'),
				...traps,
			],
		},
	};
}

const within = (folder) => [`temporal/${folder}/**/*.ts`];

export const borders = [
	place(
		['nodes/**/*.ts', 'credentials/**/*.ts'],
		[
			forbidden('/temporal/(?!(contract|wording)/)', 'Of temporal/, nodes import contract and wording only.'),
			forbidden(
				'^@temporalio/(worker|workflow|activity|testing|core-bridge)',
				'The worker has native code, which no node may load.',
			),
		],
	),
	place(
		within('contract'),
		[
			forbidden('^\\.\\./', 'The contract stands alone.'),
			forbidden('^@temporalio/(?!(common|proto)$)', 'The contract needs no client and no worker.'),
			...[SQL, HTTP_CLIENTS],
		],
		POSTS,
	),
	place(within('workflows'), [
		forbidden(
			'^(?!\\.{1,2}/|@temporalio/(workflow|common)$)',
			'The workflow sandbox has @temporalio/workflow and our own pure files only.',
			{ allowTypeImports: true },
		),
		forbidden(
			'/contract/(?!(change-problems|changes|due-bound|fitting-dates|has-written|names|skip-words|standing-drafts|unreadable)$)',
			'Import only types of the contract, its names, changes and words: zod stays out of the workflow bundle.',
			{ allowTypeImports: true },
		),
		forbidden('/(activities|ledger|library|codec|worker)(/|$)', 'Side effects belong in activities.', {
			allowTypeImports: true,
		}),
		forbidden('/plan/', 'Instants come from a local activity: newer tz data must not change a replay.', {
			allowTypeImports: true,
		}),
	]),
	...['plan', 'gate'].map((folder) =>
		place(within(folder), [...otherFolders(folder), SQL, HTTP_CLIENTS], [...CLOCKS, ...POSTS]),
	),
	place(within('ledger'), [...otherFolders('ledger'), HTTP_CLIENTS], [...POSTS, ...WORDS]),
	place(within('lines'), [...otherFolders('lines', ['ledger']), SQL, HTTP_CLIENTS], POSTS),
	...['wording', 'library', 'codec', 'loopback', 'worker'].map((folder) =>
		place(within(folder), [...otherFolders(folder), SQL, HTTP_CLIENTS], POSTS),
	),
	place(within('activities'), [...otherFolders('activities'), SQL, HTTP_CLIENTS], POSTS, within('activities/sending')),
	place(within('activities/sending'), [...otherFolders('activities'), SQL]),
];
