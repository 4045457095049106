import { statSync, writeFileSync } from 'node:fs';
import { openLedger } from '../../../temporal/ledger/ledger';
import { newLedgerFile, newRing, openForTest } from '../practice';

describe('the file of a ledger', () => {
	it("is made for its owner's eyes only, with its write-ahead log", async () => {
		const file = newLedgerFile();
		await openForTest({ file }, newRing());
		for (const part of [file, `${file}-wal`]) expect(statSync(part).mode & 0o777).toBe(0o600);
	});

	it('is left alone where it is no ledger, and what is wrong with it is said', async () => {
		const file = newLedgerFile();
		writeFileSync(file, 'a letter to the practice, long enough to be taken for a database\n'.repeat(20));
		await expect(openLedger({ file, ring: newRing() })).rejects.toThrow(/file is not a database.*HOMEWORK_LEDGER_FILE/);
	});
});
