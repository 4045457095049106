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
const FORM = `<form method="post" action="#alert" accept-charset="utf-8">
<input type="hidden" name="nonce" value="{{ nonce }}">`;

const ALERT = `{% if alert %}<p class="alert" role="alert" id="alert" tabindex="-1">{{ alert }}</p>{% endif %}`;

const PRIVATE_HINT = `<p class="hint" id="note-hint">Your practice will be able to read it. Up to {{ maxNote }} characters.</p>`;

const NOTE_FIELD = `<textarea id="note" name="note" rows="5" autocomplete="off" aria-describedby="{% if wrong == 'note' %}alert {% endif %}note-hint"{% if wrong == 'note' %} aria-invalid="true"{% endif %}>
{{ note }}</textarea>`;

/** Takes the client's answer: how it went, what got in the way, a reflection. */
const ANSWER_FORM = `<div class="card">
${FORM}
<input type="hidden" name="form" value="answer">
${ALERT}
<fieldset role="radiogroup" aria-labelledby="outcome" aria-required="true"{% if wrong == 'outcome' %} aria-invalid="true" aria-describedby="alert"{% endif %}>
<legend id="outcome">How did it go?</legend>
{% for each in outcomes %}<label class="choice"><input type="radio" name="outcome" value="{{ each.value }}" required{% if each.value == outcome %} checked{% endif %}> {{ each.label }}</label>
{% endfor %}</fieldset>
<div class="field reason">
<label class="label" for="hindrance">What got in the way, if you could not do it? <span class="optional">(optional)</span></label>
<p class="hint" id="hindrance-hint">That happens. It helps to know.</p>
<select id="hindrance" name="hindrance" aria-describedby="hindrance-hint">
<option value="">I would rather not say</option>
{% for each in hindrances %}<option value="{{ each.value }}"{% if each.value == hindrance %} selected{% endif %}>{{ each.label }}</option>
{% endfor %}</select>
</div>
<div class="field">
<label class="label" for="note">A short reflection <span class="optional">(optional)</span></label>
${PRIVATE_HINT}
${NOTE_FIELD}
</div>
<button type="submit">Send</button>
</form>
</div>`;

/** Takes what a client adds after answering. */
const NOTE_FORM = `<div class="card">
${FORM}
<input type="hidden" name="form" value="note">
${ALERT}
<label class="label" for="note">If anything came up, you can add a quick note</label>
${PRIVATE_HINT}
${NOTE_FIELD}
<button type="submit">Add note</button>
</form>
</div>`;

/** By which a clinician says that a brief was read. */
const SEEN_FORM = `${FORM}
<input type="hidden" name="form" value="seen">
${ALERT}
<button type="submit">I have read it</button>
</form>`;

/** What can be saved nowhere any more, to be copied. */
const WRITTEN = `<label class="label" for="note">What you wrote</label>
<textarea id="note" rows="5" readonly>
{{ note }}</textarea>`;

const DONE_MARK = `<svg class="done" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="24" cy="24" r="21"/><path d="m15 25 6 6 12-13"/></svg>`;

const PRACTICE_FOOTER = `<footer>
<p><strong>This page is not monitored.</strong></p>
<p class="text">{{ practice.crisisText | phones | raw }}</p>
{% if practice.phone %}<p>You can also call your practice: {{ practice.phone | phone | raw }}.</p>
{% endif %}</footer>`;

/** The exercise with the form below. */
export const EXERCISE_PAGE = `{% layout 'layout' %}{% block content %}
<p class="from">{{ practice.name }}</p>
<h1>{{ exercise.title }}</h1>
<p class="soft">{% if late %}This was meant for <time datetime="{{ dueAt }}">{{ due }}</time>. You can still answer.{% else %}Please do this by <time datetime="{{ dueAt }}">{{ due }}</time>.{% endif %}</p>
<p class="text">{{ exercise.introduction }}</p>
<h2>Step by step</h2>
<ol>
{% for step in exercise.steps %}<li class="text">{{ step }}</li>
{% endfor %}</ol>
${ANSWER_FORM}
${PRACTICE_FOOTER}
{% endblock %}`;

/** Once an answer is in, whoever gave it. */
export const ANSWERED_PAGE = `{% layout 'layout' %}{% block content %}
<p class="from">{{ practice.name }}</p>
{% if alert %}<h1>Your answer is saved</h1>
{% else %}${DONE_MARK}
<h1>Thank you, {% if noted %}your note{% else %}this{% endif %} is saved</h1>
<p>There is nothing more to do here. You can close this page.</p>
{% endif %}{% if takesNotes %}${NOTE_FORM}
{% elsif alert %}<div class="card">
${ALERT}
{% if note %}${WRITTEN}{% endif %}
</div>
{% endif %}${PRACTICE_FOOTER}
{% endblock %}`;

/** For a clinician, and for whatever opens the links in an e-mail. */
export const SEEN_PAGE = `{% layout 'layout' %}{% block content %}
<h1>Have you read your message?</h1>
<p>This page came with a message. Once you have read it, please press the button.</p>
${SEEN_FORM}
{% endblock %}`;

/** Once a clinician has pressed the button. */
export const THANKS_PAGE = `{% layout 'layout' %}{% block content %}
${DONE_MARK}
<h1>Thank you, this is noted</h1>
{% if before %}<p>You have said so before, on {{ before }}.</p>
{% endif %}<p>There is nothing more to do here. You can close this page.</p>
{% endblock %}`;

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
