import type { Strings } from './strings';

/** The form around the frame. */
export const entryStrings: Strings = {
  provider: 'Provider',
  nickname: 'Name (optional)',
  getKey: 'Get a key from {provider}',
  replaceHint: 'The new key takes over at once; nothing that uses it has to change.',
  save: 'Save key',
  saving: 'Saving…',
  cancel: 'Cancel',
  frameTitle: 'Secure field for the key',
  frameLoading: 'Opening the secure field…',
  frameBlocked: 'The secure field could not open. This page’s Content-Security-Policy must allow it:',
  frameSlow: 'The secure field does not answer. The browser or one of its extensions may block it.',
};

/** What the frame's document says; handed over when it opens, so that it needs no language files of its own. */
export const fieldStrings: Strings = {
  field: 'API key',
  fieldHint: 'Goes straight to {host}. The page around this field cannot read it.',
  show: 'Show',
  hide: 'Hide',
  fieldEmpty: 'Paste or type the key.',
  fieldNetwork: 'The server could not be reached. Your key is still here: save it again in a moment.',
  fieldServer: 'The server cannot answer right now. Your key is still here: save it again in a moment.',
  fieldSession: 'Your session has ended. Reload the page and enter the key again.',
  fieldRefused: 'This key was not accepted ({code}).',
};
