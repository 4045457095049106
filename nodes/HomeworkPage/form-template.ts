/**
 * A form posts to the address that it was opened at, whatever proxy stands before. A page that comes back with an alert
 * is scrolled to it, and the keyboard is there.
 */
export const FORM = formWith();

/**
 * The same.
 *
 * @param attributes more of them, of the element itself
 */
export function formWith(attributes = ''): string {
	return `<form${attributes} method="post" action="#alert" accept-charset="utf-8">
<input type="hidden" name="nonce" value="{{ nonce }}">`;
}
