import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import { filesOf, type Attached } from '../../../temporal/contract/attached';
import { fileNameOf, type Exercise } from '../../../temporal/contract/exercise';
import { ask } from '../../shared/ask';
import type { HomeworkConnection } from '../../shared/connection';
import { Problem } from '../../shared/problem';

/** An exercise as it is exported with its file. */
export type ExportedFile = Pick<Exercise, 'exerciseId' | 'language'> & { content: string; attached?: Attached[] };

/** The file of an exercise as `data`, and those beside it, each under its name, as Save takes them back. */
export async function binariesOf(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
	{ content, attached, ...exercise }: ExportedFile,
): Promise<IBinaryKeyData> {
	const prepare = async (bytes: Buffer, name: string, type: string) =>
		await context.helpers.prepareBinaryData(bytes, name, type);
	const binaries: IBinaryKeyData = {
		data: await prepare(Buffer.from(content), fileNameOf(exercise), 'text/markdown'),
	};
	for (const { name, type, checksum } of filesOf(attached)) {
		const answer = await ask(connection, 'exerciseFile', { checksum });
		if (!answer) throw notThere(exercise.exerciseId, name);
		binaries[name.replaceAll(/\W/g, '_')] = await prepare(Buffer.from(answer.bytes, 'base64'), name, type);
	}
	return binaries;
}

function notThere(exerciseId: string, name: string): Problem {
	return new Problem(
		'not-found',
		`The file ${name} of ${exerciseId} is not on record`,
		'Put it into the folder of the library again, and start the homework service anew.',
	);
}
