/**
 * Why a PDF cannot be given to clients, if it cannot: who has it read aloud needs its tags.
 */
export async function pdfProblem(bytes: Uint8Array): Promise<string | undefined> {
	// Only a library with a PDF loads what reads one.
	const { PDFBool, PDFDict, PDFDocument, PDFName } = await import('@cantoo/pdf-lib');
	try {
		const { catalog } = await PDFDocument.load(bytes, { updateMetadata: false });
		const marks = catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict);
		const isMarked = marks?.lookupMaybe(PDFName.of('Marked'), PDFBool)?.asBoolean() ?? false;
		if (isMarked && catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)) return undefined;
	} catch {
		return 'is damaged, or protected by a password; export it anew, without one';
	}
	return 'has no tags, without which nobody can have it read aloud; export it anew as a tagged PDF (PDF/UA)';
}
