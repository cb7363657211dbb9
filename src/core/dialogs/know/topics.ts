/** From a group of topics to one topic, and through the topic screen by screen. */

import { choice } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import { GROUPS } from '../../rights/pack.ts'
import { factId, headlineId } from '../../rights/statements.ts'
import { factOf, firstOf, titleOf } from '../../rights/texts.ts'
import { baseLanguage, type Language, say, type Text } from '../../terms/text.ts'
import type { Draft, KnowNeeds, StepName } from './draft.ts'
import { checkedLines, sourceLines } from './sources.ts'

/** The option that leads from the topics about safety to the safety practice. */
const PRACTICE = 'practice'

interface TopicOption {
  id: Draft['action']
  label: Text
}

export const topicSteps = ({ knowledge }: KnowNeeds) => {
  const { pack } = knowledge
  const lastPage = (topic: string, now: Date) => knowledge.facts(topic, now).length + 1

  /** The services with a phone number: in the first hours, a page on the web helps nobody. */
  const calledAt = (ids: readonly string[]): string[] =>
    knowledge.services(ids).flatMap(({ id, phone }) => (phone === undefined ? [] : [id]))

  /** The language of the original, if she reads a translation that no expert has read. */
  const originalFor = (language: Language): Language | undefined =>
    [pack.language, baseLanguage].includes(language) || knowledge.isRead(language)
      ? undefined
      : pack.language

  const screen = ({ topic, page }: Draft, now: Date, isTranslated: boolean): Text[] => {
    const facts = knowledge.facts(topic, now)
    const fact = facts[page - 1]
    if (page === 0) {
      const isDue = now >= knowledge.due(topic)
      const day = Date.parse(knowledge.reviewed(topic))
      return [
        titleOf(pack, topic),
        firstOf(pack, topic),
        ...knowledge.marks(headlineId(topic)),
        ...(isDue ? [say('know.stale', { day })] : []),
        ...(isTranslated ? [say('know.unread')] : []),
      ]
    }
    const part = say('know.part', { title: titleOf(pack, topic), page, pages: facts.length })
    if (fact !== undefined) {
      return [
        part,
        factOf(pack, topic, fact),
        ...knowledge.marks(factId(topic, fact)),
        ...(isTranslated ? [say('know.unread')] : []),
      ]
    }
    const said = [headlineId(topic), ...facts.map((one) => factId(topic, one))].map(
      knowledge.statement,
    )
    return [
      say('know.sources', { title: titleOf(pack, topic) }),
      ...sourceLines(
        pack,
        said.flatMap(({ sources }) => sources),
      ),
      ...checkedLines(pack, said, knowledge.reviewed(topic)),
      say('know.advice'),
    ]
  }

  const options = (
    { topic, page, original }: Draft,
    { language, now }: Pick<Peer, 'language' | 'now'>,
  ): TopicOption[] => {
    const { services = [], sheet } = pack.topics[topic] ?? {}
    return [
      ...(page < lastPage(topic, now) ? [{ id: 'more' as const, label: say('know.more') }] : []),
      ...(services.length > 0 ? [{ id: 'helpers' as const, label: say('know.helpers') }] : []),
      ...(sheet ? [{ id: 'sheet' as const, label: say('know.sheet') }] : []),
      ...(originalFor(language)
        ? [{ id: 'original' as const, label: say(original ? 'know.translation' : 'know.original') }]
        : []),
    ]
  }

  return {
    groups: choice<Draft, StepName, Draft['group']>({
      ask: [say('know.ask'), say('know.type')],
      options: [
        ...GROUPS.map((id) => ({ id, label: say(`group.${id}`) })),
        { id: 'services', label: say('group.services') },
      ],
      save: (group) => ({ group }),
      next: ({ group }) => (group === 'services' ? 'city' : 'topics'),
    }),

    topics: choice<Draft, StepName, string>({
      ask: ({ group }) => [say(`group.${group}`)],
      options: ({ group }) => [
        ...(group === 'safety' ? [{ id: PRACTICE, label: say('command.safety') }] : []),
        ...Object.entries(pack.topics)
          .filter(([, topic]) => topic.group === group)
          .map(([id]) => ({ id, label: titleOf(pack, id) })),
      ],
      save: (topic) => ({ topic, page: 0, original: false }),
      next: ({ topic }) => (topic === PRACTICE ? 'phase' : 'topic'),
    }),

    topic: choice<Draft, StepName, Draft['action']>({
      ask: (draft, { language, now }) => {
        const original = originalFor(language)
        const texts = screen(draft, now, original !== undefined && !draft.original)
        return original && draft.original
          ? texts.map((text) => ({ ...text, language: original }))
          : texts
      },
      options,
      save: (action, { topic, page, original }) => {
        const { services = [], sheet } = pack.topics[topic] ?? {}
        switch (action) {
          case 'more':
            return { action, page: page + 1 }
          case 'original':
            return { action, original: !original }
          case 'helpers':
            return { action, listed: topic === pack.care ? calledAt(services) : [...services] }
          case 'sheet':
            return { action, ...(sheet && { sheet }) }
        }
      },
      next: ({ action }) => (action === 'helpers' || action === 'sheet' ? action : 'topic'),
      turnBack: ({ page }) => (page > 0 ? { page: page - 1 } : undefined),
    }),
  }
}
