import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PayloadCodec } from '@temporalio/common';
import { serveOnLoopback } from '../loopback/server';
import { readPayloads, writePayloads } from './payloads';

/** The server's own bound for a gRPC message is 4 MiB; base64 and JSON make more of it. */
const BODY_LIMIT_BYTES = 8 * 1024 * 1024;

export interface CodecEndpointOptions {
	codec: PayloadCodec;
	/** 0 for any free port. */
	port: number;
	/** First part of the path; who knows it can read every payload that reaches the endpoint. */
	secret: string;
	/** Origin of the Temporal UI, such as `http://127.0.0.1:8233`. */
	allowedOrigin: string;
	/** Told of requests that broke off. */
	onError: (error: Error) => void;
}

export interface CodecEndpoint {
	/** What the Temporal UI is given as its codec endpoint. Holds the secret. */
	url: string;
	close(): Promise<void>;
}

/** An answer in place of decoded payloads. */
class Refusal extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/**
 * Serves `/<secret>/decode` and `/<secret>/encode` on the loopback interface, so that the Temporal UI shows readable
 * assignments. The browser of the engineer asks here; the Temporal server never sees clear text.
 */
export async function startCodecEndpoint(options: CodecEndpointOptions): Promise<CodecEndpoint> {
	const { origin, close } = await serveOnLoopback(
		(request, response) => void answer(options, request, response),
		options.port,
		'HOMEWORK_CODEC_PORT',
	);
	return { url: `${origin}/${options.secret}`, close };
}

async function answer(options: CodecEndpointOptions, request: IncomingMessage, response: ServerResponse) {
	response.setHeader('cache-control', 'no-store');
	response.setHeader('vary', 'origin');
	try {
		const convert = conversion(options, request);
		const { origin } = request.headers;
		if (origin !== undefined) {
			if (origin !== options.allowedOrigin) throw new Refusal(403, 'This origin may not ask here.');
			response.setHeader('access-control-allow-origin', origin);
		}
		if (request.method === 'OPTIONS') {
			response.setHeader('access-control-allow-methods', 'POST');
			response.setHeader('access-control-allow-headers', 'content-type, x-namespace');
			response.writeHead(204).end();
			return;
		}
		if (request.method !== 'POST') throw new Refusal(405, 'Only POST is served here.');
		const converted = await converting(convert, await body(request));
		response.writeHead(200, { 'content-type': 'application/json' }).end(converted);
	} catch (error) {
		if (error instanceof Refusal) {
			response.writeHead(error.status, { 'content-type': 'text/plain', connection: 'close' }).end(error.message);
		} else {
			response.destroy();
			options.onError(error as Error);
		}
	}
}

type Conversion = PayloadCodec['decode'];

function conversion({ codec, secret }: CodecEndpointOptions, request: IncomingMessage): Conversion {
	const [path = ''] = (request.url ?? '').split('?');
	const [, given = '', verb, ...rest] = path.split('/');
	if (sameText(given, secret) && rest.length === 0) {
		if (verb === 'decode') return (payloads) => codec.decode(payloads);
		if (verb === 'encode') return (payloads) => codec.encode(payloads);
	}
	throw new Refusal(404, 'Not found.');
}

async function converting(convert: Conversion, text: string): Promise<string> {
	const payloads = readPayloads(text);
	if (!payloads)
		throw new Refusal(400, 'The body must be {"payloads":[{"metadata":{…},"data":"…"}]} with base64 values.');
	try {
		return writePayloads(await convert(payloads));
	} catch (error) {
		throw new Refusal(422, (error as Error).message);
	}
}

async function body(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > BODY_LIMIT_BYTES) throw new Refusal(413, `The body may have at most ${BODY_LIMIT_BYTES} bytes.`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString();
}

function sameText(a: string, b: string): boolean {
	return timingSafeEqual(sha256(a), sha256(b));
}

function sha256(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
