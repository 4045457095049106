/** Folder of the user's cache in which large downloads serve all checkouts. `HOMEWORK_CACHE` moves it. */
export function cacheFolder(): string;

/**
 * A folder of the cache, filled at most once: it is filled beside and renamed when whole, so that a second process, or
 * one that was cut off, never leaves half of it.
 *
 * @param name of the folder, with whatever its content depends on
 * @param fill puts the content into the folder that it is given
 */
export function fillOnce(name: string, fill: (folder: string) => Promise<void> | void): Promise<string>;
