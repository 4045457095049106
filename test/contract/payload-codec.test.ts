import { ApplicationFailure, defaultPayloadConverter, type Payload, type ProtoFailure } from '@temporalio/common';
import {
	decodeOptionalFailureToOptionalError,
	encodeErrorToFailure,
} from '@temporalio/common/lib/internal-non-workflow';
import { temporal } from '@temporalio/proto';
import { failureConverter } from '../../temporal/contract/failure-converter';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import {
	ClearPayloadError,
	DamagedPayloadError,
	EncryptionCodec,
	encryptingDataConverter,
	workflowDataConverter,
} from '../../temporal/contract/payload-codec';
import { isUnreadable, NOT_OURS } from '../../temporal/contract/unreadable';

const keys = generateKeys();
const codec = new EncryptionCodec(new KeyRing(keys));
const clear = defaultPayloadConverter.toPayload({ clientName: 'Ada Byron' });

async function encoded(): Promise<Payload> {
	return (await codec.encode([clear]))[0]!;
}

describe('an encrypted payload', () => {
	it('comes back as it was', async () => {
		const [back] = await codec.decode([await encoded()]);
		expect(defaultPayloadConverter.fromPayload(back!)).toEqual({ clientName: 'Ada Byron' });
	});

	it('shows nothing but the id of its key, and is never the same twice', async () => {
		const [one, other] = [await encoded(), await encoded()];
		expect(Object.keys(one.metadata!).sort()).toEqual(['encoding', 'encryption-key-id']);
		expect(Buffer.from(one.data!).toString('latin1')).not.toContain('Ada');
		expect(Buffer.from(one.data!).equals(Buffer.from(other.data!))).toBe(false);
	});

	it('that was tampered with is not read', async () => {
		const payload = await encoded();
		for (const position of [0, 20, payload.data!.length - 1]) {
			const data = Buffer.from(payload.data!);
			data[position]! ^= 1;
			await expect(codec.decode([{ ...payload, data }])).rejects.toThrow(DamagedPayloadError);
		}
	});

	it('that was cut short is not read', async () => {
		const payload = await encoded();
		await expect(codec.decode([{ ...payload, data: payload.data!.subarray(0, -1) }])).rejects.toThrow(
			DamagedPayloadError,
		);
		await expect(codec.decode([{ ...payload, data: payload.data!.subarray(0, 8) }])).rejects.toThrow(
			DamagedPayloadError,
		);
	});

	it('of another practice is not read, and both sides are named', async () => {
		const other = new KeyRing(generateKeys());
		const [foreign] = await new EncryptionCodec(other).encode([clear]);
		const { ids } = new KeyRing(keys);
		await expect(codec.decode([foreign!])).rejects.toThrow(new RegExp(`${other.ids[0]}.*${ids[0]}`));
	});

	it('goes on being read when the ring is rotated', async () => {
		const rotated = new EncryptionCodec(new KeyRing({ ...keys, ring: [...generateKeys().ring, ...keys.ring] }));
		expect(await rotated.decode([await encoded()])).toEqual(await codec.decode([await encoded()]));
	});
});

describe('a payload that is not encrypted', () => {
	it.each([
		['JSON', clear],
		['nothing', defaultPayloadConverter.toPayload(undefined)],
		['no metadata', { data: clear.data }],
		['nothing at all', {}],
	])('is refused in words (%s)', async (_case, payload) => {
		await expect(codec.decode([payload])).rejects.toThrow(ClearPayloadError);
		await expect(codec.decode([payload])).rejects.toThrow(/did not encrypt.*same keys.json/);
	});
});

describe('what a worker cannot open', () => {
	const [marking] = workflowDataConverter(new KeyRing(keys)).payloadCodecs!;
	const other = new EncryptionCodec(new KeyRing(generateKeys()));
	const marked = async (payload: Payload) => {
		const [opened] = await marking!.decode([payload]);
		const value: unknown = defaultPayloadConverter.fromPayload(opened!);
		if (!isUnreadable(value)) throw new Error('was opened');
		return value.homeworkUnreadable;
	};

	it('comes to the workflow as such, each with its reason and all of it, beside what it can open', async () => {
		const good = await encoded();
		const [foreign] = await other.encode([clear]);
		const damaged = { ...good, data: Buffer.from(good.data!).fill(7, 20, 24) };
		expect(await marked(clear)).toMatchObject({ why: 'in-the-clear' });
		expect(await marked(foreign!)).toMatchObject({ why: 'unknown-key' });
		expect(await marked(damaged)).toMatchObject({ why: 'damaged' });
		expect(await marked({})).toMatchObject({ why: 'in-the-clear', kept: '' });
		const [one, two] = await marking!.decode([clear, good]);
		expect(isUnreadable(defaultPayloadConverter.fromPayload(one!))).toBe(true);
		expect(defaultPayloadConverter.fromPayload(two!)).toEqual({ clientName: 'Ada Byron' });
	});

	it('is the same each time, as a replay needs it', async () => {
		const [foreign] = await other.encode([clear]);
		expect(await marked(foreign!)).toEqual(await marked(foreign!));
	});

	it('is kept whole: who has the key later can open it', async () => {
		const [foreign] = await other.encode([clear]);
		const { kept } = await marked(foreign!);
		const payload = temporal.api.common.v1.Payload.decode(Buffer.from(kept, 'base64'));
		const [opened] = await other.decode([payload]);
		expect(defaultPayloadConverter.fromPayload(opened!)).toEqual({ clientName: 'Ada Byron' });
	});
});

/** Which activity has failed. */
const WHERE = { activityType: { name: 'sendMessage' }, activityId: '1' };

describe('a failure', () => {
	const dataConverter = {
		payloadConverter: defaultPayloadConverter,
		failureConverter,
		payloadCodecs: encryptingDataConverter(new KeyRing(keys)).payloadCodecs!,
	};

	it('is encrypted with its message, stack trace and causes, and comes back', async () => {
		const error = ApplicationFailure.create({
			message: 'Ada Byron was not reached',
			type: 'Unreachable',
			cause: new Error('ada@example.com bounced'),
		});
		const failure = await encodeErrorToFailure(dataConverter, error);
		expect(JSON.stringify(failure)).not.toMatch(/Ada|bounced|payload-codec\.test/);
		const back = await decodeOptionalFailureToOptionalError(dataConverter, failure);
		expect(back).toMatchObject({ message: 'Ada Byron was not reached', type: 'Unreachable' });
		expect((back!.cause as Error).message).toBe('ada@example.com bounced');
	});

	describe('that nobody of ours has written', () => {
		const clear = { message: 'Ring 0900 at once', applicationFailureInfo: { type: 'BadInput', nonRetryable: true } };
		const back = async (failure: ProtoFailure) => await decodeOptionalFailureToOptionalError(dataConverter, failure);

		it('is told from ours, and not in its words', async () => {
			const [nothing] = await dataConverter.payloadCodecs[0]!.encode([defaultPayloadConverter.toPayload('anything')]);
			for (const failure of [clear, { ...clear, encodedAttributes: nothing! }]) {
				const error = await back({ message: 'Activity task failed', activityFailureInfo: WHERE, cause: failure });
				expect(error!.cause).toMatchObject({
					type: NOT_OURS,
					message: expect.stringContaining('did not encrypt') as unknown,
				});
				expect(JSON.stringify(error!.cause)).not.toContain('0900');
			}
		});

		it("is believed where Temporal's server says by itself that an Update was left undone", async () => {
			const undone = { ...clear, applicationFailureInfo: { type: 'UnprocessedUpdate' } };
			expect(await back(undone)).toMatchObject({ type: 'UnprocessedUpdate' });
		});
	});
});
