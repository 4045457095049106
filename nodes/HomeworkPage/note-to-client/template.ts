/** What a clinician has written to the client, below what the client has said. */
export const FROM_THEM = `{% if fromThem %}<section class="card">
<h2>A note for you{% if fromThem.text and fromThem.from %}, from <bdi>{{ fromThem.from }}</bdi>{% elsif fromThem.text %} from your practice{% endif %}</h2>
{% if fromThem.text %}<p class="text">{{ fromThem.text }}</p>
<p class="hint">{{ fromThem.at }}</p>
{% else %}<p>It cannot be shown just now. Please look again in a few minutes.</p>
{% endif %}</section>
{% endif %}`;
