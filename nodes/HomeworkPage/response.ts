import type { ServerResponse } from 'node:http';
import type { PageAnswer } from './page-answer';

/** On all that is answered. */
export const EVERY_HEADER = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'X-Robots-Tag': 'noindex, nofollow',
};

/** n8n echoes any origin, which is taken back. */
export function withoutOrigins(response: ServerResponse): void {
	response.removeHeader('Access-Control-Allow-Origin');
	response.removeHeader('Access-Control-Allow-Methods');
}

/**
 * Writes a page, under headers that let it show its own style and files and post its own form, and nothing else. n8n sets none on
 * answers that start no execution.
 */
export function sendPage(response: ServerResponse, answer: PageAnswer, styleHash: string): void {
	const body = Buffer.from('html' in answer ? answer.html : '');
	withoutOrigins(response);
	response.writeHead(answer.status, {
		...EVERY_HEADER,
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Length': body.length,
		// Where no page says its language, the browser's counts.
		Vary: 'Accept-Language',
		'Content-Security-Policy': [
			"default-src 'none'",
			`style-src '${styleHash}'`,
			"img-src 'self'",
			"media-src 'self'",
			"form-action 'self'",
			"frame-ancestors 'none'",
			"base-uri 'none'",
			// A tap on a phone number calls it; a phone may save a PDF that it cannot show.
			'sandbox allow-forms allow-downloads allow-top-navigation-to-custom-protocols',
		].join('; '),
		'Cache-Control': 'noStore' in answer && answer.noStore ? 'no-store' : 'private, no-cache',
		...(answer.status === 303 && { Location: answer.location }),
		...(answer.status === 503 && { 'Retry-After': '60' }),
	});
	response.end(body);
}
