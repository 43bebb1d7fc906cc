/** What stands before a command: `$`, `[root@host ~]#`, `user@host:~/dir$`, `PS C:\\>`, `(venv) ➜ dir`, and what a CI writes. */
export const promptForm =
  '(?:\\([\\w.-]{1,40}\\) ?)?(?:[\\w.@:~/\\\\\\[\\]()+ -]{0,80}?[$#>%❯➜»+]{1,2}|Run)\\s{1,2}(?:[\\w./~-]{1,40} (?:git:\\([^)\\s]{1,60}\\) )?(?:✗ )?)?';

/** A prompt behind the output of a command; there `>` quotes, and a word before it may be one of the output. */
export const prompted = /^\s{0,4}(?:[$%#]|PS [^>]{0,80}>) \S/;
