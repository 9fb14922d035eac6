using IncidentPlatform.Escalation.Domain.EscalationPolicies;
using IncidentPlatform.Escalation.Domain.OnCall;
using IncidentPlatform.Escalation.Features.People;
using IncidentPlatform.Escalation.Views;
using IncidentPlatform.Hosting.Api;
using Marten;

namespace IncidentPlatform.Escalation.Features.EscalationPolicies;

/// <summary>What a policy is to say.</summary>
/// <param name="AcknowledgeWithin">Time that the last step's people have; five minutes where it is left out.</param>
/// <param name="Repeats">How often it begins again.</param>
/// <param name="AcknowledgementLasts">After which time who acknowledged is asked again, while the incident is not resolved; never where it is left out.</param>
public sealed record PolicyBody(IReadOnlyList<PolicyStep> Steps, TimeSpan? AcknowledgeWithin = null, int Repeats = 0, TimeSpan? AcknowledgementLasts = null)
{
    private const int MostSteps = 20;
    private const int MostTargets = 50;
    private const int MostRepeats = 9;
    private static readonly string[] Severities = ["P1", "P2", "P3", "P4"];
    private static readonly TimeSpan UsualTime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    internal PolicyTerms ToTerms() => new(
        [.. Steps.Select(s => s with { Severities = s.Severities is { Count: > 0 } ? s.Severities : null })], AcknowledgeWithin ?? UsualTime, Repeats, AcknowledgementLasts);

    internal async Task<IResult?> Fault(IQuerySession query, CancellationToken ct)
    {
        if (Steps.Count is 0 or > MostSteps || Steps.Any(s => s.Targets.Count is 0 or > MostTargets))
            return Problems.Invalid("policy-empty", $"A policy has 1 to {MostSteps} steps, and each of them 1 to {MostTargets} targets.", "Give steps with targets.");
        if (Repeats is < 0 or > MostRepeats)
            return Problems.Invalid("policy-repeats", $"A policy begins again at most {MostRepeats} times.", $"Give repeats from 0 to {MostRepeats}.");
        if (Steps.Select(s => s.After).Append(AcknowledgeWithin ?? UsualTime).Any(t => t < TimeSpan.Zero || t > Longest) || AcknowledgementLasts is { } lasts && (lasts <= TimeSpan.Zero || lasts > Longest))
            return Problems.Invalid("policy-times", "A time of the policy is negative, or longer than 24 hours.", "Give durations such as PT5M.");
        if (Steps.SelectMany(s => s.Severities ?? []).FirstOrDefault(s => !Severities.Contains(s)) is { } severity)
            return Problems.Invalid("severity-unknown", $"There is no severity {severity}.", $"Use {string.Join(", ", Severities)}.");
        if (Steps.Select(s => s.Hours).OfType<PolicyHours>().FirstOrDefault(h => !TimeZones.Knows(h.TimeZone)) is { } hours)
            return Problems.Invalid("time-zone-unknown", $"There is no time zone {hours.TimeZone}.", "Use an IANA name such as Europe/Berlin.");
        if (Steps.Select(s => s.Hours).OfType<PolicyHours>().Any(h => h.Only.Count == 0 || h.Only.Any(r => r.Days.Count == 0)))
            return Problems.Invalid("hours-empty", "Hours without days never come.", "Name the weekdays on which they begin.");
        return await UnknownTarget(query, ct);
    }

    /// <summary>Roles are an incident's own; everything else has to be known by now.</summary>
    private async Task<IResult?> UnknownTarget(IQuerySession query, CancellationToken ct)
    {
        var named = Steps.SelectMany(s => s.Targets).ToLookup(t => t.Kind, t => t.Name);
        if (await Here.Unknown(named[TargetKind.Person], query, ct) is { } person)
            return PutPosition.UnknownPerson(person);
        foreach (var duty in named[TargetKind.Duty])
        {
            if (await query.LoadAsync<Schedule>(Schedule.IdOf(duty), ct) is not { Ended: false })
                return Problems.Invalid("target-unknown", $"There is no schedule {duty}.", "Set it with PUT /schedules/{duty} first.");
        }

        foreach (var position in named[TargetKind.Position])
        {
            if (await query.LoadAsync<Position>(position, ct) is null)
                return Problems.Invalid("target-unknown", $"Nobody is in the position {position}.", "Fill it with PUT /positions/{position} first.");
        }

        foreach (var webhook in named[TargetKind.Webhook])
        {
            if (await query.LoadAsync<PageWebhook>(webhook, ct) is null)
                return Problems.Invalid("target-unknown", $"There is no webhook {webhook}.", "Set it with PUT /page-webhooks/{webhook} first.");
        }

        return null;
    }
}
