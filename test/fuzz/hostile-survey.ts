/** Puts words into a text of the language: what would mean something there gets a backslash. */
export type Say = (place: string) => string;

/** A text in quotes that says exactly `words`. */
export function quoted(words: string): string {
  return `"${words.replace(/[\\"{*[\]`]/g, "\\$&")}"`;
}

/**
 * A questionnaire with words in every place where the language takes words. `say` gives the words of a place;
 * each place has a name of its own, so that it can be looked for in what is made of it.
 */
export function everywhere(say: Say): string {
  const t = (place: string) => quoted(say(place));
  const doc = (place: string) => `/** ${say(place).replaceAll("*/", "* /")} */`;
  return `
survey everywhere ${t("title")} {
  language en
  version ${t("version")}
  authors ${t("author1")}, ${t("author2")}
  source ${t("source")}
  validated ${t("validated")}
  licence ${t("licence")}
  help ${t("surveyhelp")}
  mode interview
}

welcome ${t("welcome")}

scale likert ${t("scalelabel")} 1..3 {
  1 ${t("pointlow")}
  3 ${t("pointhigh")} { help ${t("pointhelp")} phrase ${t("pointphrase")} }
  dk = -8 ${t("pointmissing")} missing
}
choices cities ${t("listlabel")} {
  rome ${t("option")} { help ${t("optionhelp")} phrase ${t("optionphrase")} }
  oslo ${t("optionspecify")} specify
}

dimension trust ${t("dimension")} help ${t("dimensionhelp")} source ${t("dimensionsource")} validated ${t("dimensionvalidated")} licence ${t("dimensionlicence")} {
  dimension care ${t("facet")} help ${t("facethelp")} {
    1 ${t("item")}
    2 ${t("itemreversed")} reversed
  }
}

consent agree ${t("consent")} else stop ${t("consentstop")}

${doc("docquestion")}
single city ${t("single")} from cities help ${t("help")} instruction ${t("instruction")} short ${t("short")} probe ${t("probe1")} probe ${t("probe2")} source ${t("qsource")} validated ${t("qvalidated")} licence ${t("qlicence")}

demographics person ${t("demographics")} help ${t("demographicshelp")} {
  number age ${t("number")} 0..99 unit ${t("unit")} plus nones
  single span ${t("interval")} unit ${t("intervalunit")} {
    1 ..5
    2 6..
  }
  text mail ${t("text")} email personal
  open story ${t("open")} lines 3
  date day ${t("date")}
  slider mood ${t("slider")} 0..10 unit ${t("sliderunit")} { 0 ${t("left")}  10 ${t("right")} }
  number kids ${t("numbers")} 0..9 { girls ${t("numberitem")}  boys ${t("numberitem2")} }
  multiple many ${t("multiple")} { a ${t("tick")}  b ${t("tickalone")} exclusive  c ${t("tickother")} specify }
  yesno sure ${t("yesno")} { yes ${t("yes")}  no ${t("no")} }
}
choices nones { refused = -9 ${t("missing")} missing }

page main ${t("page")} help ${t("pagehelp")} {
  section ${t("section")} help ${t("sectionhelp")} {
    rate service ${t("rate")} of trust on likert titles help ${t("ratehelp")} { as E ${t("perspective")}  as P ${t("perspective2")} }
  }
  rate plain ${t("battery")} on likert {
    note ${t("rownote")}
    first ${t("row")} { help ${t("rowhelp")} }
    second ${t("row2")}
    each row { text why ${t("followup")} when answer is 1 }
  }
  differential pole ${t("differential")} on 1..5 { warm ${t("poleleft")} ${t("poleright")} }
  ranking order ${t("ranking")} { one ${t("rank1")}  two ${t("rank2")} }
  allocate sums ${t("allocate")} total 10 { x ${t("share1")}  y ${t("share2")} }
  grid table ${t("grid")} {
    column number count ${t("column")} 0..9
    column single where ${t("columnsingle")} { in_a ${t("cell1")}  in_b ${t("cell2")} }
    printer ${t("gridrow")}
  }
  rating overall ${t("rating")} on likert
  note ${t("note")}
  note "{overall} {city | ${t("fallback")}} {age} {story | ${t("fallback2")}} *${say("emphasis").replace(/[\\"{*[\]`]/g, "\\$&")}* [${say(
    "linkwords",
  )
    .replace(/[[\]()]/g, "")
    .replace(/[\\"{*`]/g, "\\$&")}](https://example.org/)"
  ${doc("doccompute")}
  compute twice ${t("compute")} = age * 2
  check age < 90 ${t("check")}
  confirm age < 80 ${t("confirm")}
  confirm ${t("confirmalways")}
  stop early ${t("stop")} when age < 3
}

${doc("docscore")}
score level ${t("score")} = mean(plain) {
  1..2 ${t("band")} { advice ${t("advice")} }
  3.. ${t("bandhigh")}
}

thanks "{level.band | ${t("thanks")}} {level.advice | ${t("thanks2")}}" {
  show level as bar
}
`;
}
