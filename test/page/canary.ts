/** What must reach nobody but the one it is for, and does nothing on a page. */
export const WRITTEN = 'Canary <script>alert(1)</script> {{ practice }} {% raw %} & "that" <b>much</b>';

/** The same as a page shows it. */
export const ESCAPED =
	'Canary &lt;script&gt;alert(1)&lt;/script&gt; {{ practice }} {% raw %} &amp; &#34;that&#34; &lt;b&gt;much&lt;/b&gt;';
