/** Puts a popup under its field, or above where there is more room. It is in the top layer, where no overflow of the host
 * page cuts it off; so it has to follow the field. */
export function placePopup({ style }: HTMLElement, anchor: Element, rtl: boolean) {
  const field = anchor.getBoundingClientRect();
  const below = innerHeight - field.bottom - 12;
  const up = below < 260 && field.top > below;
  const width = Math.min(Math.max(field.width, 320), innerWidth - 16);
  style.width = width + 'px';
  style.left = Math.max(8, Math.min(rtl ? field.right - width : field.left, innerWidth - width - 8)) + 'px';
  style.maxHeight = Math.min(480, up ? field.top - 12 : below) + 'px';
  style.top = up ? 'auto' : field.bottom + 5 + 'px';
  style.bottom = up ? innerHeight - field.top + 5 + 'px' : 'auto';
}
