// CommonJS, so that bootstrap.mjs can use it on any Node.js, and scripts and tests as well.
const { existsSync, mkdirSync, readdirSync, renameSync, rmSync } = require('node:fs');
const { homedir } = require('node:os');
const { basename, join } = require('node:path');

function cacheFolder() {
	const { HOMEWORK_CACHE, XDG_CACHE_HOME } = process.env;
	return HOMEWORK_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'therapy-homework');
}

async function fillOnce(name, fill) {
	const folder = join(cacheFolder(), name);
	if (existsSync(folder)) return folder;
	const beside = `${folder}.filling-${process.pid}`;
	removeAbandoned(folder);
	mkdirSync(beside, { recursive: true });
	try {
		await fill(beside);
		renameSync(beside, folder);
	} catch (error) {
		rmSync(beside, { recursive: true, force: true });
		// Somebody else was faster with the same content.
		if (!(existsSync(folder) && ['ENOTEMPTY', 'EEXIST'].includes(error.code))) throw error;
	}
	return folder;
}

/** Removes what processes that are gone had begun to fill. */
function removeAbandoned(folder) {
	if (!existsSync(cacheFolder())) return;
	const prefix = `${basename(folder)}.filling-`;
	for (const name of readdirSync(cacheFolder())) {
		if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
		rmSync(join(cacheFolder(), name), { recursive: true, force: true });
	}
}

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

module.exports = { cacheFolder, fillOnce };
