using System.CommandLine;
using IncidentPlatform.Cli.Running;
using IncidentPlatform.Client.Development;
using IncidentPlatform.Contracts;

namespace IncidentPlatform.Cli.Commands;

internal static class Token
{
    public static Command Command(Shell shell)
    {
        var person = new Option<string>("--person") { Description = "Person id: the actor of what is done with the token.", Required = true };
        var roles = new Option<string[]>("--role") { Description = "An organisation role; may be given more than once.", DefaultValueFactory = _ => [OrganisationRoles.Viewer] };
        roles.CompletionSources.Add(
            OrganisationRoles.Viewer, OrganisationRoles.Responder, OrganisationRoles.Commander, OrganisationRoles.Support, OrganisationRoles.Communications,
            OrganisationRoles.Legal, OrganisationRoles.Security, OrganisationRoles.Executive, OrganisationRoles.Analyst, OrganisationRoles.Auditor, OrganisationRoles.Admin);
        var lifetime = new Option<string>("--lifetime") { Description = "How long it is accepted.", DefaultValueFactory = _ => "12h" };
        var keyFile = new Option<string?>("--key-file") { Description = "File with the signing key in base64. Otherwise DEVELOPMENT_SIGNING_KEY_FILE, or that of the running platform." };
        return new Command("token", "Mint a token that services accept in Development.") { person, roles, lifetime, keyFile }.Does(shell, run =>
        {
            var length = Durations.Parse(run.Value(lifetime)!) ?? throw new UsageException($"\"{run.Value(lifetime)}\" is not a duration. Write 30m or 12h.");
            var file = run.Value(keyFile) ?? run.Settings.FileAt("DEVELOPMENT_SIGNING_KEY_FILE", "development-signing-key")
                ?? throw new UsageException("Which key signs? Give --key-file, or set DEVELOPMENT_SIGNING_KEY_FILE.");
            var token = DevelopmentToken.Sign(Key(file), run.Value(person)!, run.Value(roles)!, length, shell.Clock.GetUtcNow());
            if (run.Json) run.ShowJson(new { token });
            else run.Say(token);
            return Task.CompletedTask;
        });
    }

    private static byte[] Key(string file)
    {
        try
        {
            return Convert.FromBase64String(File.ReadAllText(file).Trim());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException($"{file} cannot be used as a signing key: {e.Message}");
        }
    }
}
