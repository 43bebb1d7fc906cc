/** An operation as somebody asks for it, without a user in front of the host: that is a credential, and reports repeat the rest. */
export const withoutUser = (asked: string): string => asked.replace(/(:\/\/)[^/?#\s]*@/, '$1');
