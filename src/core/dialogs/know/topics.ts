/** From a group of topics to one topic, and through that screen by screen. */

import { choice } from '../../engine/steps.ts'
import { GROUPS } from '../../rights/pack.ts'
import { factOf, firstOf, titleOf } from '../../rights/texts.ts'
import { baseLanguage, type Language, say, type Text } from '../../terms/text.ts'
import type { Draft, KnowNeeds, StepName } from './draft.ts'
import { sourceLines } from './sources.ts'

/** The option that leads from the topics about safety to the safety practice. */
const PRACTICE = 'practice'

interface TopicOption {
  id: Draft['action']
  label: Text
}

export const topicSteps = ({ knowledge }: KnowNeeds) => {
  const { pack } = knowledge
  const factsOf = (topic: string) => Object.keys(pack.topics[topic]?.facts ?? {})
  const lastPage = (topic: string) => factsOf(topic).length + 1

  /** The language of the original, where what she reads is a translation that no expert has read. */
  const originalFor = (language: Language): Language | undefined =>
    [pack.language, baseLanguage].includes(language) || knowledge.isRead(language)
      ? undefined
      : pack.language

  const screen = ({ topic, page }: Draft, now: Date, isTranslated: boolean): Text[] => {
    const facts = factsOf(topic)
    const fact = facts[page - 1]
    if (page === 0) {
      const isDue = now >= knowledge.due(topic)
      const day = Date.parse(knowledge.reviewed(topic))
      return [
        titleOf(pack, topic),
        firstOf(pack, topic),
        ...(isDue ? [say('know.stale', { day })] : []),
        ...(isTranslated ? [say('know.unread')] : []),
      ]
    }
    const part = say('know.part', { title: titleOf(pack, topic), page, pages: facts.length })
    if (fact !== undefined) {
      const isSure = knowledge.confidence(topic, fact) === 'sourced'
      return [
        part,
        factOf(pack, topic, fact),
        ...(isSure ? [] : [say('know.unconfirmed')]),
        ...(isTranslated ? [say('know.unread')] : []),
      ]
    }
    const cited = Object.values(pack.topics[topic]?.facts ?? {}).flatMap(({ sources }) => sources)
    return [
      say('know.sources', { title: titleOf(pack, topic) }),
      ...sourceLines(pack, cited),
      say('know.reviewed', { day: Date.parse(knowledge.reviewed(topic)) }),
      say('know.advice'),
    ]
  }

  const options = ({ topic, page, original }: Draft, language: Language): TopicOption[] => {
    const { services = [], sheet } = pack.topics[topic] ?? {}
    return [
      ...(page < lastPage(topic) ? [{ id: 'more' as const, label: say('know.more') }] : []),
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
      options: (draft, { language }) => options(draft, language),
      save: (action, { topic, page, original }) => {
        const { services = [], sheet } = pack.topics[topic] ?? {}
        switch (action) {
          case 'more':
            return { action, page: page + 1 }
          case 'original':
            return { action, original: !original }
          case 'helpers':
            return { action, listed: [...services] }
          case 'sheet':
            return { action, ...(sheet && { sheet }) }
        }
      },
      next: ({ action }) => (action === 'helpers' || action === 'sheet' ? action : 'topic'),
      turnBack: ({ page }) => (page > 0 ? { page: page - 1 } : undefined),
    }),
  }
}
