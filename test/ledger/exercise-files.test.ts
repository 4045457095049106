import { createHash } from 'node:crypto';
import { contentOf } from './databases';
import { newLedgerPlace, newRing, openForTest } from './practice';

const PICTURE = Buffer.from('the bytes of a picture');
const CHECKSUM = createHash('sha256').update(PICTURE).digest('hex');

it('keeps the bytes of a file once, sealed, for whoever opens the ledger later', async () => {
	const [place, ring] = [await newLedgerPlace(), newRing()];
	const ledger = await openForTest(place, ring);
	const files = new Map([[CHECKSUM, PICTURE]]);
	await Promise.all([ledger.exerciseFiles.record(files), ledger.exerciseFiles.record(files)]);
	await ledger.exerciseFiles.record(files);

	const again = await openForTest(place, ring);
	expect(await again.exerciseFiles.read(CHECKSUM)).toBe(PICTURE.toString('base64'));
	expect(await again.exerciseFiles.read('0'.repeat(64))).toBeUndefined();
	const content = await contentOf(place);
	expect(content).toContain(CHECKSUM);
	expect(content).not.toContain(PICTURE.toString());
	expect(content).not.toContain(PICTURE.toString('base64'));
});

it('keeps a file as large as one may be', async () => {
	const ledger = await openForTest(await newLedgerPlace(), newRing());
	const bytes = Buffer.alloc(1_400_000, 7);
	await ledger.exerciseFiles.record(new Map([[CHECKSUM, bytes]]));
	expect(Buffer.from((await ledger.exerciseFiles.read(CHECKSUM))!, 'base64').equals(bytes)).toBe(true);
});
