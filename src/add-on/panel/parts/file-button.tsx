import Button from '@atlaskit/button/new';
import { useId, useRef } from 'react';

interface FileButtonProps {
  /** What the file is, for those who do not see the button. */
  readonly label: string;
  readonly accept: string;
  readonly isCompact?: boolean;
  readonly isLoading?: boolean;
  readonly children: string;
  readonly onFile: (file: File) => void;
}

/** Opens a file. The field of the browser is out of sight: it cannot be given the looks of a button. */
export function FileButton({
  label,
  accept,
  isCompact = false,
  isLoading = false,
  children,
  onFile,
}: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="offscreen">
        {label}
      </label>
      <input
        id={id}
        ref={field}
        className="offscreen"
        tabIndex={-1}
        type="file"
        accept={accept}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file again is a change too: it may have been mended.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <Button
        spacing={isCompact ? 'compact' : 'default'}
        isLoading={isLoading}
        onClick={() => field.current?.click()}
      >
        {children}
      </Button>
    </>
  );
}
