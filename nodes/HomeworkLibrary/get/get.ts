import type { Telling } from '../../shared/operation';
import { aboutInWords } from '../about-in-words';
import { tellOfExercises } from '../exercises';
import { getParameters } from './parameters';

/** The exercise that every item names. */
export const get: Telling = async (context, connection) =>
	await tellOfExercises(
		context,
		connection,
		getParameters,
		({ exercise, about, markdown, standing, difference, problems }) => {
			const { exerciseId, title, language, version, kind, minutes, text, fields } = exercise;
			const told = { exerciseId, title, language, version, kind, minutes, ...aboutInWords(about), ...standing };
			return { ...told, text, fields, markdown, ...(difference !== undefined && { difference }), problems };
		},
	);
