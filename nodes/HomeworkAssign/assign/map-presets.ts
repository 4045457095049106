import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import type { Language } from '../../../temporal/contract/language';
import { ask } from '../../shared/ask';
import type { HomeworkConnection } from '../../shared/connection';
import { exerciseParameter } from '../../shared/exercise-parameter';
import { isKnownLater, ONCE_IT_RUNS, showFields, shown, type ShownFields } from '../../shared/worksheet/show-fields';
import { LABELS } from './labels';

const KNOWN_LATER = `Choose an exercise that leaves something to the clinician, such as Activity planning. ${ONCE_IT_RUNS}`;
const LEAVES_NOTHING =
	'Nothing is to be filled in for the client here: this exercise leaves nothing to the clinician. One that does is Activity planning.';

/** What the chosen exercise leaves to the clinician, for the editor. */
export async function mapPresets(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const exercise = this.getCurrentNodeParameter('exercise');
	const { language } = (this.getCurrentNodeParameter('options') ?? {}) as { language?: Language };
	return await showFields(this, (connection) => presetFields(connection, exercise, language));
}

async function presetFields(
	connection: HomeworkConnection,
	exercise: unknown,
	language: Language | undefined,
): Promise<ShownFields> {
	const { chosen, meantExercise } = await import('../../shared/parameters/exercise');
	if (isKnownLater(chosen(exercise))) return { notice: KNOWN_LATER };
	const known = await ask(connection, 'listExercises', {});
	const reading = meantExercise(known)(exercise, exerciseParameter);
	if (reading.kind === 'absent') return { notice: KNOWN_LATER };
	if (reading.kind !== 'understood') return { notice: `No fields to show: ${LABELS.exerciseId} ${reading.reason}.` };
	const { exerciseId, language: ofTitle } = reading.value;
	const languages = known.filter((text) => text.exerciseId === exerciseId).map((text) => text.language);
	const inLanguage = [language, ofTitle].find((one) => one && languages.includes(one)) ?? languages[0]!;
	const found = await ask(connection, 'getExercise', { exerciseId, language: inLanguage });
	return shown(found?.exercise.fields.filter(({ preset }) => preset) ?? [], LEAVES_NOTHING);
}
