// Numbers for people.

const absent = "–";

export const fixed = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : absent);

/** Milliseconds with three significant digits or so. */
export const ms = (value) => fixed(value, value >= 100 ? 0 : value >= 10 ? 1 : 2);

export const percent = (share) => (Number.isFinite(share) ? `${(100 * share).toFixed(share > 0 && share < 0.01 ? 2 : 1)} %` : absent);

export const count = (value) => (Number.isFinite(value) ? value.toLocaleString("en") : absent);
