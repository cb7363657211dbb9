import { alertCap, waitingAlertCap } from '../../actions/caps.ts'
import { TAKEN_BACK_WHYS, type TakenBackWhy } from '../../alerts/alert.ts'
import { alertName, alertTexts, standingTexts } from '../../alerts/alert-text.ts'
import { UNDO } from '../../blacklist/review.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { choice, choiceOf, offer } from '../../engine/steps.ts'
import type { AlertFigures } from '../../stores/alert-figures.ts'
import type { Recent } from '../../stores/alerts.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Finished } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'
import { figureTexts } from './alert-figures.ts'
import {
  type AlertDraft,
  afterKind,
  alertOf,
  type NewAlertNeeds,
  newAlertSteps,
} from './new-alert-steps.ts'

interface RecentAlert extends Recent {
  figures: AlertFigures
}

interface Draft extends AlertDraft {
  recent: RecentAlert[]
  /** The id of the alert that she looks at; null when she writes a new one. */
  shown: string | null
  /** "halt" and not "stop", because the option "stop" of every question ends the dialog. */
  action: 'send' | 'correct' | 'halt' | 'withdraw'
  /** Whether it is to be stopped, after she was asked. */
  sure: 'yes' | 'no'
  /** Why it is taken back. */
  why: TakenBackWhy
}

const MOST_SHOWN = 5
const MISTAKEN = ['called-undo', 'called-slip'] as const
/** The number of what stops an alert, where options are numbers: that of "no" for a moderator. */
const STOPS = 5
const MOST_IN_FORCE = 50

/** A moderator warns the peers in a town, sees how alerts are doing, and takes them back. */
export const warnDialog = (needs: NewAlertNeeds) => {
  const { country, kinds } = needs

  return dialogFor<Draft>()({
    name: 'warn',
    version: 5,
    first: 'home',
    membersOnly: true,
    discreet: true,

    async begin({ member, now }, stores) {
      if (member?.role !== 'moderator') return moderatorsOnly()
      return {
        draft: {
          recent: await recentAlerts(stores, now),
          reach: await stores.alerts.reachByTown(now),
          kind: 'client',
          dangers: [],
          flags: [],
          descriptors: {},
          corrects: null,
        },
      }
    },

    steps: {
      home: choiceOf({
        ask: ({ recent }) => [say(recent.length > 0 ? 'warn.recent' : 'warn.none')],
        options: ({ recent }) => [
          offer(null, say('warn.new')),
          ...recent.map(({ id, content, state, corrected }, place) =>
            offer(
              id,
              say(`warn.one.${content.level}`, {
                city: alertName(country, content),
                state: corrected ? 'corrected' : state,
              }),
              undefined,
              // "It was a false alarm": the latest one.
              ...(place === 0 ? MISTAKEN : []),
            ),
          ),
        ],
        save: (shown: string | null) => ({ shown, action: 'send', corrects: null }),
        next: ({ shown }) => (shown !== null ? 'recentAlert' : kinds.length > 1 ? 'kind' : 'level'),
      }),

      recentAlert: choice({
        ask: (draft, { language }) => {
          const alert = shownAlert(draft)
          return alert
            ? [
                ...alertTexts(alert.content, false, country, language),
                ...figureTexts(alert.figures, alert.state === 'live'),
              ]
            : [say('warn.gone')]
        },
        options: (draft) => {
          const { state, corrected } = shownAlert(draft) ?? {}
          return [
            ...(state === 'live' ? [{ id: 'halt' as const, label: say('warn.stop') }] : []),
            ...(corrected === false
              ? [
                  { id: 'correct' as const, label: say('warn.correct') },
                  { id: 'withdraw' as const, label: say('warn.withdraw'), called: MISTAKEN },
                ]
              : []),
          ]
        },
        save(action, draft) {
          const alert = shownAlert(draft)
          if (action !== 'correct' || !alert) return { action }
          const { kind, level, dangers, city, flags, descriptors } = alert.content
          return { action, corrects: alert.id, kind, level, dangers, city, flags, descriptors }
        },
        next: ({ action, kind }) =>
          action === 'correct' ? afterKind(kind) : action === 'withdraw' ? 'why' : 'stopping',
      }),

      stopping: choice({
        binding: true,
        ask: [say('warn.stopping')],
        // "1" opened the alert, and "1" asked to stop it: it does not stop it as well.
        options: [
          { id: 'yes', label: say('warn.stopIt'), numeral: STOPS },
          { id: 'no', label: say('no'), called: ['called-wait'] },
        ],
        save: (sure) => ({ sure }),
        next: ({ sure }) => (sure === 'yes' ? 'finish' : 'recentAlert'),
      }),

      why: choice({
        binding: true,
        ask: [say('warn.backWhy')],
        options: TAKEN_BACK_WHYS.map((id) => ({ id, label: say(`warn.why.${id}`) })),
        save: (why) => ({ why }),
        next: 'finish',
      }),

      ...newAlertSteps(needs),
    },

    async finish(draft, { sender, member, language, now }, stores) {
      if (member?.role !== 'moderator') return moderatorsOnly()
      const { action, shown, corrects, level, why } = draft
      const { alerts, audit, counters } = stores
      if (shown !== null && action === 'halt') {
        if (!(await alerts.stop(shown))) return done(say('warn.tooLate'))
        await audit.note(member.handle, 'stop', now)
        return done(say('warn.done.stop'))
      }
      if (shown !== null && action === 'withdraw') {
        const before = shownAlert(draft)
        if (!before || !(await alerts.withdraw(shown, why, now))) return done(say('warn.tooLate'))
        await audit.note(member.handle, 'withdraw', now)
        const others = (await alerts.recent(now, MOST_IN_FORCE)).filter(
          ({ state, corrected }) => state === 'live' && !corrected,
        )
        return done(
          say('warn.done.withdraw'),
          ...standingTexts(
            country,
            before.content,
            others.map(({ content }) => content),
          ),
        )
      }
      const content = alertOf(draft, language)
      if (!(await counters.use([alertCap(member.id)], 1, now))) {
        if ((await stores.members.count('moderator')) < 2) return done(say('warn.noSecond'))
        if (!(await counters.use([waitingAlertCap(member.id)], 1, now)))
          return done(say('warn.cap'))
        const proposal = { kind: 'alert', alert: content } as const
        await stores.pending.proposeAlert(
          corrects === null ? proposal : { ...proposal, corrects },
          { sender, now },
        )
        await audit.note(member.handle, 'wait.alert', now, { level })
        return done(say('warn.done.waits'))
      }
      const sent = await alerts.publish({ content, ...(corrects !== null && { corrects }) }, now)
      if (sent === undefined) return done(say('warn.tooLate'))
      await audit.note(member.handle, 'alert', now, { level })
      return {
        ...done(
          content.kind === 'client'
            ? say('warn.done.sendAt', { level: say(`review.named.${level}`) })
            : say('warn.done.send'),
        ),
        undo: { by: 'warn', until: now.getTime() + UNDO },
      }
    },
  })
}

const recentAlerts = async (stores: Stores, now: Date): Promise<RecentAlert[]> => {
  const recent = await stores.alerts.recent(now, MOST_SHOWN)
  return Promise.all(
    recent.map(async (alert) => ({
      ...alert,
      figures: await stores.alerts.figures(alert.id, now),
    })),
  )
}

const shownAlert = ({ recent, shown }: Draft): RecentAlert | undefined =>
  recent.find(({ id }) => id === shown)

const done = (...text: Text[]): Finished => ({
  replies: [
    {
      text,
      options: [
        { id: '/warn', label: say('command.warn') },
        { id: '/menu', label: say('command.menu') },
      ],
    },
  ],
  discreet: true,
})

/** Who saw the danger can report it; from there a town can be warned. */
const moderatorsOnly = (): Finished => ({
  replies: [
    {
      text: [say('warn.moderatorsOnly')],
      options: [
        { id: '/report', label: say('command.report') },
        { id: '/menu', label: say('command.menu') },
      ],
    },
  ],
})
