import { phoneLink, withPhoneLinks } from '../../nodes/HomeworkPage/phone-links';
import { answeredPage, exercisePage } from '../../nodes/HomeworkPage/render';

const hrefs = (text: string) => [...withPhoneLinks(text).matchAll(/<a href="([^"]*)">/g)].map(([, href]) => href);

describe('phone numbers in a text', () => {
	it.each([
		['call a crisis line such as 988 in the United States.', ['tel:988']],
		['In a crisis call 112.', ['tel:112']],
		['988', ['tel:988']],
		['Call 911, 988 or 1-800-273-8255.', ['tel:911', 'tel:988', 'tel:18002738255']],
		['Ring +1 555 010 0100 or (212) 555-0142', ['tel:+15550100100', 'tel:2125550142']],
		['Samaritans: 116 123', ['tel:116123']],
		['Lifeline 13 11 14, at any hour', ['tel:131114']],
		['TelefonSeelsorge 0800 1110111 oder 0800 1110222', ['tel:08001110111', 'tel:08001110222']],
		['+44 (0)20 7946 0000', ['tel:+442079460000']],
		['1.800.273.8255', ['tel:18002738255']],
		['Need to talk? Call 1737.', ['tel:1737']],
		['Call 112 24 hours a day', ['tel:112']],
		['Call 988 (24 hours)', ['tel:988']],
		['Call or text 988', ['tel:988']],
		['Text HOME to 741741', ['sms:741741']],
		['Llama al 024 (24 horas) o al 112', ['tel:024', 'tel:112']],
		['SAPTEL: 55 5259 8121, los 365 días', ['tel:5552598121']],
		['Envía HOLA al 741741 o manda AYUDA a 988', ['sms:741741', 'sms:988']],
	])('%s', (text, links) => {
		expect(hrefs(text)).toEqual(links);
	});

	it.each([
		'We answer within 24 hours, 365 days a year.',
		'Respondemos en 24 horas, los 365 días; en 2027, 100 veces de 120 personas y 100 por ciento.',
		'Open 24/7, from 9:00 to 17:30, or 9-17.',
		'Since 2019, on 2026-12-24 and 24.12.2026',
		'https://help.example/988/112 or line-116123@help.example',
		'It costs $100 or 100% nothing, 1,000.50',
		'Room 12',
	])('none: %s', (text) => {
		expect(hrefs(text)).toEqual([]);
	});

	it('leave the words as they are, escaped', () => {
		const text = 'If <you> & "yours" are in danger: call 988,\nor +1 (555) 010-0100; it\'s free.';
		const html = withPhoneLinks(text);
		expect(html).toContain('&#60;you&#62; &#38; &#34;yours&#34;');
		const words = html
			.replaceAll(/<\/?a[^>]*>/g, '')
			.replaceAll(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)));
		expect(words).toBe(text);
	});

	it.each(['<script>112</script>', '"><img src=x onerror=alert(112)>', '988" onclick="alert(1)', '{{ 112 }}'])(
		'let nothing else through: %s',
		(text) => {
			const html = withPhoneLinks(text).replaceAll(/<a href="(?:tel|sms):\+?\d+">|<\/a>/g, '');
			expect(html).not.toMatch(/[<>"']/);
		},
	);
});

it("links the practice's own number whatever it looks like", () => {
	expect(phoneLink('555 01')).toBe('<a href="tel:55501">555 01</a>');
});

it.each([
	['without a phone', {}, ''],
	['with one', { phone: '030 1234' }, 'call your practice: <a href="tel:0301234">030 1234</a>'],
])('the page of a practice %s is shown, also once it is answered', (_, more, call) => {
	const practice = { name: 'Practice at the Park', crisisText: 'In a crisis call 112.', ...more };
	const exercise = { title: 'Thought record', language: 'en' as const, text: 'One moment.', fields: [] };
	const dueAt = '2026-12-01T09:00:00Z';
	const memo = { generation: 0, outcome: 'done' as const, noteIds: [], exercise, practice, dueAt, zone: 'utc' };
	const said = { submissionId: 's', outcome: 'done' as const, count: 1, noteIds: [] };
	const answer = { ...said, takesAnswers: true, takesNotes: true, isClosed: false };
	for (const html of [exercisePage(memo, { nonce: 'n' }), answeredPage(memo, answer, { nonce: 'n' })]) {
		expect(html).toContain('<a href="tel:112">112</a>');
		expect(html.includes('call your practice')).toBe(call !== '');
		expect(html).toContain(call);
	}
});
