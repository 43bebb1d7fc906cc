import { type Followed, followed, type Office } from './following.ts';
import { wrongsOnSite } from './wrongs.ts';

/** Every wrong of the site, met by one kind of identity: what is still wrong when all that is printed has been done, by its name. */
export async function whatStays(
  office: Office,
  kind: string,
): Promise<Record<string, Pick<Followed, 'left' | 'stuck'>>> {
  const stays: Record<string, Pick<Followed, 'left' | 'stuck'>> = {};
  for (const wrong of wrongsOnSite) {
    const desk = await office.deskFor(kind);
    wrong.plant(desk.jira.world);
    const { left, stuck } = await followed(desk);
    if (left.length > 0 || stuck !== null) stays[wrong.name] = { left, stuck };
  }
  return stays;
}
