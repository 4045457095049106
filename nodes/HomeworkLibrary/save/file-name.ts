import { exerciseIdSchema } from '../../../temporal/contract/exercise';
import { languageSchema, type Language } from '../../../temporal/contract/language';

/** The exercise and, where it tells one, the language that a file is of by its name: `evening-walk.es.md`. */
export interface NamedExercise {
	exerciseId: string;
	language?: Language;
}

/** Undefined where the name is not of that form. */
export function exerciseNamed(fileName: string): NamedExercise | undefined {
	const { id, more } = parts(fileName);
	const exerciseId = exerciseIdSchema.safeParse(id).data;
	const language = languageNamed(fileName);
	if (exerciseId === undefined || (more !== '' && !language)) return undefined;
	return { exerciseId, ...(language && { language }) };
}

/** The language alone, whatever stands before it. */
export function languageNamed(fileName: string): Language | undefined {
	return languageSchema.safeParse(parts(fileName).more).data;
}

/** A name of that form for a file that is named otherwise. */
export function betterName(fileName: string): string {
	const words = parts(fileName)
		.id.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.match(/[a-z0-9]+/g);
	const language = languageNamed(fileName);
	return [words?.join('-') ?? 'evening-walk', ...(language ? [language] : []), 'md'].join('.');
}

function parts(fileName: string): { id: string; more: string } {
	const [id = '', ...more] = fileName.replace(/\.[^.]*$/, '').split('.');
	return { id, more: more.join('.') };
}
