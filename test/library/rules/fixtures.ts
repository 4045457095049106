import type { Fixture } from './fixture';
import { OF_EXERCISES } from './of-exercises';
import { OF_FIELDS, OF_SCORES } from './of-fields';
import { OF_FILES } from './of-files';
import { OF_FOLDERS } from './of-folders';
import { OF_HOURS } from './of-hours';
import { OF_LANGUAGES } from './of-languages';
import { OF_MESSAGES } from './of-messages';
import { OF_PRACTICES } from './of-practices';
import { OF_YAML } from './of-yaml';

/** All that can be wrong in a library folder, each by itself. */
export const FIXTURES: Fixture[] = [
	...OF_FOLDERS,
	...OF_YAML,
	...OF_EXERCISES,
	...OF_FIELDS,
	...OF_SCORES,
	...OF_FILES,
	...OF_LANGUAGES,
	...OF_PRACTICES,
	...OF_HOURS,
	...OF_MESSAGES,
];
