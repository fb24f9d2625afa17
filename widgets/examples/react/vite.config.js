/** The one variable of the backend that the page may know. */
export default { envPrefix: 'RESTORMEL_KEYS_URL' };
