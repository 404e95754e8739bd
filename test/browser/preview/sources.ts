/** Surveys for the tests of the preview. */
export const shop = `survey shop "Shopping online" {
  language en
  version "1.0"
}

scale agreement 1..7 {
  1 "Strongly disagree"
  7 "Strongly agree"
}

page about "About you" {
  single gender "Are you …" {
    female "a woman?"
    male   "a man?"
    other  "neither?" specify
  }
  number age "How old are you?" 0..120 unit "years"
  multiple channels "Which have you used?" {
    app   "The app"
    web   "The web site"
    never "Neither" exclusive
  }
  open story "Tell us more." lines 3 optional
}

page quality "The service" {
  note "Think of your last order."
  rate service "How far do you agree?" on agreement {
    prompt "My orders arrive when promised."
    kind   "The staff is kind."
  }
  if mean(service) < 3 or channels has never {
    open why "What made you unhappy?" lines 4 optional
  }
  ranking order "What matters most?" {
    price "The price"
    speed "The speed"
    range "The range"
  }
}

page last "The end" {
  text mail "Your e-mail address" email optional
}
`;

/** Texts that would do harm if any part of the way took them for markup, script or template. */
export const hostile = `survey evil "<img src=x onerror=parent.hurt()> </script><script>hurt()</script> {{1+1}} \u2028 x" {
  language en
}

welcome "</template></section><svg onload=hurt()> [link](javascript:hurt()) \\{{constructor.constructor('hurt()')()}}"

page one "<script>hurt()</script>" help "\u2029 <iframe srcdoc='<script>parent.hurt()</script>'></iframe>" {
  single a "<b onclick=hurt()>bold</b> [click](https://example.org/\\"onmouseover=hurt())" {
    x "<style>*\\{display:none}</style>"
    y "\\" autofocus onfocus=hurt() x=\\""
    z "</label></fieldset><script>hurt()</script>" specify
  }
  text b "<!-- <script> " help "]]> </style>" optional
  if a is x {
    text c "Because of {a}" optional
  }
  note "<meta http-equiv=refresh content='0;url=https://example.org/'> [click](https://example.org/?q=%22%3E%3Cscript%3E)"
}
`;
