import { lookup as lookUp } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';

/** Said where a name that is listed leads to where no n8n can be. */
export class AddressRefusedError extends Error {
	override readonly name = 'AddressRefusedError';
}

const LOOPBACK = listOf(['127.0.0.0/8', '::1/128']);

/** Nothing that anybody runs has such an address: unspecified, link-local (where clouds keep secrets), multicast, reserved. */
const NOBODYS = listOf([
	'0.0.0.0/8',
	'169.254.0.0/16',
	'224.0.0.0/4',
	'240.0.0.0/4',
	'::/128',
	'fe80::/10',
	'ff00::/8',
]);

/**
 * The origins that flows may have: a claim names the URL that clients' data goes to, so that the operator says where that may
 * be. Connections go to the very address that was looked at.
 */
export class FlowOrigins {
	private readonly agents: Record<'http:' | 'https:', Agent>;

	/**
	 * @param listed such as `https://n8n.practice.example` or `http://n8n:5678`; if left out, this machine on any port
	 * @param lookup how names are resolved
	 */
	constructor(
		private readonly listed?: string[],
		lookup: LookupFunction = lookUp,
	) {
		this.agents = {
			// Who answers by HTTP proves nothing: a name may not lead to what this machine serves to itself alone.
			'http:': agent(lookup, (address) => !isLoopback(address)),
			'https:': agent(lookup, () => true),
		};
	}

	/** Why a flow may not be at this URL, as the end of a sentence; undefined where it may. */
	objection(url: string): string | undefined {
		const { origin, protocol, hostname } = new URL(url);
		const isListed = this.listed ? this.listed.includes(origin) : protocol in this.agents && isThisMachine(hostname);
		if (isListed) return undefined;
		const listed = this.listed?.join(', ') ?? 'this machine only, such as http://localhost:5678';
		return `which is not where messages may go (${listed}).`;
	}

	/** Connects to the one address that a name was resolved to and that was looked at. */
	dispatcher(url: string): Dispatcher {
		return this.agents[new URL(url).protocol as 'http:' | 'https:'];
	}
}

/** For staff: what a flow says of itself, what is wrong with it, and what to do. */
export function refusedWords({ flowName, url }: { flowName: string; url: string }, objection: string): string {
	return (
		'Nothing is sent to this flow; tell whoever looks after the homework service. ' +
		`The flow "${flowName}" says that it is at ${new URL(url).origin}, ${objection} If that is your n8n, its address ` +
		'belongs into HOMEWORK_FLOW_ORIGINS.'
	);
}

function agent(lookup: LookupFunction, fits: (address: string) => boolean): Agent {
	const checked: LookupFunction = (hostname, options, callback) => {
		lookup(hostname, { ...options, all: true }, (error, found) => {
			if (error) return callback(error, '');
			const allowed = isThisMachine(hostname) ? isLoopback : fits;
			const addresses = (Array.isArray(found) ? found : []).filter(
				({ address }) => !NOBODYS.check(address, family(address)) && allowed(address),
			);
			const [first] = addresses;
			if (!first) return callback(new AddressRefusedError('which leads to where no n8n of yours can be.'), '');
			if (options.all) callback(null, addresses);
			else callback(null, first.address, first.family);
		});
	};
	return new Agent({ connect: { lookup: checked } });
}

/** Whether this names the machine itself, by name (RFC 6761) or address. */
function isThisMachine(hostname: string): boolean {
	const host = hostname.replace(/^\[|\]$/g, '');
	if (isIP(host)) return isLoopback(host);
	return host === 'localhost' || host.endsWith('.localhost');
}

function isLoopback(address: string): boolean {
	return LOOPBACK.check(address, family(address));
}

function family(address: string): 'ipv4' | 'ipv6' {
	return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function listOf(subnets: string[]): BlockList {
	const list = new BlockList();
	for (const subnet of subnets) {
		const [address = '', bits] = subnet.split('/');
		list.addSubnet(address, Number(bits), family(address));
	}
	return list;
}
