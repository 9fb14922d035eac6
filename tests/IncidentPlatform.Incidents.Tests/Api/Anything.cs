using IncidentPlatform.Client;
using IncidentPlatform.Client.Incidents;
using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using IncidentPlatform.Testing;

namespace IncidentPlatform.Incidents.Tests.Api;

/// <summary>Random commands by random people, repeatable by their seed; what the rules refuse is refused.</summary>
internal sealed class Anything(PlatformUnderTest platform, int seed)
{
    private static readonly string[] People = ["ada", "grace", "linus"];
    private readonly Random random = new(seed);

    public Anything(RunningIncidents running, int seed) : this(running.Platform, seed)
    {
    }

    public async Task Happens(string incident, int commands)
    {
        for (var n = 0; n < commands; n++)
        {
            try
            {
                await Happens(incident);
            }
            catch (ProblemException refused) when ((int)refused.Status is >= 400 and < 500)
            {
                // The rules say no: that is part of any story.
            }
        }
    }

    private async Task Happens(string incident)
    {
        var by = platform.As(Person()).Incidents;
        var now = await by.Get(incident);
        var fix = now.Fixes.Count > 0 ? now.Fixes[random.Next(now.Fixes.Count)].Id : Guid.CreateVersion7();
        await (random.Next(14) switch
        {
            0 => by.AssignRole(incident, Roles.Commander, now.ETag, new AssignRole(Person())),
            1 => by.AssignRole(incident, Roles.EngineeringLead, now.ETag, new AssignRole(Person())),
            2 => by.ChangeSeverity(incident, now.ETag, new ChangeSeverity(random.Next(2) == 0 ? "P1" : "P2", "Looked again")),
            3 => by.Retitle(incident, new Retitle($"Title {random.Next(100)}")),
            4 => by.Assess(incident, new RecordAssessment(CustomersAffected: random.Next(1000), Symptoms: $"Symptom {random.Next(100)}")),
            5 => by.GiveEta(incident, new EtaGiven(now.DeclaredAt.AddHours(random.Next(1, 9)), "low")),
            6 or 7 => by.ProposeFix(incident, now.ETag, new ProposeFix("fix", $"Change {random.Next(100)}", Person())),
            8 => by.ValidateFix(incident, fix, now.ETag),
            9 => by.DeployFix(incident, fix, now.ETag, new DeployFix(Person(), now.DeclaredAt)),
            10 => by.RevertFix(incident, fix, now.ETag, new RevertFix("Made it worse")),
            11 => by.RecordVerification(incident, now.ETag, new RecordVerification(random.Next(2) == 0, "Paid", ["success"])),
            12 => by.IdentifyRootCause(incident, new IdentifyRootCause($"Cause {random.Next(100)}")),
            _ => by.AddNote(incident, new Words($"Note {random.Next(1000)}")),
        });
    }

    private string Person() => People[random.Next(People.Length)];
}
