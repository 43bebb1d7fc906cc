import type { Advice } from '../advice.ts';
import { escapeMarkup as text } from '../markup.ts';
import type { Report } from '../model.ts';
import { webLink } from '../web-link.ts';
import { counted, identityName, listed, sentence } from '../wording.ts';

/** One gap or limit: what is missing, why, who does what, the line to paste and the message to send. */
export function adviceCard(report: Report, advice: Advice): string {
  const names = listed(advice.identities.map((kind) => identityName(report, kind)));
  const steps = advice.steps.map((step) => {
    const link = webLink(step.link);
    const anchor = link ? ` <a href="${text(link)}" rel="noreferrer">${text(link)}</a>` : '';
    return `<li><strong>${text(sentence(step.who))}</strong>: ${text(step.step)}${anchor}</li>`;
  });
  return `<article class="card">
<h3>${text(advice.title)}</h3>
<p class="subtle">${text(advice.causeTitle)} · ${text(names)}</p>
${advice.because.length > 0 ? `<p>Because</p><ul>${advice.because.map((fact) => `<li>${text(sentence(fact))}</li>`).join('')}</ul>` : ''}
${steps.length > 0 ? `<p>To fix it</p><ol>${steps.join('')}</ol>` : ''}
${advice.patch ? `<pre>${text(advice.patch)}</pre>` : ''}
${operations(advice)}
<details><summary>Message to the ${text(advice.message.to)}</summary><p>${text(advice.message.text)}</p></details>
</article>`;
}

function operations(advice: Advice): string {
  if (advice.operations.length === 0) return '';
  const items = advice.operations.map((operation) => `<li><code>${text(operation)}</code></li>`).join('');
  return `<details><summary>Concerns ${counted(advice.operations.length, 'operation')}</summary><ul>${items}</ul></details>`;
}
