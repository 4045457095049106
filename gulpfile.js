const { src, dest } = require('gulp');

/** What n8n reads beside the compiled classes: icons, codex files and output schemas. */
function assets() {
	return src(['nodes/**/*.{svg,json}', 'credentials/**/*.svg'], { base: '.', encoding: false }).pipe(dest('dist'));
}

exports.build = assets;
