/// <reference lib="dom" />

/**
 * Makes `setAttribute('style', ...)`, which the page's policy forbids and plotly uses, set the same declarations as
 * properties, which no policy speaks of. So the policy need not allow styles from any markup.
 */
export function styleByProperties(): void {
  const prototype = Element.prototype;
  // oxlint-disable-next-line typescript/unbound-method -- it is called on its element below
  const { setAttribute } = prototype;
  prototype.setAttribute = function (name, value) {
    if (name === 'style' && hasStyle(this)) this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };
}

function hasStyle(element: Element): element is Element & ElementCSSInlineStyle {
  return 'style' in element;
}
