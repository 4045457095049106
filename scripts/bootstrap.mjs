// Runs a command of the project with what it needs: Node.js >= 24, and the dependencies of the current lockfile.
// Plain JavaScript without dependencies, since it runs before anything is installed, on whatever Node.js is there.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import cache from './setup/cache.cjs';

const NODE_MAJOR = 24;
const NODE_PACKAGE = 'node@24.21.0';
const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));

function install(title, args, cwd, nextStep) {
	process.stderr.write(`${title} …\n`);
	const { status, stdout, stderr, error } = spawnSync('npm', [...args, '--no-audit', '--no-fund'], {
		cwd,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	});
	if (status === 0) return;
	process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
	throw new Error(`${title}: failed, see above. ${nextStep}`);
}

async function nodeBinFolder() {
	const folder = await cache.fillOnce(NODE_PACKAGE.replace('@', '-'), (beside) => {
		writeFileSync(join(beside, 'package.json'), '{ "private": true }\n');
		install(
			`Getting Node.js ${NODE_PACKAGE.split('@')[1]}, since n8n needs ${NODE_MAJOR} and this is ${process.versions.node}`,
			['install', '--no-save', NODE_PACKAGE],
			beside,
			`Check the network, or install Node.js ${NODE_MAJOR} yourself and put it first in PATH.`,
		);
		if (!existsSync(join(beside, 'node_modules/node/bin/node'))) {
			throw new Error(
				`The package ${NODE_PACKAGE} brought no Node.js for this machine. Install Node.js ${NODE_MAJOR} yourself.`,
			);
		}
	});
	return join(folder, 'node_modules/node/bin');
}

function installDependencies() {
	const lock = createHash('sha256')
		.update(readFileSync(join(PROJECT, 'package-lock.json')))
		.digest('hex');
	const stamp = join(PROJECT, 'node_modules/.installed-lock');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
	install(
		'Installing the dependencies (about a minute)',
		['ci', '--ignore-scripts'],
		PROJECT,
		'Check the network and the registry that `npm config get registry` names, then run the command again.',
	);
	writeFileSync(stamp, lock);
}

function run(command, args) {
	const child = spawn(command, args, { stdio: 'inherit' });
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	stopWithParent(() => child.kill('SIGTERM'));
	child.on('error', (error) => {
		process.stderr.write(`${command} could not be started: ${error.message}\n`);
		process.exit(1);
	});
	child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/**
 * npm passes signals on to the shell that runs its script, which passes none on: on SIGTERM it just goes, and what it started
 * would stay. `npm start` has that shell make way (`exec`), so that SIGINT gets here, too.
 */
function stopWithParent(stop) {
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		stop();
	}, 500);
	watch.unref();
}

function putFirstInPath(folder) {
	process.env.PATH = [folder, process.env.PATH].join(delimiter);
}

async function main([command, ...args]) {
	if (!command) throw new Error('Name the command to run: node scripts/bootstrap.mjs <command> [arguments]');
	if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) {
		const bin = await nodeBinFolder();
		putFirstInPath(bin);
		run(join(bin, 'node'), [fileURLToPath(import.meta.url), command, ...args]);
		return;
	}
	installDependencies();
	putFirstInPath(join(PROJECT, 'node_modules/.bin'));
	run(command, args);
}

main(process.argv.slice(2)).catch((error) => {
	process.stderr.write(`${error.message}\n`);
	process.exit(1);
});
