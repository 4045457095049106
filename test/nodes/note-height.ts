/** Of the letters that n8n's editor sets notes in, in pixels: on average, and rather too much than too little. */
const TEXT = { letter: 7.1, line: 19.5 };
const HEADING = { letter: 12.2, line: 34 };
const PADDING = 32;
const INDENT = 24;

/** How high a note of a flow has to be, so that nothing of it is cut off, in pixels. */
export function noteHeight(content: string, width: number): number {
	const heights = content.split('\n').map((line) => {
		const text = line.replaceAll(/[#*]/g, '').trim();
		if (text === '') return 0;
		const isListed = /^\d\./.test(line);
		const { letter, line: height } = line.startsWith('#') ? HEADING : TEXT;
		const room = width - PADDING - (isListed ? INDENT : 0);
		return Math.ceil((text.length * letter) / room) * height + (isListed ? 6 : 10);
	});
	return heights.reduce((sum, height) => sum + height, PADDING);
}
