/** Text that would act where a report let it: markup, commands of CI servers, terminal escapes, formulas, links. */
export const hostileTexts: readonly string[] = [
  "</script><script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "--><svg onload=alert(1)>",
  "]]><failure/>",
  "&lt;b&gt; &#60;b&#62; <!ENTITY x SYSTEM 'file:///etc/passwd'> &x;",
  "\u001b[31mred\u001b[2J\u001b]8;;https://e.example\u0007link",
  "\u009b1mbold\u0085next",
  "a\u0000b\u0008c\u007fd\ufffee\ud800f",
  "one\r\ntwo\u2028three",
  "::error::pwned",
  " \u00a0::stop-commands::token",
  "x\n::add-mask::a",
  "x\r\n::set-output name=a::b",
  "%0A::warning::x",
  "x,title=y,line=7::pwned",
  "##[error]pwned ##[add-path]/tmp",
  "##vso[task.setvariable variable=a]b",
  "##teamcity[buildStop comment='x']",
  "\u202egnp.exe \u2066\u200f\u061c",
  'a,b;"c"\n"d',
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(A1)",
  "\t=1+1",
  "\uff1d1+1",
  `=cmd|' /C calc'!A0`,
  "`code` | **bold** | [link](https://e.example) ![image](https://e.example/i.png)",
  "a` **bold** [link](https://e.example) <b>b</b> `b",
  "https://e.example www.e.example a@e.example @someone #12",
  "a \\| b \\`| c \\",
  "{0} {{1}} %s %d $(x)",
];

/** A described job that says the text wherever a job says anything. */
export function hostileJob(text: string): object {
  return {
    TrainingJobName: text,
    TrainingJobStatus: text,
    SecondaryStatus: text,
    FailureReason: text,
    CreationTime: text,
    SecondaryStatusTransitions: [
      { Status: text, StartTime: text, EndTime: text, StatusMessage: text },
      { Status: text, StartTime: 1_747_419_050, [text]: text },
      text,
    ],
  };
}
