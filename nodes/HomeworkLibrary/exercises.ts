import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Language } from '../../temporal/contract/language';
import { LANGUAGE_NAMES, languagesInWords } from '../../temporal/contract/language-names';
import type { Answer } from '../../temporal/contract/question';
import { ask } from '../shared/ask';
import type { HomeworkConnection } from '../shared/connection';
import { choice } from '../shared/parameters/choice';
import { meantExercise } from '../shared/parameters/exercise';
import { ItemParameters } from '../shared/parameters/parameters';
import { Problem } from '../shared/problem';
import { tellOfEach } from '../shared/rows';

type InLibrary = NonNullable<Answer<'getExercise'>>;

/** Tells of the exercise that every item names, by title or ID, in the language that it names, if it does. */
export async function tellOfExercises(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
	properties: INodeProperties[],
	tell: (found: InLibrary) => IDataObject,
): Promise<INodeExecutionData[]> {
	const known = await ask(connection, 'listExercises', { retired: 'too' });
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, properties, 'No exercise');
		const meant = parameters.need('exercise', meantExercise(known));
		const language = parameters.read('language', choice<Language>());
		parameters.check();
		return { ...meant!, ...(language && { language }) };
	};
	return await tellOfEach(context, read, async ({ exerciseId, language: asked }) => {
		const languages = known.filter((each) => each.exerciseId === exerciseId).map((each) => each.language);
		const language = asked ?? languages[0]!;
		if (!languages.includes(language)) throw notIn(language, languages);
		const found = await ask(connection, 'getExercise', { exerciseId, language });
		if (found) return tell(found);
		throw new Problem(
			'not-found',
			'This exercise is not in the library any more',
			'It was taken out this very moment. Choose another one from the list.',
		);
	});
}

function notIn(language: Language, languages: Language[]): Problem {
	return new Problem(
		'not-found',
		`This exercise is not in the library in ${LANGUAGE_NAMES[language]}`,
		`It is there in ${languagesInWords(languages)}.`,
	);
}
