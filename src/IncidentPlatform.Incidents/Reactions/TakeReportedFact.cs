using System.Text.Json;
using IncidentPlatform.Contracts;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Hosting.Messaging;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Kernel;
using MassTransit;

namespace IncidentPlatform.Incidents.Reactions;

/// <summary>What a sibling established becomes a fact of the incident, under the id its source gave it.</summary>
public sealed class TakeReportedFact(StreamSessions sessions, FirstCommanders commanders) : IConsumer<ReportedFact>
{
    private const string Consumer = "reported-facts";
    private static readonly Dictionary<string, Type> Types = FactTypes.Reported.ToDictionary(t => t.Name);

    /// <exception cref="PoisonException">It cannot be a fact of an incident, however often it is tried.</exception>
    public async Task Consume(ConsumeContext<ReportedFact> context)
    {
        var (reported, ct) = (context.Message, context.CancellationToken);
        var fact = Read(reported);
        await using var transaction = sessions.Open();
        if (!await Inbox.Accept(transaction.Session, Consumer, reported.Id, ct))
        {
            return;
        }

        IReadOnlyList<Guid> related = Reports.MayMoveCommand(fact.Data) ? await CascadeReads.Related(transaction.Session, reported.IncidentId, ct) : [];
        var engineer = fact.Data is PagesExhausted ? await commanders.EngineerOnCall(transaction.Session, transaction.Now, ct) : null;
        var cascade = await transaction.LockAll<Incident>([reported.IncidentId, .. related], ct);
        var intent = new Intent(Actor.Service(reported.Origin), reported.Cause, reported.Hops);
        if (fact.Data is ErasureCarriedOut { Facts.Count: > 0 } carried)
        {
            // What the sibling reported before stands here under the same ids.
            await transaction.Erase<Incident>(
                reported.IncidentId, intent, new Erasure(carried.Basis, null, null, carried.Facts.ToHashSet()), (i, _) => LegalHolds.Keeps(i), ct);
        }

        var written = await transaction.Append<Incident>(
            reported.IncidentId,
            intent,
            (incident, _) => incident is null ? Decision.Nothing : Reports.Take(incident.Whole(cascade) ?? incident, fact, engineer),
            ct);
        if (written.State is null)
        {
            throw new PoisonException($"There is no incident {reported.IncidentId} to append {reported.Type} to.");
        }

        await transaction.Save(ct);
    }

    private static NewFact Read(ReportedFact reported)
    {
        if (reported.Hops > ReportedFact.MostHops)
        {
            throw new PoisonException($"{reported.Type} {reported.Id} has crossed {reported.Hops} services: they answer each other for ever.");
        }

        if (!Types.TryGetValue(reported.Type, out var type))
        {
            throw new PoisonException($"'{reported.Type}' is not a fact that {reported.Origin} can report.");
        }

        try
        {
            var data = reported.Data.Deserialize(type, Wire.Json) ?? throw new JsonException("The data is null.");
            return new NewFact(data, reported.OccurredAt, reported.Id, ActorOf(reported), reported.Origin, reported.Cause);
        }
        catch (JsonException)
        {
            throw new PoisonException($"The data of {reported.Type} {reported.Id} does not have its shape.");
        }
    }

    private static Actor ActorOf(ReportedFact reported) =>
        Enum.TryParse<ActorKind>(reported.Actor.Kind, ignoreCase: true, out var kind)
            ? new Actor(kind, reported.Actor.Id)
            : Actor.Service(reported.Origin);
}
