/**
 * Why a PDF cannot be given to clients, if it cannot: who has it read aloud needs its tags.
 */
export async function pdfProblem(bytes: Uint8Array): Promise<string | undefined> {
	// Only a library with a PDF loads what reads one.
	const { PDFBool, PDFDict, PDFName } = await import('@cantoo/pdf-lib');
	const { BoundedPdfParser } = await import('./pdf-parser');
	const parser = new BoundedPdfParser(bytes);
	try {
		const context = await parser.parseDocument();
		if (parser.isTooLarge) return TOO_LARGE;
		const { Root, Encrypt } = context.trailerInfo;
		if (context.lookup(Encrypt)) return UNREADABLE;
		const catalog = context.lookup(Root, PDFDict);
		const marks = catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict);
		const isMarked = marks?.lookupMaybe(PDFName.of('Marked'), PDFBool)?.asBoolean() ?? false;
		if (isMarked && catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)) return undefined;
	} catch {
		return UNREADABLE;
	}
	return 'has no tags, without which nobody can have it read aloud; export it anew as a tagged PDF (PDF/UA)';
}

const UNREADABLE = 'is damaged, or protected by a password; export it anew, without one';
const TOO_LARGE = 'is packed so tightly that it cannot be looked into; export it anew as a tagged PDF (PDF/UA)';
