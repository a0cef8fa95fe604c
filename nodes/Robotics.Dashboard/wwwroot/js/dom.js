// Makes and finds elements. Text is always text: nothing here takes markup.

export const byId = (id) => document.getElementById(id);

/** An element with properties (or data and aria attributes) and children; null children are left out. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }

  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Writes text only where it changes, so that selections and screen readers are left in peace. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
