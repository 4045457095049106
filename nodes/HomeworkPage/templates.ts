import { BASE, DELETE_SAVED, FORM_WITH_SAVED, SAVED, SAVE_FOR_LATER } from './drafts/template';
import { EXERCISE, EXERCISE_BELOW } from './exercise-template';
import { FORM } from './form-template';
import { SNOOZED } from './snooze/templates';
import { FROM_THEM } from './note-to-client/template';
import { STOP_LINE } from './stop/templates';
import { CARRIED, worksheetOf } from './worksheet/template';

/**
 * The client's pages, as LiquidJS templates whose output is escaped; `words` holds what they say, in the page's language. Their
 * titles, and all that strangers can come to see, are neutral: neither a browser's history nor a wrong link may tell that somebody
 * is in therapy.
 */

/** Around every page. */
export const LAYOUT = `<!doctype html>
<html lang="{{ words.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>{% block title %}{{ words.title }}{% endblock %}</title>
<style>{{ style | raw }}</style>
</head>
<body>
<main>
{% block content %}{% endblock %}
</main>
</body>
</html>
`;

/** Why a page is shown again. */
export const ALERT = `{% if alert %}<p class="alert" role="alert" id="alert" tabindex="-1">{{ alert }}</p>{% endif %}`;

const CHANGE_ALERT = `{% if form == 'answer' %}${ALERT}{% endif %}`;

const NOTE_ALERT = `{% if form == 'note' %}${ALERT}{% endif %}`;

const OPTIONAL = '<span class="optional">{{ words.answer.optional }}</span>';

/** Where a page has two forms, each has names of its own, and shows what was entered in it alone. */
function noteField(id: string, hint: string, isEntered = 'true'): string {
	return `<p class="hint" id="${id}-hint">${hint}</p>
<textarea id="${id}" name="note" rows="5" aria-describedby="{% if ${isEntered} and wrong == 'note' %}alert {% endif %}${id}-hint"{% if ${isEntered} and wrong == 'note' %} aria-invalid="true"{% endif %}>
{% if ${isEntered} %}{{ note }}{% endif %}</textarea>`;
}

/** How it went, and what got in the way. */
function answerFields(prefix = ''): string {
	return `<fieldset role="radiogroup" aria-labelledby="${prefix}outcome" aria-required="true"{% if wrong == 'outcome' %} aria-invalid="true" aria-describedby="alert"{% endif %}>
<legend id="${prefix}outcome">{{ words.answer.howDidItGo }}</legend>
{% for each in outcomes %}<label class="choice"><input type="radio" name="outcome" value="{{ each.value }}" required{% if each.value == outcome %} checked{% endif %}> {{ each.label }}</label>
{% endfor %}</fieldset>
<fieldset class="field reason" role="radiogroup" aria-labelledby="${prefix}hindrance" aria-describedby="${prefix}hindrance-hint">
<legend id="${prefix}hindrance">{{ words.answer.whatGotInTheWay }} ${OPTIONAL}</legend>
<p class="hint" id="${prefix}hindrance-hint">{{ words.answer.itHelpsToKnow }}</p>
{% for each in hindrances %}<label class="choice"><input type="radio" name="hindrance" value="{{ each.value }}"{% if each.value == hindrance %} checked{% endif %}> {{ each.label }}</label>
{% endfor %}<label class="choice"><input type="radio" name="hindrance" value=""{% if hindrance == '' %} checked{% endif %}> {{ words.answer.ratherNotSay }}</label>
</fieldset>`;
}

/** Takes the client's answer: how it went, what got in the way, a reflection. */
const ANSWER_FORM = `<div class="card">
${FORM_WITH_SAVED}
<input type="hidden" name="form" value="answer">
${BASE}
${ALERT}
${SAVED}${worksheetOf('worksheet')}${CARRIED}${answerFields()}
<div class="field">
<label class="label" for="note">{{ words.answer.reflection }} ${OPTIONAL}</label>
${noteField('note', '{{ readBy }} {{ words.answer.onPaper }}')}
</div>
<button type="submit">{{ words.answer.send }}</button>
${SAVE_FOR_LATER}
</form>
${DELETE_SAVED}</div>`;

/** Takes another answer than the one that stands, which is filled in; or undoes a mistaken tap. */
const CHANGE_FORM = `<details class="card"{% if changing %} open{% endif %}>
<summary>{{ words.answer.change }}</summary>
${FORM_WITH_SAVED}
<input type="hidden" name="form" value="answer">
${BASE}
${CHANGE_ALERT}
${SAVED}${worksheetOf('changedWorksheet')}${answerFields('changed-')}
<div class="field">
<label class="label" for="changed-note">{{ words.answer.reflection }} ${OPTIONAL}</label>
${noteField('changed-note', '{{ words.answer.keptBefore }} {{ readBy }}', "form == 'answer'")}
</div>
<button type="submit">{{ words.answer.sendChange }}</button>
${SAVE_FOR_LATER}
</form>
${DELETE_SAVED}</details>`;

/** Takes what a client adds after answering. */
const NOTE_FORM = `<div class="card">
${FORM}
<input type="hidden" name="form" value="note">
${NOTE_ALERT}
<label class="label" for="note">{{ words.note.ifAnythingCameUp }}</label>
${noteField('note', '{{ readBy }}', "form == 'note'")}
<button type="submit">{{ words.note.add }}</button>
</form>
</div>`;

/** What somebody wrote and cannot be saved, to be copied. */
export const WRITTEN = `<label class="label" for="written">{{ words.answered.written }}</label>
<textarea id="written" rows="5" readonly>
{{ note }}</textarea>`;

/** A tick, above what thanks. */
export const DONE_MARK = `<svg class="done" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="24" cy="24" r="21"/><path d="m15 25 6 6 12-13"/></svg>`;

const NOT_MONITORED = '<p><strong>{{ words.footer.notMonitored }}</strong></p>';

const PRACTICE_FOOTER = `<footer>
${NOT_MONITORED}
<p class="text">{{ practice.crisisText | phones | raw }}</p>
{% if practice.phone %}<p>{{ words.footer.callPractice }} {{ practice.phone | phone | raw }}.</p>
{% endif %}${STOP_LINE}
</footer>`;

/** The exercise with the form below. */
export const EXERCISE_PAGE = `{% layout 'layout' %}{% block content %}
<p class="from">{{ practice.name }}</p>
<h1>{{ exercise.title }}</h1>
<p class="soft">{% if late %}{{ words.exercise.wasFor }}{% else %}{{ words.exercise.doBy }}{% endif %} <time datetime="{{ dueAt }}">{{ due }}</time>.{% if late %} {{ words.exercise.stillWelcome }}{% endif %}</p>
${SNOOZED}${EXERCISE}
${ANSWER_FORM}
${PRACTICE_FOOTER}
{% endblock %}`;

/** Once an answer is in: it thanks for what is on record, and only for what the client has said. */
export const ANSWERED_PAGE = `{% layout 'layout' %}{% block content %}
<p class="from">{{ practice.name }}</p>
{% if byStaff %}<h1 id="saved" tabindex="-1">{{ words.answered.notedByPractice }}</h1>
<p>{{ words.answered.practiceNoted }} <strong>{{ said }}</strong>. {{ words.answered.sayOtherwise }}</p>
{% elsif alert %}<h1 id="saved" tabindex="-1">{{ words.answered.saved }}</h1>
<p>{{ words.answered.youSaid }} <strong>{{ said }}</strong></p>
{% else %}${DONE_MARK}
<h1 id="saved" tabindex="-1">{{ words.answered.thanks }}</h1>
<p>{{ words.answered.youSaid }} <strong>{{ said }}</strong></p>
{% endif %}{% if warm %}<p>{{ warm }}</p>
{% endif %}{% if savedToo %}<p>{{ savedToo }}</p>
{% endif %}${FROM_THEM}{% unless alert or draft.isSaved %}<p>{{ words.answered.nothingMore }}</p>
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
<h1>{{ words.closed.heading }}</h1>
{% if alert %}<div class="card">
${ALERT}
{% if note %}${WRITTEN}{% endif %}
</div>
{% endif %}<p>{{ words.closed.nothingLeft }}</p>
${PRACTICE_FOOTER}
{% endblock %}`;

/** Keeps what was entered while nothing else can be shown. */
export const UNSAVED_PAGE = `{% layout 'layout' %}{% block content %}
<h1>{{ words.strangers.notSavedYet }}</h1>
{% if form == 'note' %}${NOTE_FORM}{% else %}${ANSWER_FORM}{% endif %}
<footer>${NOT_MONITORED}</footer>
{% endblock %}`;

/** For every link that opens nothing, whatever the reason: the same bytes each time. */
export const NOT_FOUND_PAGE = `{% layout 'layout' %}{% block content %}
<h1>{{ words.strangers.nothingHere }}</h1>
<p>{{ words.strangers.openAgain }}</p>
{% if note %}<div class="card">
<p>{% if isKept %}{{ words.strangers.kept }}{% else %}{{ words.strangers.lost }}{% endif %}</p>
${WRITTEN}
</div>
{% endif %}{% endblock %}`;

/** While the page cannot be looked up or is not there yet: the same bytes whatever the reason, and whatever the link. */
export const UNAVAILABLE_PAGE = `{% layout 'layout' %}{% block content %}
<h1>{{ words.strangers.notNow }}</h1>
<p>{{ words.strangers.nothingIsLost }}</p>
{% endblock %}`;
