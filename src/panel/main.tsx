import 'virtual:atlassian-tokens.css';
import '@atlaskit/css-reset';
import Button from '@atlaskit/button/new';
import { Drawer, DrawerCloseButton, DrawerContent, DrawerSidebar } from '@atlaskit/drawer';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import DynamicTable from '@atlaskit/dynamic-table';
import Lozenge from '@atlaskit/lozenge';
import ProgressBar from '@atlaskit/progress-bar';
import SectionMessage from '@atlaskit/section-message';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { createRoot } from 'react-dom/client';

const el = document.getElementById('panel');
if (el)
  createRoot(el).render(
    <main>
      <h1>Clearance</h1>
      <Button appearance="primary">x</Button>
      <Lozenge appearance="success">ok</Lozenge>
      <SectionMessage title="x">y</SectionMessage>
      <ProgressBar value={0.3} ariaLabel="p" />
      <DynamicTable
        head={{ cells: [{ key: 'a', content: 'A', isSortable: true }] }}
        rows={[{ key: '1', cells: [{ key: '1', content: 'one' }] }]}
      />
      <Tabs id="t">
        <TabList>
          <Tab>one</Tab>
          <Tab>two</Tab>
        </TabList>
        <TabPanel>1</TabPanel>
        <TabPanel>2</TabPanel>
      </Tabs>
      <DropdownMenu trigger="Download">
        <DropdownItemGroup>
          <DropdownItem>JSON</DropdownItem>
        </DropdownItemGroup>
      </DropdownMenu>
      <Drawer isOpen onClose={() => {}} label="x" enterFrom="right" width="wide">
        <DrawerSidebar>
          <DrawerCloseButton />
        </DrawerSidebar>
        <DrawerContent>hello</DrawerContent>
      </Drawer>
    </main>,
  );
