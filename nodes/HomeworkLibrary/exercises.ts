import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Answer } from '../../temporal/contract/question';
import { ask } from '../shared/ask';
import type { HomeworkConnection } from '../shared/connection';
import { exerciseOf } from '../shared/parameters/exercise';
import { ItemParameters } from '../shared/parameters/parameters';
import { Problem } from '../shared/problem';
import { tellOfEach } from '../shared/rows';

type InLibrary = NonNullable<Answer<'getExercise'>>;

/** Tells of the exercise that every item names, by title or ID. */
export async function tellOfExercises(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
	properties: INodeProperties[],
	tell: (found: InLibrary) => IDataObject,
): Promise<INodeExecutionData[]> {
	const known = await ask(connection, 'listExercises', { retired: 'too' });
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, properties, 'No exercise');
		const exerciseId = parameters.need('exercise', exerciseOf(known));
		parameters.check();
		return exerciseId!;
	};
	return await tellOfEach(context, read, async (exerciseId) => {
		const { language = 'en' } = known.find((each) => each.exerciseId === exerciseId) ?? {};
		const found = await ask(connection, 'getExercise', { exerciseId, language });
		if (found) return tell(found);
		throw new Problem(
			'not-found',
			'This exercise is not in the library any more',
			'It was taken out this very moment. Choose another one from the list.',
		);
	});
}
