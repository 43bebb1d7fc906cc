/** What stands before a command: `$`, `[root@host ~]#`, `user@host:~/dir$`, `PS C:\\>`, `(venv) ➜ dir`, and what a CI writes. */
export const promptForm =
  '(?:\\([\\w.-]{1,40}\\) ?)?(?:[\\w.@:~/\\\\\\[\\]()+ -]{0,80}?[$#>%❯➜»+]{1,2}|Run)\\s{1,2}(?:[\\w./~-]{1,40} (?:git:\\([^)\\s]{1,60}\\) )?(?:✗ )?)?';
