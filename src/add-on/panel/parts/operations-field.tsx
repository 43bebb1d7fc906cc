import TextArea from '@atlaskit/textarea';
import { useId, useState } from 'react';
import { counted } from '../../../report/index.ts';
import { operationsNamed } from './operations-named.ts';

interface OperationsFieldProps {
  readonly operations: readonly string[];
  readonly onChange: (operations: readonly string[]) => void;
}

/** Operations as a person has them: one a line, or what a scan printed. */
export function OperationsField({ operations, onChange }: OperationsFieldProps) {
  const [text, setText] = useState(operations.join('\n'));
  const id = useId();
  return (
    <div className="operations-field">
      <label htmlFor={id} className="label">
        Operations, or the JSON that “clearance scan --format json” printed
      </label>
      <TextArea
        id={id}
        isMonospaced
        minimumRows={4}
        placeholder="GET /rest/api/3/permissions"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          onChange(operationsNamed(event.currentTarget.value));
        }}
      />
      <p className="subtle" role="status">
        {text === '' ? '' : `${counted(operations.length, 'operation')} read`}
      </p>
    </div>
  );
}
