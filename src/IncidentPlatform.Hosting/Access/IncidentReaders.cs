using IncidentPlatform.Hosting.Messaging;
using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace IncidentPlatform.Hosting.Access;

/// <summary>
/// Who may know of an incident, in the services beside Incidents. What is not restricted is open to whoever gets in; of what is restricted
/// Incidents is asked, and its answer holds for five seconds. Where Incidents does not answer, nobody reads.
/// </summary>
public sealed class IncidentReaders(IIncidentsApi incidents, Caller caller, IQuerySession query, IMemoryCache answers)
{
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <exception cref="AccessUnknownException">It is restricted and Incidents does not answer.</exception>
    public async Task<bool> MayRead(Guid incidentId, CancellationToken ct) =>
        await IncidentCopies.Find(query, incidentId, ct) is { } copy && await MayRead(copy, ct);

    /// <summary>Which of these the caller may know of; a restricted one about which Incidents does not answer is left out.</summary>
    public async Task<IReadOnlySet<Guid>> Readable(IEnumerable<Guid> incidentIds, CancellationToken ct)
    {
        var readable = new HashSet<Guid>();
        foreach (var copy in await query.LoadManyAsync<IncidentCopy>(ct, [.. incidentIds.Distinct()]))
        {
            try
            {
                if (await MayRead(copy, ct))
                    readable.Add(copy.Id);
            }
            catch (AccessUnknownException)
            {
                // Left out: nobody reads what cannot be asked about.
            }
        }

        return readable;
    }

    /// <summary>What a person is on an incident, restricted or not: for approvals and sends.</summary>
    /// <exception cref="AccessUnknownException">Incidents does not answer.</exception>
    public async Task<PersonAccess> Ask(Guid incidentId, string person, CancellationToken ct)
    {
        var key = (nameof(IncidentReaders), incidentId, person);
        if (answers.TryGetValue(key, out PersonAccess? known))
            return known!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return answers.Set(key, await incidents.GetAccess(incidentId, person, patience.Token), Holds);
        }
        catch (Refit.ApiException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return new PersonAccess(MayRead: false, [], 0);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            throw new AccessUnknownException(e);
        }
    }

    private async Task<bool> MayRead(IncidentCopy copy, CancellationToken ct) =>
        !copy.State.Access.Restricted || (caller.PersonId is { } person && (await Ask(copy.Id, person, ct)).MayRead);
}

/// <summary>Incidents does not answer who may know of a restricted incident.</summary>
public sealed class AccessUnknownException(Exception why) : Exception("Incidents does not answer who may know of the incident.", why);
