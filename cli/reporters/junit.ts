import type { Diagnostic } from "../../language/diagnostics/diagnostic.js";
import { messageOf } from "../../language/diagnostics/diagnostic.js";
import { where } from "./pretty.js";
import type { Report, Reporter } from "./report.js";
import { type Xml, xml, xmlDocument } from "./xml.js";

/**
 * JUnit XML, as test reports of CI services read it: a suite a file; each error a failed case, everything
 * milder one passed case that lists it, so that what does not fail the command fails no report.
 */
export const junit: Reporter = (report) => {
  const uris = [...new Set([...report.files, ...report.diagnostics.map((d) => d.span.uri)])];
  const suites = uris.map((uri) => suite(report, uri));
  const errors = report.diagnostics.filter((d) => d.severity === "error").length;
  const tests = suites.reduce((sum, s) => sum + s.children.length, 0);
  return xmlDocument(xml("testsuites", { name: "rensis", tests, failures: errors, errors: 0 }, suites));
};

function suite(report: Report, uri: string): Xml {
  const own = report.diagnostics.filter((d) => d.span.uri === uri);
  const errors = own.filter((d) => d.severity === "error");
  const milder = own.filter((d) => d.severity !== "error");
  const name = report.name(uri);
  const line = (d: Diagnostic) => `${where(report, d.span)} ${messageOf(d, report.locale)} (${d.code})`;
  const cases = errors.map((d) =>
    xml("testcase", { name: `${d.code} ${where(report, d.span)}`, classname: name }, [
      xml("failure", { message: messageOf(d, report.locale), type: d.code }, [
        `${line(d)}\n${report.page(d.code).path}`,
      ]),
    ]),
  );
  if (errors.length === 0 || milder.length > 0) {
    const listed = milder.length > 0 ? [xml("system-out", {}, [milder.map(line).join("\n")])] : [];
    cases.push(xml("testcase", { name, classname: name }, listed));
  }
  return xml("testsuite", { name, tests: cases.length, failures: errors.length, errors: 0 }, cases);
}
