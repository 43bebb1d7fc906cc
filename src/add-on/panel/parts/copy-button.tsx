import Button from '@atlaskit/button/new';
import CheckMarkIcon from '@atlaskit/icon/core/check-mark';
import CopyIcon from '@atlaskit/icon/core/copy';
import { useState } from 'react';
import { copyText } from './clipboard.ts';

interface CopyButtonProps {
  readonly text: string;
  readonly children: string;
  readonly appearance?: 'default' | 'subtle';
}

/** Copies, and says so where the reader already looks. */
export function CopyButton({ text, children, appearance = 'default' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const words =
    outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'Select the text to copy it' : children;
  return (
    <>
      <Button
        appearance={appearance}
        spacing="compact"
        iconBefore={outcome === 'copied' ? CheckMarkIcon : CopyIcon}
        onClick={async () => setOutcome((await copyText(text)) ? 'copied' : 'refused')}
        onBlur={() => setOutcome(undefined)}
      >
        {words}
      </Button>
      <span className="offscreen" role="status">
        {outcome === undefined ? '' : words}
      </span>
    </>
  );
}
