using System.CommandLine;
using IncidentPlatform.Cli.Running;

namespace IncidentPlatform.Cli.Commands;

internal static class Completion
{
    private const string Bash = """
        _incidentctl() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(incidentctl "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _incidentctl incidentctl
        """;

    private const string Zsh = """
        #compdef incidentctl
        _incidentctl() {
          local -a found
          found=("${(@f)$(incidentctl "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -a found
        }
        compdef _incidentctl incidentctl
        """;

    public static Command Command(Shell shell)
    {
        var kind = new Argument<string>("shell") { Description = "bash or zsh." };
        kind.AcceptOnlyFromAmong("bash", "zsh");
        return new Command("completion", "Print a script that completes commands: source <(incidentctl completion bash)") { kind }.Does(shell, run =>
        {
            run.Write(run.Value(kind) == "zsh" ? Zsh : Bash);
            return Task.CompletedTask;
        });
    }
}
