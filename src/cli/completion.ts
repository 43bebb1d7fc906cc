import { Argument, Command } from 'commander';
import type { CommandEntry } from './commands.ts';
import type { CliIo } from './io.ts';

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

/** A command and what may follow it. */
interface Words {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly { readonly name: string; readonly choices: readonly string[] }[];
}

/** `clearance completion SHELL`: a script for the shell, made from the commands' own options. */
export function completionCommand(io: CliIo, commands: Readonly<Record<string, CommandEntry>>): Command {
  return new Command('completion')
    .description('print a script that completes commands and options in your shell')
    .addArgument(new Argument('<shell>', 'your shell').choices(shells))
    .addHelpText(
      'after',
      `
  bash:  clearance completion bash > ~/.local/share/bash-completion/completions/clearance
  zsh:   clearance completion zsh > a folder of $fpath, as _clearance
  fish:  clearance completion fish > ~/.config/fish/completions/clearance.fish`,
    )
    .action(async (shell: Shell) => {
      const others = Object.entries(commands).filter(([name]) => name !== 'completion');
      const words = await Promise.all(others.map(([name, entry]) => wordsOf(io, name, entry)));
      io.stdout.write(scripts[shell](words));
    });
}

async function wordsOf(io: CliIo, name: string, entry: CommandEntry): Promise<Words> {
  const { options } = (await entry.load())(io);
  return {
    name,
    summary: entry.summary,
    options: options.flatMap(({ long, argChoices }) =>
      long ? [{ name: long, choices: argChoices ?? [] }] : [],
    ),
  };
}

const bash = (commands: readonly Words[]): string => {
  const cases = commands.map(({ name, options }) => {
    const choices = options
      .filter(({ choices }) => choices.length > 0)
      .map(
        ({ name: option, choices }) =>
          `      [[ $previous == ${option} ]] && { COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word")); return; }\n`,
      );
    return `    ${name})\n${choices.join('')}      [[ $word == -* ]] && COMPREPLY=($(compgen -W "${options.map(({ name: option }) => option).join(' ')} --help" -- "$word")) ;;`;
  });
  return `_clearance() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  if [[ $COMP_CWORD == 1 ]]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} completion --help --version" -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
    completion) COMPREPLY=($(compgen -W "${shells.join(' ')}" -- "$word")) ;;
  esac
}
complete -o default -F _clearance clearance
`;
};

const zsh = (commands: readonly Words[]): string =>
  `#compdef clearance\nautoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;

const fish = (commands: readonly Words[]): string => {
  const lines = commands.flatMap(({ name, summary, options }) => [
    `complete -c clearance -n __fish_use_subcommand -a ${name} -d '${summary.replaceAll("'", '’')}'`,
    ...options.map(
      ({ name: option, choices }) =>
        `complete -c clearance -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}${choices.length === 0 ? '' : ` -x -a '${choices.join(' ')}'`}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
};

const scripts: Readonly<Record<Shell, (commands: readonly Words[]) => string>> = { bash, zsh, fish };
