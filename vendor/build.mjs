// Builds the vendored files from the pinned packages and writes down what they are.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { compile } from "sass";

const STATIC = "../src/umay/web/static/umay/";
const here = (path) => new URL(path, import.meta.url).pathname;
const inPackage = (name, path) => readFileSync(here(`node_modules/${name}/${path}`));
const version = (name) => JSON.parse(inPackage(name, "package.json")).version;

function stylesheet() {
  const { css } = compile(here("govuk.scss"), {
    loadPaths: [here("node_modules")],
    style: "compressed",
  });
  if (/url\(|@import|GDS/i.test(css)) {
    throw new Error("the stylesheet asks for something that is not ours to show");
  }
  const notice = `/*! In part: GOV.UK Frontend ${version("govuk-frontend")}, MIT */\n`;
  return notice + css.replace(/^\uFEFF/, "") + "\n";
}

const built = [
  ["govuk-frontend", "govuk.css", stylesheet()],
];

const sums = built.map(([name, file, content]) => {
  writeFileSync(here(STATIC + file), content);
  const sum = createHash("sha256").update(content).digest("hex");
  return `# ${name} ${version(name)}\n${sum}  ${STATIC + file}\n`;
});
writeFileSync(here("SHA256SUMS"), sums.join(""));
