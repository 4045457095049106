import type { IDataObject } from 'n8n-workflow';
import { NO_STUDY } from '../../temporal/contract/exercise';
import type { ExerciseAbout } from '../../temporal/contract/questions-library';

/** An exercise with what staff have to know of it, each thing as a text that a sheet can hold. */
export function aboutInWords({ topics, evidence, ...rest }: ExerciseAbout): IDataObject {
	const works = evidence.map(
		({ authors, year, title, doi, supports }) => `${authors} (${year}). ${title}. https://doi.org/${doi} – ${supports}`,
	);
	return { ...rest, topics: topics.join(', '), evidence: works.join('\n') || NO_STUDY };
}
