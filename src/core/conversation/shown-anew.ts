/** What a question shows that may be taken back by somebody else: it is read anew, and not kept. */
import type { Engine } from '../engine/engine.ts'
import type { Place, Session } from '../terms/session.ts'
import type { Turn } from './turn.ts'

/** A place with what its dialog shows now. */
export const shownAnew = async (
  engine: Engine,
  place: Place,
  { peer, stores }: Pick<Turn, 'peer' | 'stores'>,
): Promise<Place> => {
  const dialog = engine.dialog(place.dialog)
  if (!dialog?.shows) return place
  return { ...place, draft: { ...place.draft, ...(await dialog.shows(place.draft, peer, stores)) } }
}

/** The session without what is read anew each time. In other dialogs, `shown` is kept as the rest is. */
export const withoutShown = (engine: Engine, session: Session): Session => {
  const { at } = session
  if (!at || !engine.dialog(at.dialog)?.shows || !('shown' in at.draft)) return session
  const { shown: _, ...draft } = at.draft
  return { ...session, at: { ...at, draft } }
}
