import TextArea from '@atlaskit/textarea';
import { useEffect, useId, useState } from 'react';
import { listed } from '../../../report/index.ts';
import type { Api } from '../api/api.ts';
import type { ReadAppFile } from '../api/shapes.ts';
import { FileButton } from './file-button.tsx';

interface AppFileFieldProps {
  readonly api: Api;
  readonly app: ReadAppFile | undefined;
  readonly onRead: (app: ReadAppFile | undefined) => void;
}

/** Long enough that a file is read once it stands there whole. */
const pauseMs = 400;

/** The file of another app, chosen or pasted, and what was read in it. */
export function AppFileField({ api, app, onRead }: AppFileFieldProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const id = useId();
  useEffect(() => {
    onRead(undefined);
    setProblem('');
    if (text.trim() === '') return;
    let isNewest = true;
    const timer = setTimeout(() => {
      void api.appFile(text).then((outcome) => {
        if (!isNewest) return;
        if (outcome.ok) onRead(outcome.value);
        else setProblem(outcome.refusal.message);
      });
    }, pauseMs);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [api, text, onRead]);
  return (
    <div className="app-file">
      <div className="row spread wrap">
        <label htmlFor={`${id}-text`} className="label">
          Its atlassian-connect.json or manifest.yml
        </label>
        <FileButton
          label="File of the app"
          accept=".json,.yml,.yaml"
          isCompact
          onFile={(file) => void file.text().then(setText)}
        >
          Choose a file
        </FileButton>
      </div>
      <TextArea
        id={`${id}-text`}
        isMonospaced
        minimumRows={4}
        placeholder="Paste it here"
        value={text}
        isInvalid={problem !== ''}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div role="status">
        {problem === '' ? null : <p className="bad">{problem}</p>}
        {app === undefined ? null : <p className="subtle">{declaredWords(app)}</p>}
        {app === undefined || app.flaws.length === 0 ? null : (
          <ul className="plain">
            {app.flaws.map((flaw) => (
              <li key={flaw}>{flaw}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function declaredWords({ kind, name, scopes }: ReadAppFile): string {
  const what = kind === 'connect-app' ? 'Connect app' : 'Forge app';
  return `${what} “${name}” declares ${scopes.length === 0 ? 'no scope' : listed(scopes)}.`;
}
