// Where scripts run, the picture of a chart gives way to one that tells the figures of each month under the pointer.
// The picture stays for screen readers; the figures stand in a table either way. Needs vega.js; without it nothing happens.

const WIDE = 840; // what the wide chart takes with its axes, in CSS pixels

async function draw(figure) {
  const address = new URL(figure.dataset.chart, location.href);
  address.searchParams.set("theme", matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  address.searchParams.set("size", figure.clientWidth >= WIDE ? "wide" : "narrow");
  const answer = await fetch(address);
  if (!answer.ok) return;
  const place = document.createElement("div");
  place.className = "drawn";
  place.setAttribute("aria-hidden", "true");
  figure.prepend(place);
  // The policy of the pages forbids eval and inline styles: expressions are interpreted, styles are in kawat.css.
  await window.vegaEmbed(place, await answer.json(), {
    ast: true,
    actions: false,
    defaultStyle: false,
    mode: "vega-lite",
    renderer: "canvas",
    tooltip: { disableDefaultStyle: true },
  });
  figure.querySelector("picture").classList.add("hidden");
}

if (window.vegaEmbed) document.querySelectorAll("figure[data-chart]").forEach(draw);
