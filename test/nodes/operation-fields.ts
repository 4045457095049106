import type { INodeParameters, INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { nobodys } from './desk';

/** What every operation is set to, as far as it has it. */
export const BASE: INodeParameters = {
	clientName: 'Ada Example',
	clientEmail: 'ada@example.org',
	clientReference: '17',
	exercise: { __rl: true, mode: 'id', value: 'thought-record' },
	due: '2031-03-31 18:00',
	newDue: '2031-03-31 18:00',
	newSession: '2031-04-01 10:00',
	timeZone: 'Europe/London',
	datesTimeZone: 'Europe/London',
	sessionTimeZone: 'Europe/London',
	fromTimeZone: 'Europe/London',
	assignmentId: nobodys,
	toClinicianName: 'Kim Lake',
	toClinicianEmail: 'kim@example.org',
	fromClinicianEmail: 'sam@example.org',
	clinicianEmail: 'sam@example.org',
	clinicianName: 'Sam Rivers',
	note: 'Words',
	reflection: 'Words',
	noteToClient: 'Words',
	batchId: nobodys,
	holdReason: 'Words',
	spanFrom: '2026-03-02 09:00',
	spanTo: '2031-04-01 10:00',
	explainDay: '2026-03-02',
	saveId: 'thought-record',
	saveMarkdown: 'Words',
	messageFile: 'Words',
	retiredExercise: { __rl: true, mode: 'id', value: 'thought-record' },
	stopEmail: 'ada@example.org',
	allowEmail: 'ada@example.org',
	allowReason: 'Words',
};

/** The exercises that an operation is about, where it is not the one of the others. */
const OTHER_EXERCISES: Record<string, string> = { assign: 'activity-planning', retire: 'winding-down' };

/** What an operation is set to: none takes away what the others are about. */
export function baseOf(operation: string): INodeParameters {
	const other = OTHER_EXERCISES[operation];
	return { ...BASE, ...(other !== undefined && { exercise: { __rl: true, mode: 'id', value: other } }) };
}

/** A field of an operation, and how a node is set with a value in it and what goes with that. */
export interface Field {
	node: INodeType;
	operation: string;
	property: INodeProperties;
	/** Names it in the test. */
	label: string;
	/** n8n makes text of its dates in there before a node sees them. */
	inCollection: boolean;
	set: (value: unknown) => INodeParameters;
}

/** Every field of every operation of a node, those in collections included. */
export function fieldsOf(node: INodeType): Field[] {
	return operationsOf(node).flatMap((operation) => fieldsOfOperation(node, operation));
}

/** The operations of a node, by their values. */
export function operationsOf({ description }: INodeType): string[] {
	const operation = description.properties.find(({ name }) => name === 'operation')!;
	return (operation.options as INodePropertyOptions[]).map(({ value }) => String(value));
}

function fieldsOfOperation(node: INodeType, operation: string): Field[] {
	const about = { node, operation };
	return node.description.properties
		.filter(({ type, displayOptions: { show, hide } = {} }) => {
			if (type === 'notice') return false;
			const shown = show?.operation?.includes(operation) ?? true;
			return shown && !hide?.operation?.includes(operation);
		})
		.flatMap((property): Field[] => {
			const shown = Object.fromEntries(
				Object.entries(property.displayOptions?.show ?? {})
					.filter(([name]) => name !== 'operation')
					.map(([name, values]) => [name, values![0]]),
			);
			const set = (value: unknown) => ({ ...shown, [property.name]: value }) as INodeParameters;
			const own = { ...about, property, label: property.displayName, set, inCollection: false };
			return [
				...(isGroup(property) ? [] : [own]),
				...inside(property, set).map((field) => ({ ...about, ...field, inCollection: true })),
			];
		});
}

/** n8n itself leaves out of a collection whatever is no field of it, before a node sees it. */
function isGroup({ type }: INodeProperties): boolean {
	return type === 'collection' || type === 'fixedCollection';
}

type Inner = Pick<Field, 'property' | 'label' | 'set'>;

/** The fields in a collection, to the last. */
function inside({ options = [] }: INodeProperties, set: (value: unknown) => INodeParameters): Inner[] {
	return options.flatMap((option): Inner[] => {
		if ('values' in option) {
			const several = option.name === 'rules';
			const label = several ? 'Reminders no. 1' : option.displayName;
			return option.values.map((property) => {
				const rest = { from: '20:00', to: '09:00', when: property.displayOptions?.show?.when?.[0] ?? 'share' };
				const { from, to, when } = rest;
				const beside = several ? { when, hours: 4, percent: 50 } : { from, to };
				const entry = (value: unknown) => ({ ...beside, [property.name]: value });
				return {
					property,
					label: `${label}, ${property.displayName}`,
					set: (value) => set({ [option.name]: several ? [entry(value)] : entry(value) }),
				};
			});
		}
		if (!('type' in option)) return [];
		const setOption = (value: unknown) => set({ [option.name]: value });
		const own = { property: option, label: option.displayName, set: setOption };
		return [...(isGroup(option) ? [] : [own]), ...inside(option, setOption)];
	});
}
