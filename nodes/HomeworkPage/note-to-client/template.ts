/** What a clinician has written to the client, below what the client has said. */
export const FROM_THEM = `{% if fromThem %}<section class="card">
<h2>{% if fromThem.text and fromThem.from %}{{ words.note.forYouFrom }} <bdi>{{ fromThem.from }}</bdi>{% elsif fromThem.text %}{{ words.note.forYouFromPractice }}{% else %}{{ words.note.forYou }}{% endif %}</h2>
{% if fromThem.text %}<p class="text">{{ fromThem.text }}</p>
<p class="hint">{{ fromThem.at }}</p>
{% else %}<p>{{ words.note.notNow }}</p>
{% endif %}</section>
{% endif %}`;
