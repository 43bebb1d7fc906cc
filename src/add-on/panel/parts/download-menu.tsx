import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import { type Refusal, refusalOf } from '../api/api.ts';
import type { Bridge, DownloadFormat } from '../bridge/bridge.ts';

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

/** Takes the report away as a file. It is fetched first, because a link could not carry the token. */
export function DownloadMenu({ bridge, id, onRefusal }: DownloadMenuProps) {
  const save = async (format: DownloadFormat, type: string): Promise<void> => {
    const answer = await bridge.download(id, format);
    if (answer.status !== 200) return onRefusal(refusalOf(answer));
    const address = URL.createObjectURL(new Blob([answer.text], { type }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `clearance-report-${id}.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
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
