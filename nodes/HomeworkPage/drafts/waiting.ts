/** More are not kept beside each other while no worker takes them up: the page reads no further back. */
export const MOST_WAITING = 20;
