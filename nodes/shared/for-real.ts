import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { flag } from './parameters/flag';
import { ItemParameters } from './parameters/parameters';
import type { Scope } from './scope';

/** An operation that changes something, and how much of it, where that is chosen. */
interface Switched {
	/** The operation's value. */
	operation: string;
	scope?: Scope;
}

/**
 * The switches by which an operation does in a test run what it does else: one of its own for each scope that it has. They are
 * the same everywhere but for the parameter's name: n8n's editor keeps what is set under a name for as long as any field
 * of that name is shown, so that one switch of all would stay on when the operation, or its scope, is changed.
 */
export function forRealSwitches({ operation, scope }: Switched): INodeProperties[] {
	if (!scope) return [forRealSwitch(operation, { show: { operation: [operation] } })];
	return scope.values.map((value) => forRealSwitch(`${operation}${capitalised(value)}`, scope.showing(value)));
}

/**
 * Whether the switch that is shown for an item is on.
 *
 * @throws NodeOperationError where that is not understood
 */
export function saysForReal(
	context: IExecuteFunctions,
	itemIndex: number,
	{ operation, scope }: Switched,
	refused: string,
): boolean {
	const properties = [...(scope?.parameters ?? []), ...forRealSwitches({ operation, scope })];
	const parameters = new ItemParameters(context, itemIndex, properties, refused);
	const chosen = scope ? scope.read(parameters) : '';
	parameters.check();
	const isOn = parameters.read(nameOf(`${operation}${capitalised(chosen!)}`), flag) ?? false;
	parameters.check();
	return isOn;
}

function forRealSwitch(what: string, displayOptions: INodeProperties['displayOptions']): INodeProperties {
	return {
		displayName: 'For Real',
		name: nameOf(what),
		type: 'boolean',
		noDataExpression: true,
		default: false,
		displayOptions,
		description: 'Whether a test run does this, too. Otherwise it shows a preview, changes nothing and reaches nobody.',
	};
}

function nameOf(what: string): string {
	return `${what}ForReal`;
}

function capitalised(value: string): string {
	return value.charAt(0).toUpperCase() + value.slice(1);
}
