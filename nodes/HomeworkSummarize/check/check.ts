import type { IDataObject } from 'n8n-workflow';
import { ask } from '../../shared/ask';
import type { HomeworkConnection } from '../../shared/connection';
import { CANNOT_READ, KEYS_DIFFER } from '../../shared/errors';
import type { Telling, Unreached } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import { ItemParameters } from '../../shared/parameters/parameters';
import { Problem } from '../../shared/problem';
import { lastPoll, SEEN_MS } from '../../shared/queue-trouble';
import { tellOfEach } from '../../shared/rows';
import { technically } from '../../shared/technically';
import { checkParameters } from './parameters';
import { inPlainWords, inText, type Found } from './words';

/** How long it may take to tell who polls a queue, in milliseconds. */
const DESCRIBE_MS = 3_000;

/** How the service is: by what it says of itself, and where it says nothing, by what shows from outside. */
export const check: Telling = async (context, connection) =>
	await tellOfEach(context, reading(context), async (output) => told(await lookAt(connection), output));

/** The same where nothing that could be asked was reached. */
export const checkUnreached: Unreached = async (context, problem) =>
	await tellOfEach(context, reading(context), async (output) => told([troubled(problem)], output));

type Output = 'text' | 'items';

function reading(context: Parameters<Telling>[0]): (itemIndex: number) => Output {
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, checkParameters, 'Nothing was checked');
		const output = parameters.need('checkOutput', choice<Output>());
		parameters.check();
		return output!;
	};
}

async function lookAt(connection: HomeworkConnection): Promise<Found[]> {
	try {
		const { identityId, looks } = await ask(connection, 'checkService', {});
		return [
			{ name: 'Service', state: 'ok', words: 'It is running and answers.' },
			keysFound(identityId === connection.ring.identityId),
			...(await queuesFound(connection)),
			...looks.map(inPlainWords),
		];
	} catch (error) {
		if (error instanceof Problem) return [troubled(error)];
		throw error;
	}
}

function troubled({ message, description }: Problem): Found {
	return { name: 'Service', state: 'trouble', words: `${message}. ${description}` };
}

/** The answer could be read, so that the ring is the same; the identity key shows in no payload. */
function keysFound(same: boolean): Found {
	return same
		? { name: 'Keys', state: 'ok', words: 'Credential and service have the same.' }
		: { name: 'Keys', state: 'trouble', words: technically(`${KEYS_DIFFER}.`, `the identity key. ${CANNOT_READ}`) };
}

/** The service answers questions; does it also take up the rest of its work? */
async function queuesFound(connection: HomeworkConnection): Promise<Found[]> {
	const { workflows, push, urgent } = connection.queues;
	return await Promise.all(
		[
			{ name: 'Assignments', queue: workflows },
			{ name: 'Messages', queue: push },
			{ name: 'Briefs', queue: urgent },
		].map(async ({ name, queue }): Promise<Found> => {
			const seen = await lastPoll(connection, queue, DESCRIBE_MS);
			if (seen !== undefined && Date.now() - seen <= SEEN_MS) return { name, state: 'ok', words: 'They are taken up.' };
			const words = technically('Nothing is done about them meanwhile.', `no worker polls the task queue "${queue}".`);
			return { name, state: 'trouble', words };
		}),
	);
}

function told(found: Found[], output: Output): IDataObject | IDataObject[] {
	if (output === 'items') return found.map(({ name, state, words }): IDataObject => ({ name, state, words }));
	const troubles = found.filter(({ state }) => state === 'trouble');
	return {
		healthy: troubles.length === 0,
		troubles: troubles.map(({ name, words }) => ({ name, words })),
		text: inText(found),
	};
}
