/**
 * A questionnaire of any length with the mix of a real one: closed, multiple, numeric and open questions,
 * batteries, conditions, piping, a score a page. A battery counts as one question.
 */
export function questionnaire(questions) {
  const out = [
    `survey bench${questions} "Bench of ${questions} questions" {\n  language en\n  version  "1.0"\n  answers  required\n}\n`,
    `scale agreement 1..5 {\n  1 "Disagree strongly"\n  2 "Disagree"\n  3 "Neither"\n  4 "Agree"\n  5 "Agree strongly"\n}\n`,
    `choices nonresponse {\n  dk      = -8 "Do not know" missing\n  refused = -9 "No answer" missing\n}\n`,
  ];
  const scores = [];
  let made = 0;
  for (let page = 1; made < questions; page++) {
    out.push(`page p${page} "Part ${page}" {`);
    const blocks = [
      () =>
        `  single s${page}a "How did you first hear of offer ${page}?" {\n    friend "From a friend"\n    press  "In the press"\n    web    "On the web"\n    other  "In another way" specify\n  }`,
      () =>
        `  multiple m${page} "Which of these have you used in part ${page}?" max 3 {\n    a "The shop"\n    b "The app"\n    c "The hotline"\n    d "The forum"\n    none "None of these" exclusive\n  }`,
      () => `  number n${page} "How many orders did you place?" 0..999 unit "orders" plus nonresponse`,
      () => `  yesno y${page} "Were you content with the delivery?"`,
      () =>
        `  if y${page} is no or n${page} > 20 {\n    open o${page} "What went wrong with your {n${page} | many} orders?" lines 3 optional\n  }`,
      () =>
        `  rate r${page} "How far do you agree?" on agreement {\n    1 "The offer was clear"\n    2 "The price was fair"\n    3 "Delivery took too long" reversed\n    4 "I would order again"\n  }`,
      () =>
        `  rating g${page} "All in all, how likely are you to come back?" on 0..10 {\n    0  "Not at all"\n    10 "Certainly"\n  }`,
      () => `  text t${page} "Which product did you like best?" length 0..80 optional`,
      () =>
        `  single s${page}b "How old is your household's newest device?" unit "years" {\n    1 ..1\n    2 2..5\n    3 6..\n  }`,
      () => `  date d${page} "When was your last order?" 2015-01-01.. when m${page} has a`,
    ];
    for (const block of blocks) {
      if (made++ >= questions) break;
      out.push(block());
    }
    out.push("}\n");
    if (made >= page * 10)
      scores.push(`score agree${page} "Agreement ${page}" = mean(r${page}) at least 3 of 4`);
  }
  return `${out.join("\n")}\n${scores.join("\n")}\n`;
}
