/** By which a file stands in an address, where its name would tell whoever reads along what the page is about. */
export function fileIdOf({ checksum }: { checksum: string }): string {
	return checksum.slice(0, 16);
}
