/* What axe does not measure, measured in the page: returns complaints. */
() => {
  const CONTROLS = "input:not([type=hidden]), select, textarea, button, summary";
  const complaints = [];

  const name = (element) =>
    element.tagName.toLowerCase() +
    (element.id ? `#${element.id}` : element.className && `.${element.className}`);

  const shown = (element) => {
    const box = element.getBoundingClientRect();
    const { visibility, clipPath } = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && visibility === "visible" &&
      clipPath === "none" && box.right > 0 && box.bottom + scrollY > 0;
  };

  const rgba = (colour) => {
    const numbers = colour.match(/^rgba?\(([^)]*)\)$/);
    if (!numbers) throw new Error(`cannot read the colour ${colour}`);
    const [red, green, blue, alpha = 1] = numbers[1].split(/[ ,/]+/).map(Number);
    return { red, green, blue, alpha };
  };

  const luminance = ({ red, green, blue }) => {
    const [r, g, b] = [red, green, blue].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour.alpha === 1) return colour;
    }
    return rgba("rgb(255, 255, 255)");
  };

  // Some boxes are drawn beside an invisible input, before its label.
  const drawn = (input) => {
    const hidden = getComputedStyle(input).opacity === "0";
    const label = hidden && input.labels[0];
    return getComputedStyle(label || input, label ? "::before" : null);
  };

  for (const input of document.querySelectorAll("input, select, textarea")) {
    if (input.type === "hidden" || !shown(input)) continue;
    const { borderBottomWidth, borderBottomColor } = drawn(input);
    const edge = rgba(borderBottomColor);
    const ratio = contrast(edge, ground(input.parentElement));
    if (parseFloat(borderBottomWidth) < 1 || edge.alpha < 1 || ratio < 3) {
      complaints.push(`border: ${name(input)} has ${ratio.toFixed(2)}:1`);
    }
  }

  // A link inside a sentence is as high as its line, which WCAG allows.
  const inSentence = (link) =>
    getComputedStyle(link).display === "inline" &&
    link.parentElement.textContent.trim() !== link.textContent.trim();

  for (const target of document.querySelectorAll(`a[href], ${CONTROLS}`)) {
    if (!shown(target) || inSentence(target)) continue;
    const least = target.matches(CONTROLS) ? 40 : 24;
    const { width, height } = target.getBoundingClientRect();
    const big = width >= 24 && height >= least;
    if (!big) {
      const size = `${Math.round(width)} × ${Math.round(height)}`;
      complaints.push(`target: ${name(target)} is ${size} px`);
    }
  }

  const kept = [localStorage.length, sessionStorage.length, document.cookie.length];
  if (kept.some(Boolean)) complaints.push(`kept: ${kept} in the browser`);

  return complaints;
}
