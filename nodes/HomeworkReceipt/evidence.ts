/** What an error gives away, wherever in it a node of n8n, an HTTP client or a mail client has put it. */
export interface Evidence {
	/** All that it says in words, the plainest first. */
	texts: string[];
	/** Codes of Node.js and of the mail client, such as `ECONNREFUSED`. */
	codes: string[];
	/** Where the mail client tells the code of a mail server's reply apart. */
	replyCode?: number;
	/** Where the error is an HTTP answer. */
	httpStatus?: number;
	/** What the answer's own body gives as its code; a copy of the HTTP status is none. */
	providerCodes: string[];
}

/** How deep to look: an error of n8n around one of a client around the answer's body, and its lists. */
const MAX_DEPTH = 6;

/** How n8n's HTTP client words an answer that is an error. */
const HTTP_ANSWER = /^([1-5]\d\d) - (.*)$/s;

/** n8n's own words for an HTTP status: all that a node leaves that goes on with the message of the error alone. */
const STATUS_OF_WORDS: Record<string, number> = {
	'Authorization failed - please check your credentials': 401,
	'Forbidden - perhaps check your credentials?': 403,
	'The service is receiving too many requests from you': 429,
	"Try spacing your requests out using the batching settings under 'Options'": 429,
};

/** Reads an error as a step of a flow throws it or leaves it in its item: an error object, a text, anything. */
export function readEvidence(error: unknown): Evidence {
	const reader = new Reader();
	reader.readError(error);
	return reader.evidence;
}

class Reader {
	private readonly texts = new Set<string>();
	private readonly codes = new Set<string>();
	private readonly providerCodes = new Set<string>();
	private replyCode: number | undefined;
	private httpStatus: number | undefined;

	get evidence(): Evidence {
		const { replyCode, httpStatus } = this;
		return {
			texts: [...this.texts],
			codes: [...this.codes],
			...(replyCode !== undefined && { replyCode }),
			...(httpStatus !== undefined && { httpStatus }),
			providerCodes: [...this.providerCodes].filter((code) => code !== String(httpStatus)),
		};
	}

	readError(error: unknown, depth = 0): void {
		if (typeof error === 'string') return this.readText(error);
		if (!isRecord(error) || depth > MAX_DEPTH) return;
		for (const words of [error.message, error.description, error.messages, error.response].flat()) {
			if (typeof words === 'string') this.readText(words);
		}
		if (typeof error.code === 'string' && /^[A-Z][A-Z_]+$/.test(error.code)) this.codes.add(error.code);
		if (typeof error.responseCode === 'number') this.replyCode ??= error.responseCode;
		const response = isRecord(error.response) ? error.response : {};
		const context = isRecord(error.context) ? error.context : {};
		for (const status of [error.httpCode, error.statusCode, error.status, response.status]) this.readStatus(status);
		for (const body of [error.error, error.body, response.data, response.body, context.data]) {
			this.readBody(body, depth + 1);
		}
		for (const inner of [error.cause, error.errorResponse, error.errors, error.details].flat()) {
			this.readError(inner, depth + 1);
		}
	}

	private readText(text: string): void {
		const words = text.trim();
		if (words === '') return;
		this.texts.add(words);
		this.readStatus(STATUS_OF_WORDS[words]);
		const [, status, body] = HTTP_ANSWER.exec(words) ?? [];
		this.readStatus(status);
		this.readBody(body, 0);
	}

	private readStatus(status: unknown): void {
		if (/^[1-5]\d\d$/.test(String(status))) this.httpStatus ??= Number(status);
	}

	private readBody(body: unknown, depth: number): void {
		if (depth > MAX_DEPTH) return;
		if (typeof body === 'string') return this.readBody(parsed(body), depth + 1);
		if (Array.isArray(body)) return body.forEach((part) => this.readBody(part, depth + 1));
		if (!isRecord(body)) return;
		for (const words of [body.message, body.detail, body.description]) {
			if (typeof words === 'string' && words.trim() !== '') this.texts.add(words.trim());
		}
		for (const code of [body.code, body.error_code, body.errorCode]) {
			if (typeof code === 'string' || typeof code === 'number') this.providerCodes.add(String(code));
		}
		for (const inner of [body.error, body.errors]) this.readBody(inner, depth + 1);
	}
}

/** What a text in JSON holds, be it another text in JSON; undefined for a text of another kind. */
function parsed(text: string): unknown {
	if (!/^\s*["[{]/.test(text)) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
