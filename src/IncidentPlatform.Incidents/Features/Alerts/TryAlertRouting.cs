using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.Access;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Intake.Routing;
using Marten;

namespace IncidentPlatform.Incidents.Features.Alerts;

/// <summary>Rules are tried against the alerts of the last 24 hours: what they would have done, beside what the rules of now do.</summary>
public static class TryAlertRouting
{
    private const int MostExamples = 50;
    private static readonly TimeSpan Back = TimeSpan.FromHours(24);

    /// <param name="Alerts">How many firing alerts were looked at; each sight counts.</param>
    /// <param name="Now">What the rules of now make of them.</param>
    /// <param name="Then">What the rules that are tried would make of them.</param>
    /// <param name="Differing">How many would be treated otherwise.</param>
    /// <param name="Examples">The first of those.</param>
    public sealed record Answer(int Alerts, Sum Now, Sum Then, int Differing, IReadOnlyList<Example> Examples);

    /// <param name="ByRule">How many each rule decides.</param>
    /// <param name="ByAction">How many would declare, page, or only be kept.</param>
    /// <param name="Declaring">On how many services, or groups of them, incidents would be declared.</param>
    /// <param name="Proposing">On how many they would be proposed, and somebody paged.</param>
    public sealed record Sum(IReadOnlyDictionary<string, int> ByRule, IReadOnlyDictionary<AlertAction, int> ByAction, int Declaring, int Proposing);

    public sealed record Example(string Source, string Key, string Name, Routed Now, Routed Then);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/alert-routing/trial", Try)
        .RequireRole(OrganisationRoles.Admin)
        .WithTags("alerts").WithSummary("Tries rules against the alerts of the last 24 hours; changes nothing.")
        .Produces<Answer>().ProducesProblem(400);

    private static async Task<IResult> Try(AlertRouting body, IntakeHistory history, IQuerySession query, CancellationToken ct)
    {
        if (AlertRoutingRoutes.Faulty(body) is { } faulty)
        {
            return faulty;
        }

        var current = (await query.LoadAsync<StoredRouting>(StoredRouting.Only, ct))?.Routing ?? AlertRouting.AsSourcesSay;
        var sources = (await query.Query<AlertSource>().ToListAsync(ct)).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var (now, then, differing, examples) = (new Summing(), new Summing(), 0, new List<Example>());
        await foreach (var (name, alert) in history.Since(TimeProvider.System.GetUtcNow() - Back, ct))
        {
            if (alert.Status != ReceivedStatus.Firing || !sources.TryGetValue(name, out var source))
            {
                continue;
            }

            var (before, after) = (current.Route(source, alert), body.Route(source, alert));
            now.Add(source, alert, before);
            then.Add(source, alert, after);
            if (before with { Rule = after.Rule } != after)
            {
                differing++;
                if (examples.Count < MostExamples)
                {
                    examples.Add(new Example(name, alert.Key, alert.Name, before, after));
                }
            }
        }

        return TypedResults.Ok(new Answer(now.Count, now.Sum, then.Sum, differing, examples));
    }

    private sealed class Summing
    {
        private readonly Dictionary<string, int> byRule = [];
        private readonly Dictionary<AlertAction, int> byAction = [];
        private readonly Dictionary<AlertAction, HashSet<string>> opening = [];

        public int Count { get; private set; }

        public Sum Sum => new(byRule, byAction, Opening(AlertAction.Declare), Opening(AlertAction.Page));

        public void Add(AlertSource source, ReceivedAlert alert, Routed routed)
        {
            Count++;
            byRule[routed.Rule] = byRule.GetValueOrDefault(routed.Rule) + 1;
            byAction[routed.Action] = byAction.GetValueOrDefault(routed.Action) + 1;
            if (routed.Action != AlertAction.Record)
            {
                var fields = new AlertFields(source, alert, routed.Service);
                (opening.TryGetValue(routed.Action, out var known) ? known : opening[routed.Action] = []).Add(routed.Grouping is { } by ? string.Join('\0', by.By.Select(fields.Of).Prepend(routed.Rule)) : routed.Service);
            }
        }

        private int Opening(AlertAction action) => opening.GetValueOrDefault(action)?.Count ?? 0;
    }
}
