/** Whether a text is written as a question: "I am well?" does not say that she is. */
export const isAsking = (text: string): boolean => /[?¿？]/.test(text)
