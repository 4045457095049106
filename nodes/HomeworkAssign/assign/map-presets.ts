import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import type { Field } from '../../../temporal/contract/exercise-fields';
import type { Language } from '../../../temporal/contract/language';
import { ask } from '../../shared/ask';
import type { HomeworkConnection } from '../../shared/connection';
import { exerciseParameter } from '../../shared/exercise-parameter';
import { showFields } from '../../shared/worksheet/show-fields';

const NOTICE =
	'Nothing is to be filled in for the client here: choose an exercise that leaves something to the clinician, such as Activity planning.';

/** What the chosen exercise leaves to the clinician, for the editor. */
export async function mapPresets(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const exercise = this.getCurrentNodeParameter('exercise');
	const { language } = (this.getCurrentNodeParameter('options') ?? {}) as { language?: Language };
	return await showFields(this, (connection) => presetFields(connection, exercise, language), NOTICE);
}

async function presetFields(
	connection: HomeworkConnection,
	exercise: unknown,
	language: Language | undefined,
): Promise<Field[] | undefined> {
	const { meantExercise } = await import('../../shared/parameters/exercise');
	const known = await ask(connection, 'listExercises', {});
	const reading = meantExercise(known)(exercise, exerciseParameter);
	if (reading.kind !== 'understood') return undefined;
	const { exerciseId, language: ofTitle } = reading.value;
	const languages = known.filter((text) => text.exerciseId === exerciseId).map((text) => text.language);
	const shown = [language, ofTitle].find((one) => one && languages.includes(one)) ?? languages[0]!;
	const found = await ask(connection, 'getExercise', { exerciseId, language: shown });
	return found?.exercise.fields.filter(({ preset }) => preset);
}
