/** The wire form of a key: never more of it than the mask. */
export interface KeyJson {
  id: string;
  providerId: string;
  label: string | null;
  mask: string;
  status: 'active' | 'pending' | 'invalid' | 'revoked';
  code: 'invalid' | 'no_quota' | 'wrong_project' | 'network' | 'unsupported' | null;
  verifiedAt: number | null;
  lastUsedAt: number | null;
  createdAt: number;
}

/** A removal that the user is asked about. */
export interface Removal {
  id: string;
  /** Names of those that use the key; null while they are looked up. */
  routes: string[] | null;
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** "2 days ago", in the user's language. */
export function ago(time: number, language: string): string {
  const seconds = Math.min(0, Math.round((time - Date.now()) / 1000));
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, size] of UNITS) {
    if (-seconds >= size) return format.format(Math.ceil(seconds / size), unit);
  }
  return format.format(0, 'second');
}
