import { globSync, readFileSync } from 'node:fs';
import { inProject, projectFolder } from '../../scripts/setup/project.ts';

// None over 250 is lint's to see (`max-lines`), which counts neither blank lines nor comments; here every line counts.
it('nine files of ten have at most 150 lines, tests apart', () => {
	const files = globSync('{nodes,credentials,temporal,scripts,bench}/**/*.{ts,mjs,cjs}', {
		cwd: projectFolder,
		exclude: ['**/dist/**', '**/node_modules/**'],
	});
	const sizes = files.map((file) => ({ file, lines: readFileSync(inProject(file), 'utf8').split('\n').length - 1 }));
	const long = sizes.filter(({ lines }) => lines > 150).sort((a, b) => b.lines - a.lines);
	expect(files.length).toBeGreaterThan(200);
	// The longest ones first, where there are too many.
	expect(long.length > files.length / 10 ? long : []).toEqual([]);
});
