const POSTS = 'method="post" action="#alert" accept-charset="utf-8"';

const NONCE = '<input type="hidden" name="nonce" value="{{ nonce }}">';

/**
 * A form posts to the address that it was opened at, whatever proxy stands before. A page that comes back with an alert
 * is scrolled to it, and the keyboard is there.
 */
export const FORM = `<form ${POSTS}>
${NONCE}`;

/** The same for the form that takes an answer: buttons elsewhere on the page post it, too, so that what was typed is not lost. */
export const ANSWER = `<form id="answer" ${POSTS}>
${NONCE}
<input type="hidden" name="form" value="answer">`;
