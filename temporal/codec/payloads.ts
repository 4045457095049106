import type { Payload } from '@temporalio/common';
import { z } from 'zod/v4';

const base64 = z.base64();

const payloadsSchema = z.object({
	// Protobuf's JSON leaves out an empty list, and the CLI asks for one with `workflow query`, `metadata` and `stack`.
	payloads: z
		.array(z.object({ metadata: z.record(z.string(), base64).optional(), data: base64.optional() }))
		.default([]),
});

/** Reads payloads in Protobuf's JSON form, as the Temporal UI and CLI send them; undefined where the text is something else. */
export function readPayloads(text: string): Payload[] | undefined {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return undefined;
	}
	const parsed = payloadsSchema.safeParse(json);
	return parsed.data?.payloads.map(({ metadata = {}, data }) => ({
		metadata: Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, Buffer.from(value, 'base64')])),
		...(data !== undefined && { data: Buffer.from(data, 'base64') }),
	}));
}

/** Writes payloads in the same form. */
export function writePayloads(payloads: Payload[]): string {
	return JSON.stringify({
		payloads: payloads.map(({ metadata, data }) => ({
			metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([key, value]) => [key, toBase64(value)])),
			...(data && { data: toBase64(data) }),
		})),
	});
}

function toBase64(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('base64');
}
