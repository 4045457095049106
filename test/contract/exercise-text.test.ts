import fc from 'fast-check';
import type { Attached } from '../../temporal/contract/attached';
import { exerciseHtml, linesOf, notShownIn, picturesIn } from '../../temporal/contract/exercise-text';

it('shows paragraphs, lists, quotes and what is stressed, its headings below the one above it', () => {
	const text = '## First\n\nDo *this* **now**.\n\n1. One\n2. Two\n\n- A\n\n> Said\n\n### More';
	expect(exerciseHtml(text, 1)).toBe(
		'<h2>First</h2>\n<p>Do <em>this</em> <strong>now</strong>.</p>\n<ol>\n<li>One</li>\n<li>Two</li>\n</ol>\n<ul>\n<li>A</li>\n</ul>\n<blockquote>\n<p>Said</p>\n</blockquote>\n<h3>More</h3>\n',
	);
	expect(exerciseHtml(text, 2)).toContain('<h3>First</h3>');
	expect(exerciseHtml(text, 2)).toContain('<h4>More</h4>');
});

it.each([
	['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
	['[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
	['<https://elsewhere.example>', '<p>&lt;https://elsewhere.example&gt;</p>'],
	['{{ 7 | times: 7 }}', '<p>{{ 7 | times: 7 }}</p>'],
	['&lt;b&gt;', '<p>&lt;b&gt;</p>'],
])('shows %j as it is written', (text, html) => {
	expect(exerciseHtml(text, 1).trim()).toBe(html);
});

it('makes no other elements and no attributes but the first number of a list, whatever is written', () => {
	const bits = [
		'<',
		'>',
		'"',
		"'",
		'&',
		'\n',
		'#',
		'- ',
		'1. ',
		'7. ',
		'> ',
		'`',
		'*',
		'_',
		'[a](b)',
		'![',
		'](',
		'<b x=',
		'&#60;',
	];
	const texts = fc.array(fc.oneof(fc.constantFrom(...bits), fc.string()), { maxLength: 40 });
	fc.assert(
		fc.property(texts, (parts) => {
			const elements = exerciseHtml(parts.join(''), 1).match(/<[^>]*>/g) ?? [];
			for (const element of elements)
				expect(element).toMatch(/^<\/?(p|h[2-6]|ul|li|blockquote|em|strong|ol)>$|^<ol start="\d+">$|^<br>$/);
		}),
	);
});

it('says at which row something stands that would not be shown', () => {
	expect(notShownIn('One.\n\nTwo\n<b>three</b>\n\n---\n\n| a |\n|---|\n| b |')).toEqual([
		{ row: 4, what: 'HTML' },
		{ row: 6, what: 'a line of dashes' },
		{ row: 8, what: 'a table' },
	]);
	expect(notShownIn('## Heading\n\n1. *One*\n2. **Two**\n\n> Three')).toEqual([]);
});

it('reads a text line by line, without its headings', () => {
	expect(linesOf('## First\n\nDo *this*\nnow.\n\n- A **b**')).toEqual(['Do this now.', 'A b']);
});

describe('a picture', () => {
	const HAND: Attached = {
		...{ kind: 'picture', name: 'hand.png', type: 'image/png', size: 9, checksum: 'c'.repeat(64) },
		...{ width: 30, height: 20 },
	};
	const shown = { attached: [HAND], at: '?t=abc&file=', instead: 'A picture:' };

	it('stands where the text places it, with its words', () => {
		expect(exerciseHtml('One ![A "hand"](hand.png) two.', 1, shown)).toBe(
			'<p>One <img src="?t=abc&amp;file=cccccccccccccccc" alt="A &quot;hand&quot;" width="30" height="20"> two.</p>\n',
		);
	});

	it.each([
		['none of the exercise', '![A hand](other.png)', shown],
		['on another server', '![A hand](https://elsewhere.example/hand.png)', shown],
		['a file that cannot be looked at', '![A hand](hand.png)', { ...shown, at: '' }],
	])('is told in its words where it is %s', (_, text, pictures) => {
		expect(exerciseHtml(text, 1, pictures)).toBe('<p><em>A picture: A hand</em></p>\n');
	});

	it('is found with its row, name and words, which are read, too', () => {
		const text = 'One.\n\nTwo\n![A hand](hand.png "Title") and ![](b.png)';
		expect(picturesIn(text)).toEqual([
			{ row: 4, name: 'hand.png', alt: 'A hand', title: 'Title' },
			{ row: 4, name: 'b.png', alt: '' },
		]);
		expect(linesOf(text)).toEqual(['One.', 'Two A hand and ']);
	});
});
