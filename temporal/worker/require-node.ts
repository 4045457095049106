// Imported before all else: on an older Node.js the ledger's database is missing, which Node tells as an unknown module.

/** The oldest Node.js whose own SQLite the ledger can use. */
const OLDEST = 24;

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
	process.stderr.write(
		`The worker needs Node.js ${OLDEST} or newer, and this is ${process.versions.node}. Start it with the newer one; ` +
			'"node --version" shows which one a shell finds.\n',
	);
	process.exit(1);
}
