/**
 * What a button says that asks for something beside the answer, such as to be reminded later. Where the page has a form for an
 * answer, it posts that, so that what was typed is kept.
 */
export const ASIDE = `{% if takesAnswers %}form="answer" name="aside" formnovalidate{% else %}name="form"{% endif %}`;
