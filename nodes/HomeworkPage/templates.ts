import { EXERCISE, EXERCISE_BELOW } from './exercise-template';
import { SNOOZED } from './snooze/templates';
import { FROM_THEM } from './note-to-client/template';
import { STOP_LINE } from './stop/templates';
import { CARRIED, worksheetOf } from './worksheet/template';

/**
 * The pages, as LiquidJS templates whose output is escaped. Their titles, and all that strangers can come to see, are
 * neutral: neither a browser's history nor a wrong link may tell that somebody is in therapy.
 */

/** Around every page. */
export const LAYOUT = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>{% block title %}Your page{% endblock %}</title>
<style>{{ style | raw }}</style>
</head>
<body>
<main>
{% block content %}{% endblock %}
</main>
</body>
</html>
`;

/**
 * A form posts to the address that it was opened at, whatever proxy stands before. A page that comes back with an alert
 * is scrolled to it, and the keyboard is there.
 */
export const FORM = `<form method="post" action="#alert" accept-charset="utf-8">
<input type="hidden" name="nonce" value="{{ nonce }}">`;

/** Why a page is shown again. */
export const ALERT = `{% if alert %}<p class="alert" role="alert" id="alert" tabindex="-1">{{ alert }}</p>{% endif %}`;

const CHANGE_ALERT = `{% if form == 'answer' %}${ALERT}{% endif %}`;

const NOTE_ALERT = `{% if form == 'note' %}${ALERT}{% endif %}`;

const PRIVATE = 'Your practice will be able to read it. Up to {{ maxNote }} characters.';

/** Where a page has two forms, each has names of its own, and shows what was entered in it alone. */
function noteField(id: string, hint: string, isEntered = 'true'): string {
	return `<p class="hint" id="${id}-hint">${hint}</p>
<textarea id="${id}" name="note" rows="5" aria-describedby="{% if ${isEntered} and wrong == 'note' %}alert {% endif %}${id}-hint"{% if ${isEntered} and wrong == 'note' %} aria-invalid="true"{% endif %}>
{% if ${isEntered} %}{{ note }}{% endif %}</textarea>`;
}

/** How it went, and what got in the way. */
function answerFields(prefix = ''): string {
	return `<fieldset role="radiogroup" aria-labelledby="${prefix}outcome" aria-required="true"{% if wrong == 'outcome' %} aria-invalid="true" aria-describedby="alert"{% endif %}>
<legend id="${prefix}outcome">How did it go?</legend>
{% for each in outcomes %}<label class="choice"><input type="radio" name="outcome" value="{{ each.value }}" required{% if each.value == outcome %} checked{% endif %}> {{ each.label }}</label>
{% endfor %}</fieldset>
<fieldset class="field reason" role="radiogroup" aria-labelledby="${prefix}hindrance" aria-describedby="${prefix}hindrance-hint">
<legend id="${prefix}hindrance">What got in the way, if you could not do it? <span class="optional">(optional)</span></legend>
<p class="hint" id="${prefix}hindrance-hint">That happens. It helps to know.</p>
{% for each in hindrances %}<label class="choice"><input type="radio" name="hindrance" value="{{ each.value }}"{% if each.value == hindrance %} checked{% endif %}> {{ each.label }}</label>
{% endfor %}<label class="choice"><input type="radio" name="hindrance" value=""{% if hindrance == '' %} checked{% endif %}> I would rather not say</label>
</fieldset>`;
}

/** Takes the client's answer: how it went, what got in the way, a reflection. */
const ANSWER_FORM = `<div class="card">
${FORM}
<input type="hidden" name="form" value="answer">
${ALERT}
${worksheetOf('worksheet')}${CARRIED}${answerFields()}
<div class="field">
<label class="label" for="note">A short reflection <span class="optional">(optional)</span></label>
${noteField('note', `${PRIVATE} What you wrote down on paper can stay there.`)}
</div>
<button type="submit">Send</button>
</form>
</div>`;

/** Takes another answer than the one that stands, which is filled in; or undoes a mistaken tap. */
const CHANGE_FORM = `<details class="card"{% if form == 'answer' and alert %} open{% endif %}>
<summary>Change my answer</summary>
${FORM}
<input type="hidden" name="form" value="answer">
${CHANGE_ALERT}
${worksheetOf('changedWorksheet')}${answerFields('changed-')}
<div class="field">
<label class="label" for="changed-note">A short reflection <span class="optional">(optional)</span></label>
${noteField('changed-note', `What you wrote before stays with your practice. ${PRIVATE}`, "form == 'answer'")}
</div>
<button type="submit">Send the change</button>
</form>
</details>`;

/** Takes what a client adds after answering. */
const NOTE_FORM = `<div class="card">
${FORM}
<input type="hidden" name="form" value="note">
${NOTE_ALERT}
<label class="label" for="note">If anything came up, you can add a quick note</label>
${noteField('note', PRIVATE, "form == 'note'")}
<button type="submit">Add note</button>
</form>
</div>`;

/** By which a clinician says that a brief was read. */
const SEEN_FORM = `${FORM}
<input type="hidden" name="form" value="seen">
${ALERT}
<button type="submit">I have read it</button>
</form>`;

/**
 * Has a code sent, by which what clients wrote can be read. It says nothing of anybody: mail scanners open links.
 */
const ASK_FORM = `<section class="card">
<p>To read what was written, have a code sent to the mailbox that got the message.</p>
${FORM}
<input type="hidden" name="form" value="ask-code">
<button type="submit">Send me a code</button>
</form>
</section>`;

/** What somebody wrote and cannot be saved, to be copied. */
export const WRITTEN = `<label class="label" for="written">What you wrote</label>
<textarea id="written" rows="5" readonly>
{{ note }}</textarea>`;

const DONE_MARK = `<svg class="done" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="24" cy="24" r="21"/><path d="m15 25 6 6 12-13"/></svg>`;

const PRACTICE_FOOTER = `<footer>
<p><strong>This page is not monitored.</strong></p>
<p class="text">{{ practice.crisisText | phones | raw }}</p>
{% if practice.phone %}<p>You can also call your practice: {{ practice.phone | phone | raw }}.</p>
{% endif %}${STOP_LINE}
</footer>`;

/** The exercise with the form below. */
export const EXERCISE_PAGE = `{% layout 'layout' %}{% block content %}
<p class="from">{{ practice.name }}</p>
<h1>{{ exercise.title }}</h1>
<p class="soft">{% if late %}This was meant for <time datetime="{{ dueAt }}">{{ due }}</time>. You can still answer.{% else %}Please do this by <time datetime="{{ dueAt }}">{{ due }}</time>.{% endif %}</p>
${SNOOZED}${EXERCISE}
${ANSWER_FORM}
${PRACTICE_FOOTER}
{% endblock %}`;

/** Once an answer is in: it thanks for what is on record, and only for what the client has said. */
export const ANSWERED_PAGE = `{% layout 'layout' %}{% block content %}
<p class="from">{{ practice.name }}</p>
{% if byStaff %}<h1 id="saved" tabindex="-1">Your practice noted how it went</h1>
<p>Your practice noted <strong>{{ said }}</strong>. If that is not right, you can say so here.</p>
{% elsif alert %}<h1 id="saved" tabindex="-1">Your answer is saved</h1>
<p>You said: <strong>{{ said }}</strong></p>
{% else %}${DONE_MARK}
<h1 id="saved" tabindex="-1">Thank you, this is saved</h1>
<p>You said: <strong>{{ said }}</strong></p>
{% endif %}{% if warm %}<p>{{ warm }}</p>
{% endif %}{% if notes %}<p>{{ notes }}</p>
{% endif %}${FROM_THEM}{% unless alert %}<p>There is nothing more to do here. You can close this page.</p>
{% endunless %}{% if alert and form == '' %}<div class="card">
${ALERT}
{% if note %}${WRITTEN}{% endif %}
</div>
{% endif %}{% if takesAnswers %}${CHANGE_FORM}
{% endif %}{% if takesNotes %}${NOTE_FORM}
{% endif %}<section>
<h2>{{ exercise.title }}</h2>
${EXERCISE_BELOW}
</section>
${PRACTICE_FOOTER}
{% endblock %}`;

/** Once it is closed without an answer: nothing can be sent from here, and messages can be stopped all the same. */
export const CLOSED_PAGE = `{% layout 'layout' %}{% block content %}
<p class="from">{{ practice.name }}</p>
<h1>This is closed by now</h1>
{% if alert %}<div class="card">
${ALERT}
{% if note %}${WRITTEN}{% endif %}
</div>
{% endif %}<p>Nothing is left to do here, and nothing can be sent from here any more. That is all right.</p>
${PRACTICE_FOOTER}
{% endblock %}`;

/** For a clinician, and for whatever opens the links in an e-mail. */
export const SEEN_PAGE = `{% layout 'layout' %}{% block content %}
<h1>Have you read your message?</h1>
<p>This page came with a message. Once you have read it, please press the button.</p>
${SEEN_FORM}
${ASK_FORM}
{% endblock %}`;

/** Once a clinician has pressed the button. */
export const THANKS_PAGE = `{% layout 'layout' %}{% block content %}
${DONE_MARK}
<h1>Thank you, this is noted</h1>
{% if before %}<p>You have said so before, on {{ before }}.</p>
{% endif %}<p>{% if nonce %}You can close this page, or read what was written.{% else %}There is nothing more to do here. You can close this page.{% endif %}</p>
{% if nonce %}${ASK_FORM}
{% endif %}{% endblock %}`;

/** Keeps what was entered while nothing else can be shown. */
export const UNSAVED_PAGE = `{% layout 'layout' %}{% block content %}
<h1>Not saved yet</h1>
{% if form == 'seen' %}${SEEN_FORM}
{% else %}{% if form == 'note' %}${NOTE_FORM}{% else %}${ANSWER_FORM}{% endif %}
<footer><p><strong>This page is not monitored.</strong></p></footer>
{% endif %}{% endblock %}`;

/** For every link that opens nothing, whatever the reason: the same bytes each time. */
export const NOT_FOUND_PAGE = `{% layout 'layout' %}{% block content %}
<h1>There is nothing here</h1>
<p>The link may be incomplete or no longer in use. Please open it again from the message you got, or ask whoever sent it.</p>
{% if note %}<div class="card">
<p>{% if isKept %}This page is closed by now. What you wrote is kept for your practice, but nobody is told of it. You can also copy it from here.{% else %}Nothing was saved. You can copy what you wrote from here.{% endif %}</p>
${WRITTEN}
</div>
{% endif %}{% endblock %}`;

/** While the page cannot be looked up or is not there yet: the same bytes whatever the reason, and whatever the link. */
export const UNAVAILABLE_PAGE = `{% layout 'layout' %}{% block content %}
<h1>This page cannot be shown just now</h1>
<p>Nothing is lost. Please try again in a few minutes.</p>
{% endblock %}`;
