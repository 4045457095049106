/**
 * The client's pages, as LiquidJS templates whose output is escaped. Their titles and all that stands on the pages for
 * strangers is neutral: neither a browser's history nor a wrong link may tell that somebody is in therapy.
 */

/** Small, without script, fonts or images; readable at 320 px, in light and dark. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1d2733;--soft:#4f5b6b;--paper:#fbfaf7;--card:#fff;--line:#c9cfd8;--act:#17664f;--on-act:#fff;--warn:#8a2f12;--warn-bg:#fdeee6}
@media(prefers-color-scheme:dark){:root{--ink:#eceff3;--soft:#b3bcc8;--paper:#14181d;--card:#1c2229;--line:#48525e;--act:#6fd3b1;--on-act:#0d2119;--warn:#ffc2a8;--warn-bg:#3a2118}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:38rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0 .5rem}
h2{font-size:1.125rem;margin:2rem 0 .5rem}
.soft,footer{color:var(--soft)}
.from{margin:0;font-weight:600;color:var(--soft)}
.text{white-space:pre-line}
ol{padding-left:1.5rem}
li{margin:.5rem 0;padding-left:.25rem}
form{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem;margin:2rem 0}
label{display:block;font-weight:600}
.hint{margin:.25rem 0 .5rem}
textarea{width:100%;min-height:8rem;padding:.75rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:.5rem;resize:vertical}
button{width:100%;min-height:3rem;margin-top:1rem;padding:.75rem 1rem;font:inherit;font-weight:600;color:var(--on-act);background:var(--act);border:0;border-radius:.5rem;cursor:pointer}
textarea:focus-visible,button:focus-visible{outline:3px solid var(--act);outline-offset:2px}
.alert{border-left:.25rem solid var(--warn);background:var(--warn-bg);color:var(--warn);padding:.75rem 1rem;border-radius:.25rem}
footer{border-top:1px solid var(--line);margin-top:2rem;padding-top:1rem}
`.trim();

/** Around every page. */
export const LAYOUT = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
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

const ALERT = `{% if alert %}<p class="alert" role="alert" id="alert">{{ alert }}</p>{% endif %}`;

/** Takes the client's answer. Without an action it posts to the address it was opened at, whatever proxy stands before. */
const FORM = `<form method="post" accept-charset="utf-8">
<input type="hidden" name="nonce" value="{{ nonce }}">
<label for="note">A note, if you like</label>
<p class="hint soft" id="note-hint">Your practice will be able to read it. Up to {{ maxNote }} characters.</p>
<textarea id="note" name="note" rows="6" autocomplete="off" aria-describedby="note-hint{% if alert %} alert{% endif %}"{% if noteRejected %} aria-invalid="true"{% endif %}>
{{ note }}</textarea>
<button type="submit">I have done this</button>
</form>`;

const PRACTICE_FOOTER = `<footer>
<p><strong>This page is not monitored.</strong></p>
<p class="text">{{ practice.crisisText }}</p>
</footer>`;

/** The exercise with the form below. */
export const EXERCISE_PAGE = `{% layout 'layout' %}{% block content %}
<header>
<p class="from">{{ practice.name }}</p>
<h1>{{ exercise.title }}</h1>
<p class="soft">{% if late %}This was meant for <time datetime="{{ dueAt }}">{{ due }}</time>. You can still answer.{% else %}Please do this by <time datetime="{{ dueAt }}">{{ due }}</time>.{% endif %}</p>
</header>
${ALERT}
<p class="text">{{ exercise.introduction }}</p>
<h2>Step by step</h2>
<ol>
{% for step in exercise.steps %}<li class="text">{{ step }}</li>
{% endfor %}</ol>
${FORM}
${PRACTICE_FOOTER}
{% endblock %}`;

/** Once an answer is in, whoever gave it. */
export const ANSWERED_PAGE = `{% layout 'layout' %}{% block content %}
<p class="from">{{ practice.name }}</p>
<h1>Thank you, this is saved</h1>
<p>There is nothing more to do here. You can close this page.</p>
${PRACTICE_FOOTER}
{% endblock %}`;

/** Keeps what the client wrote while nothing else can be shown. */
export const UNSAVED_PAGE = `{% layout 'layout' %}{% block content %}
<h1>Not saved yet</h1>
${ALERT}
${FORM}
<footer><p><strong>This page is not monitored.</strong></p></footer>
{% endblock %}`;

/** For every link that opens nothing, whatever the reason: the same bytes each time. */
export const NOT_FOUND_PAGE = `{% layout 'layout' %}{% block content %}
<h1>There is nothing here</h1>
<p>The link may be incomplete or no longer in use. Please open it again from the message you got, or ask whoever sent it.</p>
{% endblock %}`;

/** While the page cannot be looked up. */
export const UNAVAILABLE_PAGE = `{% layout 'layout' %}{% block content %}
<h1>This page cannot be shown just now</h1>
<p>Please try again in a minute. Nothing is lost.</p>
{% endblock %}`;
