/** Digits and letters of which none is taken for another where somebody copies them from paper: no I, L, O or U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes of an assignment's ID that its reference stands for: 48 bits tell all assignments of a practice apart. */
const BYTES = 6;

/** Signs that hold them, five bits each; the last two bits are left over. */
const LENGTH = 10;
const LEFT_OVER = 4;

/** Letters of base64url that the bytes make: the beginning of the ID itself. */
const BEGINNING = 8;

/** What stands on paper for an assignment, such as `7K3MQ-9XF2A`: it says nothing, and opens nothing. */
export function referenceOf(assignmentId: string): string {
	let bits =
		BigInt(`0x${Buffer.from(assignmentId.slice(0, BEGINNING), 'base64url').toString('hex')}`) * BigInt(LEFT_OVER);
	let signs = '';
	for (let place = 0; place < LENGTH; place += 1) {
		signs = SIGNS[Number(bits & 31n)]! + signs;
		bits >>= 5n;
	}
	return `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`;
}

/** How the ID begins that a reference stands for, however it is spaced; undefined for what is none. */
export function idBeginning(written: string): string | undefined {
	const signs = written.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
	if (signs.length !== LENGTH || [...signs].some((sign) => !SIGNS.includes(sign))) return undefined;
	const bits = [...signs].reduce((all, sign) => all * 32n + BigInt(SIGNS.indexOf(sign)), 0n);
	if (bits % BigInt(LEFT_OVER) !== 0n) return undefined;
	const hex = (bits / BigInt(LEFT_OVER)).toString(16).padStart(BYTES * 2, '0');
	return Buffer.from(hex, 'hex').toString('base64url');
}
