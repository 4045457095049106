// Lints texts as if they stood in files of the project, by its own configuration: JSON in, JSON out. In a process of its own,
// since jest loads no configuration that is a module. Rules that need types are left out: building them takes half a minute.
import { json } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({ overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }] });

async function problems({ file, text }) {
	const [result] = await eslint.lintText(text, { filePath: file });
	return result.messages.map(({ message, fatal }) => (fatal ? `cannot be read: ${message}` : message));
}

const texts = await json(process.stdin);
console.log(JSON.stringify(await Promise.all(texts.map(problems))));
