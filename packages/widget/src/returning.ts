/**
 * Did somebody on this device talk to the element's site before? The SDK keeps the device's secret under
 * `shopbell:ENDPOINT:SITE` from the first durable act on, and never before. A page may be refused its storage: then nobody did.
 */
export function hasActed(element: Element): boolean {
  try {
    return Object.keys(localStorage).some(
      (key) => key.startsWith('shopbell:') && key.endsWith(`:${element.getAttribute('site')}`),
    );
  } catch {
    return false;
  }
}
