import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import { type Refusal, refusalOf } from '../api/outcome.ts';
import type { Bridge, DownloadFormat } from '../bridge/bridge.ts';
import { saveFile } from './save-file.ts';

const formats: readonly (readonly [DownloadFormat, string, string])[] = [
  ['html', 'Web page (HTML)', 'text/html'],
  ['md', 'Markdown', 'text/markdown'],
  ['json', 'JSON', 'application/json'],
];

interface DownloadMenuProps {
  readonly bridge: Bridge;
  readonly id: string;
  readonly onRefusal: (refusal: Refusal) => void;
}

/** Takes the report away as a file. */
export function DownloadMenu({ bridge, id, onRefusal }: DownloadMenuProps) {
  const save = async (format: DownloadFormat, type: string): Promise<void> => {
    const answer = await bridge.download(id, format);
    if (answer.status !== 200) return onRefusal(refusalOf(answer));
    saveFile(`clearance-report-${id}.${format}`, type, answer.text);
  };
  return (
    <DropdownMenu trigger="Download" shouldRenderToParent placement="bottom-end">
      <DropdownItemGroup>
        {formats.map(([format, name, type]) => (
          <DropdownItem key={format} onClick={() => void save(format, type)}>
            {name}
          </DropdownItem>
        ))}
      </DropdownItemGroup>
    </DropdownMenu>
  );
}
