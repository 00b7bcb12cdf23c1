// Runs the scripts of the circuit in their order as soon as they are there. Written into the document they would wait for the style sheets, too.
for (const link of document.querySelectorAll("link[data-circuit]")) {
  const script = document.createElement("script");
  script.src = link.href;
  script.async = false;
  document.head.append(script);
}
