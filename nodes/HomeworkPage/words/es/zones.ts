import { zoneInWords } from '../../../../temporal/contract/clock-format';

/** The cities of zones (IANA) that are called otherwise in Spanish, by the ends of the zones' names, as Unicode CLDR has them. */
const CITIES = new Map(
	[
		// Africa
		'Abidjan: Abiyán, Accra: Acra, Addis_Ababa: Adís Abeba, Algiers: Argel, Bissau: Bisáu, Cairo: El Cairo',
		'Dar_es_Salaam: Dar es-Salam, Djibouti: Yibuti, Douala: Duala, El_Aaiun: El Aaiún',
		'Johannesburg: Johannesburgo, Khartoum: Jartum, Lome: Lomé, Mogadishu: Mogadiscio, Ndjamena: Yamena',
		'Nouakchott: Nuakchot, Ouagadougou: Uagadugú, Porto-Novo: Portonovo, Sao_Tome: Santo Tomé, Tripoli: Trípoli',
		'Tunis: Túnez',
		// America
		'Anguilla: Anguila, Araguaina: Araguaína, Asuncion: Asunción, Bahia: Bahía, Bahia_Banderas: Bahía de Banderas',
		'Belem: Belén, Belize: Belice, Bogota: Bogotá, Cancun: Cancún, Cayenne: Cayena, Cayman: Caimán',
		'Ciudad_Juarez: Ciudad Juárez, Cordoba: Córdoba, Cuiaba: Cuiabá, Curacao: Curazao, Eirunepe: Eirunepé',
		'Fort_Nelson: Fuerte Nelson, Grand_Turk: Gran Turca, Grenada: Granada, Guadeloupe: Guadalupe',
		'Havana: La Habana, Indianapolis: Indianápolis, Los_Angeles: Los Ángeles',
		'Lower_Princes: Lower Prince’s Quarter, Maceio: Maceió, Manaus: Manaos, Martinique: Martinica',
		'Mazatlan: Mazatlán, Merida: Mérida, Mexico_City: Ciudad de México, Miquelon: Miquelón, Nassau: Nasáu',
		'New_York: Nueva York, Panama: Panamá, Port-au-Prince: Puerto Príncipe, Port_of_Spain: Puerto España',
		'Rio_Branco: Río Branco, Rio_Gallegos: Río Gallegos, Santarem: Santarém, Sao_Paulo: São Paulo',
		'Scoresbysund: Ittoqqortoormiit, St_Barthelemy: San Bartolomé, St_Johns: San Juan de Terranova',
		'St_Kitts: San Cristóbal, St_Lucia: Santa Lucía, St_Thomas: Santo Tomás, St_Vincent: San Vicente',
		'Tortola: Tórtola, Tucuman: Tucumán',
		// Asia
		'Aden: Adén, Amman: Ammán, Anadyr: Anádyr, Aqtau: Aktau, Aqtobe: Aktobe, Ashgabat: Asjabad, Baghdad: Bagdad',
		'Bahrain: Baréin, Baku: Bakú, Barnaul: Barnaúl, Brunei: Brunéi, Chita: Chitá, Damascus: Damasco, Dhaka: Daca',
		'Dubai: Dubái, Dushanbe: Dusambé, Hebron: Hebrón, Ho_Chi_Minh: Ciudad Ho Chi Minh, Jakarta: Yakarta',
		'Jerusalem: Jerusalén, Kathmandu: Katmandú, Kolkata: Calcuta, Macau: Macao, Magadan: Magadán',
		'Makassar: Makasar, Muscat: Mascate, Qatar: Catar, Qostanay: Kostanái, Qyzylorda: Kyzylorda, Riyadh: Riad',
		'Sakhalin: Sajalín, Samarkand: Samarcanda, Seoul: Seúl, Shanghai: Shanghái, Singapore: Singapur',
		'Srednekolymsk: Srednekolimsk, Taipei: Taipéi, Tashkent: Taskent, Tbilisi: Tiflis, Tehran: Teherán',
		'Thimphu: Timbu, Tokyo: Tokio, Ulaanbaatar: Ulán Bator, Urumqi: Ürümqi, Vientiane: Vientián',
		'Yangon: Yangón (Rangún), Yekaterinburg: Ekaterimburgo, Yerevan: Ereván',
		// Atlantic
		'Bermuda: Bermudas, Canary: Islas Canarias, Cape_Verde: Cabo Verde, Faroe: Islas Feroe, Reykjavik: Reikiavik',
		'South_Georgia: Georgia del Sur, St_Helena: Santa Elena',
		// Australia
		'Adelaide: Adelaida, Sydney: Sídney',
		// Europe
		'Amsterdam: Ámsterdam, Astrakhan: Astracán, Athens: Atenas, Belgrade: Belgrado, Berlin: Berlín',
		'Brussels: Bruselas, Bucharest: Bucarest, Busingen: Büsingen, Chisinau: Chisináu, Copenhagen: Copenhague',
		'Dublin: Dublín, Isle_of_Man: Isla de Man, Istanbul: Estambul, Kaliningrad: Kaliningrado, Kirov: Kírov',
		'Lisbon: Lisboa, Ljubljana: Liubliana, London: Londres, Luxembourg: Luxemburgo, Monaco: Mónaco, Moscow: Moscú',
		'Paris: París, Prague: Praga, Rome: Roma, Saratov: Sarátov, Simferopol: Simferópol, Skopje: Skopie',
		'Sofia: Sofía, Stockholm: Estocolmo, Tallinn: Tallin, Tirane: Tirana, Ulyanovsk: Uliánovsk',
		'Vatican: El Vaticano, Vienna: Viena, Vilnius: Vilna, Volgograd: Volgogrado, Warsaw: Varsovia, Zurich: Zúrich',
		// Indian
		'Christmas: Navidad, Comoro: Comoras, Mahe: Mahé, Maldives: Maldivas, Mauritius: Mauricio, Reunion: Reunión',
		// Pacific
		'Easter: Isla de Pascua, Fiji: Fiyi, Galapagos: Galápagos, Honolulu: Honolulú, Noumea: Numea, Palau: Palaos',
		'Saipan: Saipán, Tahiti: Tahití, Wake: Isla Wake',
	].flatMap((line) => line.split(', ').map((each) => each.split(': ') as [string, string])),
);

/** A zone's clock by its city, such as `hora de Nueva York`. */
export function zoneInSpanish(zone: string): string {
	if (!zone.includes('/') || zone.startsWith('Etc/')) return zoneInWords(zone);
	const city = zone.slice(zone.lastIndexOf('/') + 1);
	return `hora de ${CITIES.get(city) ?? city.replaceAll('_', ' ')}`;
}
